// @ts-check
// What the panel shows: the list, the list of one place, a record, or a page about the map.

import { renderCard } from "./card.js";
import { entries, index, isIncident, outlines } from "./data.js";
import { button, el, focusOn, replace } from "./dom.js";
import { map } from "./ground.js";
import { clusterName, clusterOf } from "./groups.js";
import { markCurrent } from "./list.js";
import { openMark, openRing } from "./popup.js";
import { drawList, drawTabs, redrawMap } from "./scope.js";
import { openFullMap } from "./share.js";
import { isNarrow, moveSheet, showAbove } from "./sheet.js";
import { state, writeHash } from "./state.js";
import { headline } from "./tell.js";
import { hideTip } from "./tooltip.js";
import { view } from "./view.js";
import { number, t } from "./words.js";

export const motion = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;

// A mark or ring was clicked.
export async function pick(cluster) {
  hideTip(cluster);
  if (cluster.rows.length > 1) {
    if (state.embed) openRing(cluster);
    else {
      openPlaces(cluster);
      if (!isNarrow()) openRing(cluster);
    }
  } else if (state.embed) await openMark(cluster);
  else await select(cluster.rows[0], { popup: true });
}

export async function select(i, { focus = false, pan = false, popup = false, record = true } = {}) {
  chooseRow(i);
  state.tab = isIncident(i) ? "incidents" : "areas";
  drawTabs();
  showPanel(await renderCard(i), { focus, nav: recordNav(i) });
  document.getElementById("live").textContent = headline(i);
  map.closePopup();
  if (isNarrow()) {
    moveSheet("half");
    if (isIncident(i)) showAbove(latLngOf(i));
  } else if (popup && isIncident(i)) {
    const cluster = clusterOf(i);
    if (cluster) await openMark({ latlng: latLngOf(i), rows: [i], size: cluster.size });
  } else if (pan) panTo(i);
  markCurrent(i);
  writeHash({ push: record });
}

function latLngOf(i) {
  const n = entries.place[i];
  return L.latLng(index.places.lat[n], index.places.lon[n]);
}

export function chooseRow(i) {
  state.selected = i;
  state.page = null;
  if (!map) return;
  redrawMap();
}

export function openRecord(i) {
  if (state.embed) return openFullMap();
  map.closePopup();
  return select(i, { focus: true });
}

// The incidents of one mark as a list.
export function openPlaces(cluster) {
  chooseRow(null);
  view.places = new Set(cluster.members.map(({ n }) => n));
  state.tab = "incidents";
  view.placesName = clusterName(cluster);
  showList();
  if (isNarrow()) {
    moveSheet("half");
    showAbove(cluster.latlng);
  }
}

export async function openPage(name, render, { focus = true, record = true } = {}) {
  chooseRow(null);
  map.closePopup();
  state.page = name;
  showPanel(await render(), { focus, nav: [backButton()] });
  if (isNarrow()) moveSheet("full");
  writeHash({ push: record });
}

function panTo(i) {
  if (isIncident(i)) {
    const point = map.latLngToContainerPoint(latLngOf(i));
    const size = map.getSize();
    const out = point.x < 80 || point.y < 60 || point.x > size.x - 80 || point.y > size.y - 60;
    if (out) map.panTo(latLngOf(i), { animate: motion });
    return;
  }
  const rings = entries.areas[i].flatMap((n) => (outlines[n] ?? []).map((polygon) => polygon[0])).flat();
  if (rings.length) map.fitBounds(L.latLngBounds(rings), { animate: motion, padding: [60, 60], maxZoom: 10 });
}

function backButton() {
  return button([t("page.back_arrow"), " ", t("page.back")], back, { class: "back" });
}

function recordNav(i) {
  const rows = view.tabRows();
  const at = rows.indexOf(i);
  const go = (step, name) =>
    button(t(`page.${name}_sign`), () => select(rows[at + step], { focus: true, pan: true }), {
      "aria-label": t(`card.${name}`),
      title: t(`card.${name}`),
      disabled: !rows[at + step] && rows[at + step] !== 0,
    });
  return [
    backButton(),
    el("span", { class: "sp" }),
    el("span", { class: "pos" }, at < 0 ? "" : `${number(at + 1)} / ${number(rows.length)}`),
    go(-1, "previous"),
    go(1, "next"),
  ];
}

function showPanel(article, { focus = false, nav }) {
  const { parts } = view;
  replace(parts.nav, nav);
  replace(parts.record, article);
  parts.nav.hidden = parts.record.hidden = false;
  parts.browse.hidden = parts.scroll.hidden = true;
  parts.panel.classList.add("carded");
  view.cardOpen = true;
  parts.record.scrollTop = 0;
  if (focus) document.getElementById("card-title")?.focus({ preventScroll: true });
}

// Back to the list of everything, or of one mark's places.
export function showList() {
  const { parts } = view;
  view.cardOpen = false;
  parts.record.hidden = true;
  parts.scroll.hidden = false;
  parts.browse.hidden = Boolean(view.places);
  parts.nav.hidden = !view.places;
  parts.panel.classList.toggle("carded", Boolean(view.places));
  if (view.places) replace(parts.nav, backButton(), el("span", { class: "sp" }), el("b", {}, view.placesName));
  drawList();
}

export function back() {
  const last = state.selected;
  const inPlaces = view.places && view.cardOpen;
  if (!inPlaces) view.places = null;
  chooseRow(null);
  map.closePopup();
  showList();
  if (isNarrow() && !inPlaces) moveSheet("peek");
  writeHash();
  if (last !== null) focusOn(`.row[data-row="${last}"]`);
}
