// @ts-check
// Summary of what is shown: the scope, and the tabs of the list with their counts.

import { drawAreas } from "./areas.js";
import { entries, index, isIncident } from "./data.js";
import { el, joined, replace } from "./dom.js";
import { map } from "./ground.js";
import { listView } from "./list.js";
import { drawMarks } from "./marks.js";
import { drawLabels } from "./names.js";
import { state } from "./state.js";
import { renderTray, trayCount } from "./tray.js";
import { announce, view } from "./view.js";
import { number, phrase, t, tn } from "./words.js";

export function drawScope() {
  const incidents = view.rows.filter(isIncident).length;
  const { publisher } = index.sources;
  const shown = tn("scope.shown", incidents, { all: number(index.incidents) });
  const whole = incidents === index.incidents ? tn("scope.all", incidents) : shown;
  const reports = [
    tn("scope.reports", publisher.length),
    tn("scope.publishers", new Set(publisher.filter(Boolean)).size),
  ];
  replace(
    view.parts.scope,
    joined([el("b", {}, whole), ...reports]),
    el("span", { class: "caveat" }, t("page.unverified")),
  );
  replace(view.parts.stripScope, joined([whole, t("page.unverified_short")]));
  announce(incidents ? shown : t("scope.none", { n: number(index.incidents) }));
}

function tabContents() {
  return {
    incidents: view.rows.filter((i) => isIncident(i) && (!view.places || view.places.has(entries.place[i]))),
    areas: view.rows.filter((i) => !isIncident(i)),
    tray: [],
  };
}

export function drawTabs() {
  const byTab = tabContents();
  view.tabRows = () => byTab[state.tab];
  for (const tab of view.parts.tabs) {
    const name = tab.dataset.tab;
    replace(tab, t(`list.${name}`), " ", el("i", {}, number(name === "tray" ? trayCount() : byTab[name].length)));
    tab.setAttribute("aria-selected", String(state.tab === name));
    tab.tabIndex = state.tab === name ? 0 : -1;
  }
  return byTab;
}

export function drawList() {
  const byTab = drawTabs();
  const box = view.parts.listBox;
  box.setAttribute("aria-labelledby", `tab-${state.tab}`);
  view.list?.stop();
  view.list = null;
  if (state.tab === "tray") renderTray(box);
  else if (byTab[state.tab].length) {
    const rows = el("div", {});
    replace(box, unknownNote(), state.tab === "areas" ? el("p", { class: "hint" }, t("list.areas_hint")) : null, rows);
    view.list = listView(byTab[state.tab], rows);
  } else replace(box, unknownNote(), el("p", { class: "hint" }, emptyText()));
}

function emptyText() {
  if (!index.incidents && state.tab === "incidents") return t("scope.empty");
  return t("scope.none", { n: number(state.tab === "areas" ? entries.count - index.incidents : index.incidents) });
}

// A link to an incident that is not on this page.
function unknownNote() {
  return state.unknown
    ? el("p", { class: "hint unknown", role: "alert" }, phrase("list.unknown", { id: el("code", {}, state.unknown) }))
    : null;
}

export function redrawMap(fresh = null) {
  drawMarks(view.groups, state.selected, fresh);
  drawAreas(state.selected);
  redrawLabels();
}

export function redrawLabels() {
  if (map && view.ground.labels) drawLabels(view.ground);
}
