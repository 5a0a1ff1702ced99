// @ts-check
// The reader's choices and their form in the address, so that a link restores the same view.

import { entries, index } from "./data.js";
import { facets } from "./facets.js";
import { dayOf, isoOf } from "./words.js";

export const state = {
  chosen: {},
  query: "",
  from: 0,
  to: 0,
  undated: true,
  selected: null,
  tab: "incidents",
  page: null, // about, download, embed
  lang: null,
  embed: false,
  at: null, // zoom, latitude and longitude, if the reader moved the map
};
export const extent = { first: 0, last: 0, undated: 0 };

export function prepareState() {
  extent.first = Infinity;
  extent.last = -Infinity;
  for (let i = 0; i < index.incidents; i++) {
    if (entries.start[i] === null) extent.undated += 1;
    else {
      extent.first = Math.min(extent.first, entries.start[i]);
      extent.last = Math.max(extent.last, entries.end[i]);
    }
  }
  if (extent.first > extent.last) extent.first = extent.last = 0;
  readHash();
}

export function readHash() {
  const told = new URLSearchParams(location.hash.slice(1));
  const day = (name, otherwise) => {
    const found = told.has(name) ? dayOf(told.get(name)) : null;
    return found === null ? otherwise : Math.min(Math.max(found, extent.first), extent.last);
  };
  state.from = day("from", extent.first);
  state.to = Math.max(day("to", extent.last), state.from);
  state.undated = told.get("undated") !== "0";
  state.query = told.get("q") ?? "";
  state.tab = ["areas", "tray"].includes(told.get("tab")) ? told.get("tab") : "incidents";
  state.selected = entries.byId.get(told.get("incident")) ?? null;
  state.unknown = told.has("incident") && state.selected === null ? told.get("incident") : null;
  state.page = ["about", "download", "embed"].includes(told.get("page")) ? told.get("page") : null;
  state.at = placeOnMap(told.get("map"));
  state.chosen = {};
  for (const facet of facets) {
    const keys = told.getAll(facet.name);
    if (keys.length) state.chosen[facet.name] = new Set(keys);
  }
}

// "10/35.21000/36.30000": zoom, latitude, longitude; null if it is not a valid view.
const FURTHEST = [20, 85, 180];

function placeOnMap(text) {
  const parts = (text ?? "").split("/").map(Number);
  return parts.length === 3 && parts[0] >= 0 && parts.every((n, k) => Math.abs(n) <= FURTHEST[k]) ? parts : null;
}

function hashOf() {
  const told = new URLSearchParams();
  if (state.lang) told.set("lang", state.lang);
  if (document.documentElement.dataset.theme) told.set("theme", document.documentElement.dataset.theme);
  if (state.selected !== null) told.set("incident", entries.id[state.selected]);
  if (state.page) told.set("page", state.page);
  if (state.from !== extent.first) told.set("from", isoOf(state.from));
  if (state.to !== extent.last) told.set("to", isoOf(state.to));
  if (!state.undated) told.set("undated", "0");
  if (state.query) told.set("q", state.query);
  if (state.tab !== "incidents") told.set("tab", state.tab);
  if (state.at) told.set("map", state.at.map((n, k) => n.toFixed(k ? 4 : 2)).join("/"));
  for (const [name, keys] of Object.entries(state.chosen)) {
    for (const key of keys) told.append(name, key);
  }
  return told.toString();
}

// Opening a record or page can be undone with Back; a filter cannot.
export function writeHash({ push = false } = {}) {
  const own = document.documentElement.hasAttribute("data-embed");
  const mode = state.embed ? (own ? "" : "embed") : own ? "full" : "";
  const hash = [mode, hashOf()].filter(Boolean).join("&");
  const address = hash ? `#${hash}` : location.pathname + location.search;
  if (hash === location.hash.slice(1)) return;
  history[push ? "pushState" : "replaceState"](null, "", address);
}

// The same view in the full page, outside the embed.
export function fullHash() {
  const own = document.documentElement.hasAttribute("data-embed");
  return [own ? "full" : "", hashOf()].filter(Boolean).join("&");
}

export function isFiltered() {
  return (
    Boolean(state.query) ||
    state.from !== extent.first ||
    state.to !== extent.last ||
    !state.undated ||
    Object.keys(state.chosen).length > 0
  );
}

export function clearFilters() {
  Object.assign(state, { chosen: {}, query: "", from: extent.first, to: extent.last, undated: true });
}

export function toggle(name, key, on) {
  const keys = new Set(state.chosen[name]);
  if (on) keys.add(key);
  else keys.delete(key);
  if (keys.size) state.chosen[name] = keys;
  else delete state.chosen[name];
}
