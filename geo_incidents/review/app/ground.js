// @ts-check
// The map beside the report: numbered candidates, the current place, a point set by a reviewer.

import { el } from "../../webmap/app/dom.js";
import { drawGround } from "../../webmap/app/terrain.js";
import { t, tn } from "../../webmap/app/words.js";
import { edit } from "./acts.js";
import { RADII, candidates, chooseCandidate, pointSet, setPoint } from "./places.js";
import { placeId } from "./readings.js";
import { current } from "./report.js";
import { isArabic, kmBetween, nameOf, placeOf } from "./say.js";
import { D } from "./store.js";
import { S, draw, key, keep, node, parts } from "./ui.js";

const PANES = { ground: 200, relief: 220, lines: 240, discs: 380, names: 620 };
const NEAR_KM = 60; // candidates farther away are ignored when fitting the view
const VILLAGES_FROM = 10; // zoom
let map = null;
let layer = null;
let rings = null;

export function prepareMap() {
  map = L.map("map", {
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.25,
    minZoom: 6,
    maxZoom: 16,
    keyboard: false,
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    inertia: false,
  }).setView([35.2, 36.2], 9);
  for (const [name, z] of Object.entries(PANES)) {
    map.createPane(name).style.zIndex = z;
    map.getPane(name).style.pointerEvents = "none";
  }
  rings = L.svg({ pane: "discs", padding: 1 });
  drawGround(map, D.ground);
  layer = L.layerGroup().addTo(map);
  L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 80 }).addTo(map);
  L.control.attribution({ prefix: false, position: "bottomright" }).addTo(map).addAttribution(D.credit.join(" · "));
  const box = map.getContainer();
  box.dir = "ltr";
  box.tabIndex = 0;
  box.setAttribute("role", "application");
  box.addEventListener("keydown", mapKey);
  map.on("click", (event) => S.setting && pointSet(event.latlng.lat, event.latlng.lng));
  map.on("moveend", () => drawNames());
  new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false })).observe(box);
}

