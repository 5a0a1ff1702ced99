// @ts-check
// On narrow screens the panel is a sheet over the map with three heights: one line, half, and nearly all.

import { button, el } from "./dom.js";
import { map } from "./ground.js";
import { motion } from "./open.js";
import { state } from "./state.js";
import { view } from "./view.js";
import { t } from "./words.js";

const PEEK = 78;
const FOOT = 64; // the timeline below it
const HEAD = 66;
const STOPS = ["peek", "half", "full"];
const narrow = window.matchMedia(
  "(max-width: 520px), (max-width: 760px) and (min-height: 521px), (max-width: 1100px) and (max-aspect-ratio: 1/1) and (min-height: 521px)",
);

export function isNarrow() {
  return narrow.matches && !state.embed;
}

export function sheetHeight() {
  return isNarrow() ? PEEK : 0;
}

function heightOf(stop) {
  const full = window.innerHeight - FOOT - HEAD;
  return { peek: PEEK, half: Math.round(window.innerHeight * 0.56) - FOOT, full }[stop];
}

export function moveSheet(stop) {
  const node = view.parts.panel;
  if (!isNarrow()) return;
  setSheet(heightOf(stop));
  node.dataset.at = stop;
  document.body.classList.toggle("sheet-up", stop !== "peek");
  view.parts.grip.setAttribute("aria-expanded", String(stop !== "peek"));
}

function setSheet(height) {
  view.parts.panel.style.setProperty("--sheet", `${Math.max(PEEK, Math.min(heightOf("full"), height))}px`);
}

export function grip() {
  const node = button(el("i", {}), () => {}, { class: "grip", "aria-label": t("list.grip"), "aria-expanded": "false" });
  node.addEventListener("pointerdown", (event) => dragSheet(node, event));
  node.addEventListener("keydown", (event) => {
    const at = STOPS.indexOf(view.parts.panel.dataset.at);
    const to = { Enter: (at + 1) % 3, " ": (at + 1) % 3, ArrowUp: Math.min(at + 1, 2), ArrowDown: Math.max(at - 1, 0) }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    moveSheet(STOPS[to]);
  });
  return node;
}

function dragSheet(node, event) {
  const { panel } = view.parts;
  const start = heightOf(panel.dataset.at);
  let moved = 0;
  panel.classList.add("drag");
  node.setPointerCapture(event.pointerId);
  const move = (next) => setSheet(start + (moved = event.clientY - next.clientY));
  const up = () => {
    node.removeEventListener("pointermove", move);
    panel.classList.remove("drag");
    const at = STOPS.indexOf(panel.dataset.at);
    moveSheet(Math.abs(moved) < 6 ? STOPS[(at + 1) % 3] : nearestStop(start + moved));
  };
  node.addEventListener("pointermove", move);
  node.addEventListener("pointerup", up, { once: true });
}

function nearestStop(height) {
  return STOPS.reduce((a, b) => (Math.abs(heightOf(b) - height) < Math.abs(heightOf(a) - height) ? b : a));
}

// Keeps the chosen place visible above the sheet.
export function showAbove(latlng) {
  const size = map.getSize();
  const free = window.innerHeight * 0.44 - HEAD;
  const point = map.latLngToContainerPoint(latlng);
  const into = (value, least, most) => (value < least ? value - least : value > most ? value - most : 0);
  map.panBy([into(point.x, 56, size.x - 56), into(point.y, 50, free - 46)], { animate: motion });
}
