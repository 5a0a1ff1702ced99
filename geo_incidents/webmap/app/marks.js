// @ts-check
// Marks: one for each place or ring of places in view.

import { boxAt } from "./boxes.js";
import { entries, index } from "./data.js";
import { el } from "./dom.js";
import { map } from "./ground.js";
import { clusterInView, clusters } from "./groups.js";
import { pick } from "./open.js";
import { markShape, ringShape } from "./shapes.js";
import { hideTip, showTip, tipLines } from "./tooltip.js";
import { number, t } from "./words.js";

let markLayer = null;
let discLayer = null;
let discRenderer = null;
const shownMarks = new Map();
const CROWD = 250; // number of places above which only single ones show their precision
const LARGE = 30; // pixels: minimum size of a disc of uncertainty

export function drawMarks(groups, selected, fresh = null) {
  markLayer ??= L.layerGroup().addTo(map);
  clusterInView(groups);
  const wanted = new Set();
  for (const cluster of clusters) {
    const chosen = cluster.rows.includes(selected);
    const sum = cluster.rows.reduce((total, i) => (total * 31 + i) | 0, 7);
    const key = `${cluster.lead}|${cluster.rows.length}|${sum}|${chosen}|${Math.round(cluster.size)}`;
    wanted.add(key);
    if (!shownMarks.has(key)) shownMarks.set(key, addMark(cluster, chosen, fresh));
    cluster.marker = shownMarks.get(key);
    cluster.marker.cluster = cluster;
  }
  for (const [key, marker] of shownMarks) {
    if (wanted.has(key)) continue;
    markLayer.removeLayer(marker);
    shownMarks.delete(key);
  }
  drawDiscs(groups, selected);
  roveMarks();
}

function addMark(cluster, chosen, fresh) {
  const single = cluster.rows.length === 1;
  const shape = single ? markShape(cluster.rows[0]) : ringShape(cluster.rows);
  const size = Number(shape.getAttribute("width"));
  const isNew = fresh && cluster.rows.some((i) => fresh.has(i));
  const icon = L.divIcon({
    html: el("span", { class: "mark-inner" }, shape),
    className: `mark${chosen ? " chosen" : ""}${isNew ? " new" : ""}`,
    iconSize: [size, size],
  });
  const marker = L.marker(cluster.latlng, {
    icon,
    keyboard: false,
    riseOnHover: true,
    zIndexOffset: chosen ? 1000 : Math.min(cluster.rows.length * 10, 900),
  });
  marker.on("click", () => pick(marker.cluster));
  marker.on("add", () => describeMark(marker));
  marker.cluster = cluster;
  markLayer.addLayer(marker);
  return marker;
}

// The accessible label; for a ring, the number comes first, as it is drawn there.
function markLabel(cluster) {
  const many = cluster.rows.length > 1 ? [number(cluster.rows.length)] : [];
  return [...many, ...tipLines(cluster)].join(t("page.comma"));
}

function describeMark(marker) {
  const node = marker.getElement();
  node.setAttribute("role", "button");
  node.setAttribute("tabindex", "-1");
  node.setAttribute("aria-label", markLabel(marker.cluster));
  node.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && showTip(marker.cluster));
  node.addEventListener("pointerleave", () => hideTip(marker.cluster));
  node.addEventListener("focus", () => node.matches(":focus-visible") && showTip(marker.cluster));
  node.addEventListener("blur", () => hideTip(marker.cluster));
  node.addEventListener("keydown", (event) => keyOnMark(event, marker.cluster));
}

// Only one mark is in the tab order; arrow keys move between marks.
function roveMarks() {
  const nodes = clusters.map((cluster) => cluster.marker.getElement()).filter(Boolean);
  if (!nodes.length || nodes.some((node) => node.tabIndex === 0)) return;
  nodes[0].tabIndex = 0;
}

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function keyOnMark(event, cluster) {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    pick(cluster);
  }
  const way = ARROWS[event.key];
  if (!way) return;
  event.preventDefault();
  event.stopPropagation();
  const next = neighbourOf(cluster, way);
  if (!next) return;
  event.currentTarget.tabIndex = -1;
  const node = next.marker.getElement();
  node.tabIndex = 0;
  node.focus();
}

// The nearest mark in that direction; sideways distance counts twice.
function neighbourOf(cluster, [wx, wy]) {
  let best = null;
  for (const other of clusters) {
    const [dx, dy] = [other.at.x - cluster.at.x, other.at.y - cluster.at.y];
    const along = dx * wx + dy * wy;
    if (along <= 1) continue;
    const cost = along + 2 * Math.abs(dx * wy + dy * wx);
    if (!best || cost < best.cost) best = { other, cost };
  }
  return best?.other ?? null;
}

// Discs of uncertainty, to scale, if larger than the mark; always for the chosen one.
function drawDiscs(groups, selected) {
  discLayer ??= L.layerGroup().addTo(map);
  discRenderer ??= L.svg({ pane: "discs", padding: 0.2 });
  discLayer.clearLayers();
  const alone = clusters.filter((cluster) => groups.size <= CROWD || cluster.members.length === 1);
  const metresPerPixel = (40075016 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / 2 ** (map.getZoom() + 8);
  for (const { members } of alone) {
    for (const { n, rows } of members) {
      const sorts = new Map(rows.map((i) => [`${entries.precision[i]} ${entries.radius[i]}`, i]));
      for (const i of sorts.values()) {
        const chosen = rows.includes(selected);
        if (chosen || entries.radius[i] / metresPerPixel > LARGE) drawDisc(n, chosen ? selected : i, chosen);
      }
    }
  }
}

function drawDisc(n, i, chosen) {
  const near = entries.precision[i] === "near" ? " near" : "";
  const options = { pane: "discs", renderer: discRenderer, radius: entries.radius[i], interactive: false };
  const className = `disc${near}${chosen ? " chosen" : ""}`;
  discLayer.addLayer(L.circle([index.places.lat[n], index.places.lon[n]], { ...options, className }));
}

export function marksOnScreen() {
  const origin = map.getPixelBounds().min;
  return clusters.map(({ at, size }) => boxAt(at.x - origin.x - size, at.y - origin.y - size, 2 * size, 2 * size));
}
