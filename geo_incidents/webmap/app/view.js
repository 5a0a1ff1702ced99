// @ts-check
// The current view, and how its parts stay consistent: every change of state goes through `update`.

import { entries } from "./data.js";
import { applyFilters } from "./facets.js";
import { groupByPlace } from "./groups.js";
import { drawList, drawScope, drawTabs, redrawMap } from "./scope.js";
import { state, writeHash } from "./state.js";

export const view = {
  rows: [],
  order: [],
  passing: null,
  hits: [],
  list: null,
  cardOpen: false,
  places: null, // the places of one mark while their list is shown
  placesName: "",
  moved: false,
  printed: null, // numbers of the rows while the page is prepared for printing
  timeless: [],
  dateless: null,
  languages: {},
  parts: {},
  ground: {},
  groups: new Map(),
  tabRows: () => [],
};

export function announce(text) {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
}

// Applies every change of the state; `playing` highlights what is new.
export function update({ playing = false } = {}) {
  const before = playing ? new Set(view.rows) : null;
  applyFilters(state, view.hits, view.passing, view.dateless);
  view.rows = view.order.filter((i) => view.passing[i]);
  view.timeless = view.order.filter((i) => view.dateless[i]);
  view.groups = groupByPlace(view.rows);
  const fresh = before ? new Set(view.rows.filter((i) => !before.has(i))) : null;
  view.parts.filters.refresh();
  view.parts.timeline.refresh();
  if (view.cardOpen) drawTabs();
  else drawList();
  drawScope();
  redrawMap(fresh);
  if (!playing) writeHash();
}

// Undated rows last; within a day, larger figures first.
export function inTime(a, b) {
  const [from, to] = [entries.start[a], entries.start[b]];
  if (from !== to) return from === null ? 1 : to === null ? -1 : from - to;
  return entries.top[b] - entries.top[a] || a - b;
}
