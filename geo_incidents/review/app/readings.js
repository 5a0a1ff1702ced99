// @ts-check
// What reviewers decided about an item: its state, its values, and their disagreements.

import { holds } from "./anchors.js";
import { allItems, claimsOf, remembered, rowsOf, targetOf } from "./items.js";
import { D, about, later, live } from "./store.js";

export const blind = { on: true };
const ENDS = ["accept", "drop", "same"];

// Of two joined items the second remains, or the one named by `is`.
function goesInto(row, item) {
  const tokens = [item.id, ...targetOf(item).split(" ")];
  return row.is !== item.id && tokens.includes(row.target.split(" ")[0]);
}

const isEnd = (item) => (row) => ENDS.includes(row.action) && (row.action !== "same" || goesInto(row, item));

// The last verdict of each reviewer on an item.
export function verdicts(item) {
  return remembered(item, "verdicts", () => {
    const found = new Map();
    for (const row of rowsOf(item).filter(isEnd(item))) found.set(row.by, row);
    return found;
  });
}

const mine = (item) => verdicts(item).get(D.by);

// Whether to hide other reviewers' rows: with two reviewers required, until I have decided.
export const isHidden = (item) => D.require > 1 && blind.on && !mine(item);
const shown = (item) => (row) => row.by === D.by || !isHidden(item);

export const NAMES = { accept: "accept", drop: "drop", same: "merged" };

export function standing(item) {
  return remembered(item, blind.on ? "standing" : "standing seen", () => {
    const own = rowsOf(item).filter(shown(item));
    const row = own.filter(isEnd(item)).at(-1);
    const visible = own.filter((one) => one.action === "hold" || one.action === "publish").at(-1);
    return {
      end: row ? NAMES[row.action] : hasCorrections(item) ? "part" : "open",
      row,
      held: visible?.action === "hold",
      notes: own.filter((one) => one.action === "note"),
      tags: [...new Set(own.filter((one) => one.action === "tag").map((one) => one.is))],
    };
  });
}

function hasCorrections(item) {
  const found = [...rowsOf(item), ...item.claims.flatMap((claim) => about(claim.id))];
  return found.some((row) => ["correct", "move", "different"].includes(row.action) && shown(item)(row));
}

// Whether the required number of reviewers have decided.
export const isReviewed = (item) => verdicts(item).size >= D.require;
export const isDone = (item) => Boolean(mine(item)) || isReviewed(item);
export const waitsForSecond = (item) => verdicts(item).size > 0 && !isDone(item);

// The row that last changed a field. `token` is an item or a claim.
export function correction(item, id, field, by = "") {
  const from = id === item.id ? rowsOf(item) : about(id);
  const isField = (row) =>
    (row.action === "correct" && row.field === field) || (row.action === "move" && field === "place");
  return from.filter((row) => isField(row) && (by ? row.by === by : shown(item)(row))).at(-1);
}

export const placeId = (item) => correction(item, item.id, "place")?.is ?? item.place[0] ?? "";
export const whenOf = (item) => correction(item, item.id, "when")?.is ?? item.when;
export const kindOf = (item) => correction(item, item.id, "kind")?.is ?? item.kind;
export const speakerOf = (item, claim) => correction(item, claim.id, "speaker")?.is ?? claim.speaker;
export const polarityOf = (item, claim) => correction(item, claim.id, "polarity")?.is ?? claim.polarity;

export const figureField = (n) => (n ? `figure:${n + 1}` : "figure");

// The current figures of a claim: [{field, is, was, text, row}].
export function figuresOf(item, claim) {
  const count = Math.max(1, claim.figures.length);
  return Array.from({ length: count }, (_, n) => {
    const [was, text] = claim.figures[n] ?? ["", ""];
    const row = correction(item, claim.id, figureField(n));
    return { field: figureField(n), is: row ? row.is : was, was, text, row };
  });
}

/** A row whose words are no longer in the report. */
export function staleRow(item) {
  return remembered(item, "stale", () => {
    const found = [...rowsOf(item), ...item.claims.flatMap((claim) => about(claim.id))];
    return found.find((row) => row.anchor && !holds(row.anchor, claimsOf(item)));
  });
}

// Unsettled disagreements between another reviewer and me: {id, field, mine, theirs}.
export function conflictOf(item) {
  return remembered(item, "conflict", () => {
    const own = rowsOf(item).length ? mine(item) : null;
    if (!own) return null;
    for (const [by, row] of verdicts(item))
      if (by !== D.by && row.action !== own.action && !isSettled(item.id, "", row, own))
        return { id: item.id, field: "", mine: own, theirs: row };
    return fieldConflict(item);
  });
}

function fieldConflict(item) {
  for (const id of [item.id, ...item.claims.map((claim) => claim.id)]) {
    const rows = (id === item.id ? rowsOf(item) : about(id)).filter((row) => row.action === "correct");
    for (const theirs of rows.filter((row) => row.by !== D.by)) {
      const own = correction(item, id, theirs.field, D.by);
      const differs = own ? own.is !== theirs.is : D.require > 1;
      if (differs && verdicts(item).has(theirs.by) && !isSettled(id, theirs.field, theirs, own))
        return { id, field: theirs.field, mine: own, theirs };
    }
  }
  return null;
}

function isSettled(id, field, theirs, own) {
  const said = about(id).filter((row) => row.action === "settle" && row.field === field && row.was === theirs.decision);
  return said.length > 0 || Boolean(own && own.reason.includes(theirs.decision) && later(own, theirs));
}

export const othersWho = () => [...new Set(live().force.map((row) => row.by))].filter((by) => by !== D.by);

// The reason why an item is in the queue: its group.
export const GROUPS = ["changed", "second", "unsure", "contested", "new", "loose", "clear"];

export function groupOf(item) {
  return remembered(item, "group", () => {
    if (staleRow(item)) return "changed";
    if (waitsForSecond(item)) return "second";
    if (conflictOf(item)) return "contested";
    return item.group;
  });
}

// Agreement of two reviewers over the items that both have decided.
export function agreement(other) {
  const both = allItems().filter((item) => mine(item) && verdicts(item).has(other));
  const said = (item, by) => verdicts(item).get(by).action;
  const kinds = { verdict: both.map((item) => [said(item, D.by), said(item, other)]) };
  for (const field of ["place", "when", "kind", "figure", "speaker", "polarity"])
    kinds[field] = both.flatMap((item) => fieldPairs(item, field, other));
  return Object.fromEntries(Object.entries(kinds).map(([name, pairs]) => [name, kappa(pairs)]));
}

function fieldPairs(item, field, other) {
  return [item.id, ...item.claims.map((claim) => claim.id)]
    .map((id) => [D.by, other].map((by) => correction(item, id, field, by)?.is ?? "as read"))
    .filter(([one, two]) => one !== "as read" || two !== "as read");
}

// Cohen's kappa; undefined if a reviewer gave only one answer.
function kappa(pairs) {
  const n = pairs.length;
  const same = pairs.filter(([one, two]) => one === two).length;
  const answers = [0, 1].map((at) => new Set(pairs.map((pair) => pair[at])));
  if (answers.some((found) => found.size < 2)) return { n, same, kappa: null };
  const share = (at, answer) => pairs.filter((pair) => pair[at] === answer).length / n;
  const expected = [...answers[0]].reduce((sum, answer) => sum + share(0, answer) * share(1, answer), 0);
  return { n, same, kappa: (same / n - expected) / (1 - expected) };
}
