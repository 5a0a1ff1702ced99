// @ts-check
// The map, its panes, and its view.

import { index } from "./data.js";
import { el, svg } from "./dom.js";
import { sheetHeight } from "./sheet.js";
import { view } from "./view.js";

export let map = null;
const PANES = { ground: 200, relief: 220, lines: 240, hatch: 340, discs: 380, names: 620 };

export function prepareMap(leaflet) {
  map = leaflet;
  for (const [name, z] of Object.entries(PANES)) {
    const pane = map.createPane(name);
    pane.style.zIndex = z;
    pane.style.pointerEvents = name === "hatch" ? "auto" : "none";
  }
  map.on("popupopen popupclose", (event) => document.body.classList.toggle("with-popup", event.type === "popupopen"));
  const patterns = svg("svg", { width: 0, height: 0 }, svg("defs", {}, hatch()));
  document.body.append(el("div", { class: "offscreen", "aria-hidden": "true" }, patterns));
}

function hatch() {
  return svg(
    "pattern",
    { id: "hatching", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("path", { d: "M0 0V7", class: "hatch-line" }),
  );
}

// Whether a point lies on land, by the largest outlines: on a coast, names are placed on the sea side.
export function onLand(lat, lon) {
  return view.ground.coast.some((ring) => inside(ring, lat, lon));
}

function inside(ring, lat, lon) {
  let within = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [yi, xi] = ring[i];
    const [yj, xj] = ring[j];
    if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) within = !within;
  }
  return within;
}

// A view of all marks with space for their names, left of the coast and above the credits.
export function fitMarks() {
  const box = index.about.bounds;
  if (!box) return;
  const size = map.getSize();
  const part = (most, share, of) => Math.min(most, share * of);
  map.fitBounds(L.latLngBounds(box), {
    maxZoom: 11,
    animate: false,
    paddingTopLeft: [part(170, 0.18, size.x), part(84, 0.11, size.y)],
    paddingBottomRight: [part(110, 0.12, size.x), part(76, 0.12, size.y) + sheetHeight()],
  });
}
