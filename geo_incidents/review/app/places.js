// @ts-check
// The place: candidates with their distances, any other place by name, or a point set by the reviewer.

import { bdi, el } from "../../webmap/app/dom.js";
import { number, t } from "../../webmap/app/words.js";

import { placeId } from "./readings.js";
import { claim, current } from "./report.js";
import { kmBetween, kmText, nameOf, placeOf, whereOf } from "./say.js";
import { D } from "./store.js";
import { S, draw, focusIn, node, parts, select } from "./ui.js";

export const RADII = [200, 500, 800, 1500, 3000, 5000, 10000];
const MOST_CANDIDATES = 9;
let asked = 0;

// The choices, numbered the same on map and list, the program's choice first.
export function candidates() {
  const item = current();
  if (!item) return [];
  if (S.field === "place" && S.query_places) return S.query_places;
  const own = [...item.place, ...item.candidates, placeId(item)].filter((id) => D.places[id]);
  if (own.length) return [...new Set(own)].slice(0, MOST_CANDIDATES).map(placeOf);
  const report = claim().report;
  const beside = D.items.filter((one) => one.place.length && one.claims.some((told) => told.report === report));
  return [...new Set(beside.flatMap((one) => one.place))].slice(0, MOST_CANDIDATES - 1).map(placeOf);
}

export function pointEditor(item) {
  S.found = candidates();
  const now = placeId(item);
  if (S.chosen < 0 && !S.point && !S.setting) S.chosen = S.found.findIndex((place) => place.id === now);
  const base = placeOf(item.place[0]);
  const rows = S.found.map((place, n) => choice(place, n, base));
  const at = S.point ? `${S.point.lat}, ${S.point.lon}` : "";
  rows.push(
    el(
      "li",
      {},
      el(
        "button",
        { type: "button", "data-k": "c0", "aria-pressed": String(S.setting), onclick: setPoint },
        el("i", { class: "dot own" }, "0"),
        el("b", {}, t("review.set_point")),
        el("small", {}, at),
      ),
    ),
  );
  return [search(), el("ol", { class: "cands" }, rows), S.setting ? pointFields(at) : null];
}

function choice(place, n, base) {
  const km = base && base.id !== place.id ? kmText(kmBetween(base, place)) : "";
  const told = base?.id === place.id ? t("review.machines_choice") : km;
  return el(
    "li",
    {},
    el(
      "button",
      {
        type: "button",
        "data-k": `c${n + 1}`,
        "aria-pressed": String(S.chosen === n && !S.setting),
        onclick: () => chooseCandidate(n),
      },
      el("i", { class: "dot" }, number(n + 1)),
      el("span", {}, el("b", {}, bdi(nameOf(place))), " ", el("small", {}, whereOf(place))),
      el("small", {}, told),
    ),
  );
}

function search() {
  const find = (event) => lookUpPlaces(event.target.value);
  return el("input", {
    type: "search",
    name: "find",
    "data-k": "value",
    autocomplete: "off",
    dir: "auto",
    placeholder: t("review.other_place"),
    "aria-label": t("review.other_place"),
    value: S.place_words ?? "",
    oninput: find,
  });
}

// Places by name: from the gazetteer if the page is served, otherwise from the case.
async function lookUpPlaces(words) {
  const turn = ++asked;
  S.place_words = words;
  const typed = words.trim();
  if (!typed) S.query_places = null;
  else {
    const found = D.served ? await fromGazetteer(typed) : fromCase(typed);
    if (turn !== asked || S.field !== "place") return;
    S.query_places = found;
  }
  Object.assign(S, { chosen: S.query_places?.length ? 0 : -1, point: null, setting: false, fit: true });
  draw("record", "map");
}

async function fromGazetteer(words) {
  const found = await (await fetch(`places?q=${encodeURIComponent(words)}`)).json();
  for (const place of found) D.places[place.id] ??= place;
  return found.slice(0, MOST_CANDIDATES).map((place) => placeOf(place.id));
}

function fromCase(words) {
  const typed = words.toLowerCase();
  const fits = ([, place]) => `${place.name} ${place.ar}`.toLowerCase().includes(typed);
  return Object.entries(D.places)
    .filter(fits)
    .slice(0, MOST_CANDIDATES)
    .map(([id]) => placeOf(id));
}

// Places that words of the report may refer to.
export const lookUpWords = (words) => lookUpPlaces(words);

export function chooseCandidate(n) {
  Object.assign(S, { chosen: n, point: null, setting: false });
  draw("record", "map");
  focusIn("record", `[data-k="c${n + 1}"]`);
}

function pointFields(at) {
  const typed = (event) => {
    const found = /^\s*(-?\d{1,2}(?:\.\d+)?)[,\s]+(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(event.target.value);
    if (!found) return;
    S.point = { lat: Number(found[1]), lon: Number(found[2]) };
    S.fit = true;
    parts.map();
  };
  const label = (n) => (n < 1000 ? t("review.metres", { n: number(n) }) : t("map.km", { n: number(n / 1000) }));
  const radius = select("radius", RADII, S.radius, label, {
    "data-k": "radius",
    onchange: (event) => {
      S.radius = Number(event.target.value);
      parts.map();
    },
  });
  return [
    el("p", { class: "wy" }, t("review.set_point_how")),
    el(
      "div",
      { class: "two" },
      el(
        "label",
        {},
        t("review.coordinates"),
        el("input", {
          name: "point",
          "data-k": "point",
          value: at,
          placeholder: "35.4758, 35.8852",
          dir: "ltr",
          autocomplete: "off",
          oninput: typed,
        }),
      ),
      el("label", {}, t("review.radius"), radius),
    ),
  ];
}

export function setPoint() {
  Object.assign(S, { setting: true, chosen: -1, pane: "map" });
  draw("record", "map", "shell");
  node("map").focus();
}

// After a point was set on the map: only the reason is missing.
export function pointSet(lat, lon) {
  S.point = { lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)) };
  S.pane = "record";
  draw("record", "map", "shell");
  const reason = /** @type {HTMLElement} */ (node("record").querySelector("[name=reason]"));
  reason?.focus();
  reason?.scrollIntoView({ block: "nearest" });
}
