// @ts-check
// The items of the queue after decisions: with claims split off, moved, joined and added.

import { placeOfAnchor } from "./anchors.js";
import { D, about, live, onRows } from "./store.js";

/** @typedef {any} Item */
/** @typedef {any} Claim */
let derived = null;
const states = new Map(); // cached state of each item, until a row about it arrives
let version = 0;

onRows((more) => {
  version += 1;
  if (!derived || more.some((row) => row.action === "undo" || LAID[row.action])) {
    derived = null;
    states.clear();
    return;
  }
  for (const row of more) for (const item of itemsOf(row)) states.delete(item);
});

// Changes with every row: caches over all items are valid as long as it stays the same.
export const changes = () => version;

function itemsOf(row) {
  return row.target.split(" ").flatMap((target) => {
    const named = derived.byId.get(target);
    return [...(named ? [named] : []), ...(derived.homes.get(claimId(target)) ?? [])];
  });
}

function derive() {
  if (derived) return derived;
  const items = [...D.items];
  const claims = new Map(D.items.map((item) => [item.id, item.claims]));
  derived = { items, claims, homes: new Map(), byId: new Map(items.map((item) => [item.id, item])) };
  for (const item of D.items) housed(item);
  for (const row of live().force) LAID[row.action]?.(row);
  return derived;
}

// The items that contain a claim, one for each of its places.
function housed(item) {
  for (const claim of item.claims) {
    if (!derived.homes.has(claim.id)) derived.homes.set(claim.id, []);
    derived.homes.get(claim.id).push(item);
  }
}

const LAID = { different: splitOff, move: movedTo, same: joinedTo, add_claim: added };

function addItem(item) {
  derived.items.push(item);
  derived.byId.set(item.id, item);
  derived.claims.set(item.id, item.claims);
  housed(item);
}

const claimId = (target) => target.split("@")[0];

function splitOff(row) {
  const from = derived.byId.get(row.was);
  if (!from) return;
  const out = new Set(row.target.split(" ").map(claimId));
  const claims = derived.claims.get(from.id).filter((claim) => out.has(claim.id));
  if (!claims.length) return;
  derived.claims.set(
    from.id,
    derived.claims.get(from.id).filter((claim) => !out.has(claim.id)),
  );
  const when = claims[0].when || from.when;
  addItem({ ...from, id: `s-${row.decision.slice(2)}`, claims, when, why: [], group: "clear", of: from.id, made: row });
}

function movedTo(row) {
  for (const target of row.target.split(" ")) {
    const [id, at] = target.split("@");
    const [from] = derived.homes.get(id) ?? [];
    if (!from || derived.byId.has(target)) continue;
    const claim = from.claims.find((one) => one.id === id);
    const fits = derived.items.filter((item) => item.place[0] === row.is && item !== from);
    const to = fits.find((item) => item.kind === claim.kind) ?? fits[0];
    if (!to || derived.claims.get(to.id).includes(claim)) continue;
    if (at)
      derived.claims.set(
        from.id,
        derived.claims.get(from.id).filter((one) => one !== claim),
      );
    derived.claims.set(to.id, [...derived.claims.get(to.id), claim]);
  }
}

function joinedTo(row) {
  const named = row.target.split(" ");
  const kept =
    derived.byId.get(row.is || named.at(-1)) ??
    derived.items.find((item) => item.of && row.target.endsWith(` ${targetOf(item)}`));
  if (!kept) return;
  const own = new Set(targetOf(kept).split(" "));
  const more = named
    .filter((target) => target !== kept.id && !own.has(target))
    .flatMap((target) => derived.claims.get(target) ?? claimNamed(target));
  derived.claims.set(kept.id, [...new Set([...derived.claims.get(kept.id), ...more])]);
}

function claimNamed(target) {
  const id = claimId(target);
  return (derived.homes.get(id) ?? []).slice(0, 1).flatMap((item) => item.claims.filter((claim) => claim.id === id));
}

// The field `is` of an added claim: kind=killing; place=ocha:C1; when=2025-03-07; figure=7 killed; …
export function partsOf(text) {
  return Object.fromEntries(text.split("; ").map((part) => [part.split("=")[0], part.slice(part.indexOf("=") + 1)]));
}

function added(row) {
  const place = placeOfAnchor(row.anchor);
  if (!place || derived.byId.has(row.target)) return;
  const said = partsOf(row.is);
  const when = said.when ? (said.when.includes("/") ? said.when : `${said.when}/${said.when}`) : "";
  const publisher = D.reports[place.report].publisher;
  const claim = {
    id: row.target,
    report: place.report,
    text: "",
    quote: [place.start, place.end],
    marks: [],
    kind: said.kind,
    when,
    when_text: "",
    basis: "",
    figures: said.figure ? [[said.figure, ""]] : [],
    speaker: said.speaker || publisher,
    speaker_kind: said.speaker ? "unknown" : "publisher",
    polarity: "asserted",
    hedge: "",
    sure: "clear",
    anchor: row.anchor,
    at: [],
  };
  const at = said.place ? [said.place] : [];
  addItem({
    id: row.target,
    group: at.length ? "clear" : "loose",
    why: [],
    kind: said.kind,
    place: at,
    when,
    claims: [claim],
    candidates: at,
    origins: 1,
    new: false,
    made: row,
  });
}

export const allItems = () => derive().items;
export const itemOf = (id) => derive().byId.get(id);
export const claimsOf = (item) => derive().claims.get(item.id) ?? item.claims;
export const homeOf = (id) => derive().homes.get(id)?.[0];

// The item that a row is about, if there is one.
export function itemOfRow(row) {
  if (row.action === "undo") return null;
  const first = row.target.split(" ")[0];
  return itemOf(first) ?? ownOf(first) ?? homeOf(claimId(first)) ?? null;
}

const ownOf = (target) =>
  target.includes("@") ? allItems().find((item) => item.of && targetOf(item).includes(target)) : null;

// The subjects of a row about an item: its id, or its claims at their place if the program had no such incident.
export function targetOf(item) {
  const now = claimsOf(item);
  if (now === item.claims && !item.of) return item.id;
  const at = (claim) => (item.place[0] ? `${claim.id}@${item.place[0]}` : claim.id);
  if (item.of) return item.claims.map(at).join(" ");
  const left = now.filter((claim) => item.claims.includes(claim));
  return left.length && left.length < item.claims.length ? left.map(at).join(" ") : item.id;
}

// The rows in force about an item as a whole.
export function rowsOf(item) {
  if (claimsOf(item) === item.claims && !item.of)
    return item.made ? about(item.id).filter((row) => row !== item.made) : about(item.id);
  const own = item.of ? targetOf(item).split(" ") : [item.id, ...partial(item)];
  return [...new Set(own.flatMap(about))].filter((row) => row !== item.made);
}

function partial(item) {
  const target = targetOf(item);
  return target === item.id ? [] : target.split(" ");
}

// The cached state of an item, until a row about it arrives.
export function remembered(item, name, make) {
  let state = states.get(item);
  if (!state) states.set(item, (state = new Map()));
  if (!state.has(name)) state.set(name, make());
  return state.get(name);
}