const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function mapKey(event) {
  const step = STEPS[event.key];
  const grows = { "+": 1, "=": 1, "-": -1 }[event.key];
  if (step)
    map.panBy(
      step.map((by) => by * (event.shiftKey ? 60 : 12)),
      { animate: false },
    );
  else if (event.key === "Enter" && S.setting) pointSet(map.getCenter().lat, map.getCenter().lng);
  else if (grows && S.setting) {
    S.radius = RADII[Math.max(0, Math.min(RADII.length - 1, RADII.indexOf(S.radius) + grows))];
    draw("record", "map");
  } else if (grows) map.setZoom(map.getZoom() + grows / 2);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

export const zoomBy = (by) => map.setZoom(map.getZoom() + by);

parts.map = () => {
  const item = current();
  node("mapbox").classList.toggle("setting", S.setting && !S.point);
  node("map").setAttribute("aria-label", t("review.map"));
  const now = item ? placeOf(placeId(item).split(" ")[0]) : null;
  drawHead(item, now);
  layer.clearLayers();
  if (!item) return drawNames();
  const found = candidates();
  const chosen = S.field === "place" ? found[S.chosen] : null;
  const isFar = chosen?.lat != null && !map.getBounds().contains([chosen.lat, chosen.lon]);
  if (S.fit || isFar) fit(item, found, now, chosen);
  S.fit = false;
  if (now?.lat != null) disc(now, now.radius || 800);
  found.forEach((place, n) => place.lat != null && mark(place, n, now)); // numbered as in the list
  if (now?.own) dot(now, "●", "sel own");
  if (S.point) {
    dot(S.point, "●", "own hot");
    disc(S.point, S.radius);
  }
  drawNames();
};

function drawHead(item, now) {
  const others = item ? item.candidates.filter((id) => id !== item.place[0]).length : 0;
  keep(
    node("maphead"),
    el("b", { dir: "auto" }, now ? nameOf(now) : t("review.no_point")),
    others && item.place.length ? el("span", {}, tn("review.rivals", others)) : null,
    el("span", { class: "grow" }),
    el(
      "button",
      { type: "button", class: "zoom", "aria-label": t("map.zoom_in"), "data-k": "zi", onclick: () => zoomBy(0.75) },
      "+",
    ),
    el(
      "button",
      { type: "button", class: "zoom", "aria-label": t("map.zoom_out"), "data-k": "zo", onclick: () => zoomBy(-0.75) },
      "−",
    ),
    el(
      "button",
      { type: "button", disabled: !item, "data-k": "sp", onclick: askPoint },
      t("review.set_point"),
      " ",
      key("G"),
    ),
  );
}

export function askPoint() {
  edit("place");
  setPoint();
}

function fit(item, found, now, chosen) {
  const base = S.point ?? (chosen?.lat != null ? chosen : null) ?? now ?? placeOf(item.place[0]);
  const points = [...found, now, S.point].filter((place) => place?.lat != null);
  const near = base?.lat != null ? points.filter((place) => kmBetween(base, place) < NEAR_KM) : points;
  if (!near.length) return map.setView([35.2, 36.2], 8, { animate: false });
  map.invalidateSize({ animate: false, pan: false });
  const bounds = L.latLngBounds(near.map((place) => [place.lat, place.lon]));
  map.fitBounds(bounds, { padding: [46, 40], maxZoom: near.length > 1 ? 12 : 10.75, animate: false });
}

function dot(place, text, classes, onclick = null) {
  const html = el("span", {}, text);
  const icon = L.divIcon({ className: `cd ${classes}`, html, iconSize: [26, 26] });
  const made = L.marker([place.lat, place.lon], {
    icon,
    keyboard: false,
    interactive: Boolean(onclick),
    zIndexOffset: classes.includes("sel") ? 900 : 0,
  });
  if (onclick) made.on("click", onclick);
  made.addTo(layer);
}

const disc = (place, radius) =>
  L.circle([place.lat, place.lon], {
    radius,
    className: "disc",
    interactive: false,
    pane: "discs",
    renderer: rings,
    weight: 1,
  }).addTo(layer);

function mark(place, n, now) {
  const classes = [place.id === now?.id && "sel", S.field === "place" && S.chosen === n && "hot"]
    .filter(Boolean)
    .join(" ");
  dot(place, String(n + 1), classes, () => {
    if (S.setting) return pointSet(place.lat, place.lon);
    if (S.field !== "place") edit("place");
    chooseCandidate(candidates().findIndex((one) => one.id === place.id));
  });
}

// Names where there is space: candidates, then towns by rank, then nearby villages.
function drawNames() {
  const pane = map.getPane("names");
  const size = map.getSize();
  const taken = [];
  pane.replaceChildren();
  const put = (lat, lon, text, classes, shift) => {
    const at = map.latLngToContainerPoint([lat, lon]);
    if (at.x < 0 || at.y < 0 || at.x > size.x || at.y > size.y) return;
    const width = text.length * (classes.includes("mk") ? 7.5 : 6.8) + shift;
    if (taken.some((box) => at.x < box.x + box.width && box.x < at.x + width && Math.abs(box.y - at.y) < 17)) return;
    taken.push({ x: at.x - 6, y: at.y, width: width + 6 });
    const made = el("span", { class: `lab ${classes}` }, text);
    const corner = map.containerPointToLayerPoint([at.x + shift, at.y - 8]);
    Object.assign(made.style, { left: `${corner.x}px`, top: `${corner.y}px` });
    const pin = classes.includes("mk") ? null : el("span", { class: "lab pin" });
    if (pin) Object.assign(pin.style, { left: `${corner.x - shift - 2}px`, top: `${corner.y + 6}px` });
    pane.append(made, ...(pin ? [pin] : []));
  };
  const item = current();
  const found = item ? candidates().filter((place) => place.lat !== null) : [];
  for (const place of found) put(place.lat, place.lon, nameOf(place), "mk", 17);
  const apart = (lat, lon) =>
    found.every((place) => Math.abs(place.lat - lat) > 0.015 || Math.abs(place.lon - lon) > 0.015);
  const seats = [...D.ground.labels].sort((one, other) => one[2] - other[2]);
  for (const [lat, lon, rank, name, ar] of seats)
    if (apart(lat, lon)) put(lat, lon, isArabic() ? ar || name : name, rank === 1 ? "t1" : "t2", 7);
  if (map.getZoom() < VILLAGES_FROM) return;
  for (const [lat, lon, name, ar] of D.villages)
    if (apart(lat, lon)) put(lat, lon, isArabic() ? ar || name : name, "t3", 7);
}
