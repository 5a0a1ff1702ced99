// @ts-check
// The ground: sea, land, relief, lakes, borders, lines of governorates and districts. No tile, no request.

import { index, lineOf } from "./data.js";
import { el, svg } from "./dom.js";
import { sheetHeight } from "./sheet.js";
import { view } from "./view.js";

export let map = null;
const PANES = { ground: 200, relief: 220, lines: 240, hatch: 340, discs: 380, names: 620 };
const LAKE_BELOW = 9.6; // zoom above which the coarse relief fades

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

export function drawGround(ground) {
  const renderers = { ground: L.svg({ pane: "ground", padding: 1 }), lines: L.svg({ pane: "lines", padding: 1 }) };
  const common = (pane) => ({ pane, renderer: renderers[pane], interactive: false, smoothFactor: 0.8 });
  const areas = (pane, polygons, className, stroke = false) => {
    const rings = polygons.map((polygon) => polygon.map(lineOf));
    L.polygon(rings, { ...common(pane), className, stroke, fillOpacity: 1 }).addTo(map);
  };
  const lines = (all, className) =>
    L.polyline((all ?? []).map(lineOf), { ...common("lines"), className, fill: false }).addTo(map);
  areas("ground", ground.land, "land", true);
  areas("ground", ground.country, "here");
  if (ground.relief) drawRelief(ground.relief);
  areas("lines", ground.lakes ?? [], "lake", true);
  lines(ground.districts, "line district");
  lines(ground.governorates, "line governorate");
  lines(ground.borders, "line border");
}

// Two arc minutes a pixel: a hint of the mountains from afar, nothing near.
function drawRelief([picture, corners]) {
  const layer = L.imageOverlay(picture, corners, { pane: "relief", className: "relief", interactive: false, alt: "" });
  const fade = () => {
    const near = map.getZoom() - LAKE_BELOW;
    layer.setOpacity(near < 0 ? 1 : Math.max(0.15, 1 - near / 2));
  };
  layer.addTo(map);
  map.on("zoomend", fade);
  fade();
}

// Whether a point lies on land, by the largest outlines: names keep to the sea side of a coast.
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

// All marks in view with room for their names: left of the coast, above the credit.
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
