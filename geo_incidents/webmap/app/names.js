// @ts-check
// Names on the map: after those of marks come seats, seas, countries, governorates and towns.

import { beside, boxAt, frameOf, padded, widthOf } from "./boxes.js";
import { index, localName } from "./data.js";
import { el, svg } from "./dom.js";
import { map } from "./ground.js";
import { clusters } from "./groups.js";
import { nameMarks } from "./marknames.js";
import { locale, words } from "./words.js";

// Class, height, font and minimum zoom of each kind of name.
const SORTS = {
  sea: { height: 20, font: (f) => `italic 600 17px ${f.serif}`, spacing: 0.5, from: 0 },
  country: { height: 16, font: (f) => `600 13px ${f.sans}`, spacing: 2.6, from: 0, upper: true },
  governorate: { height: 14, font: (f) => `600 11.5px ${f.sans}`, spacing: 2, from: 8.2, upper: true },
};
const SEATS = {
  1: { className: "t1", height: 16, font: "600 13px", from: 0 },
  2: { className: "t2", height: 14, font: "400 12px", from: 8 },
  3: { className: "t3", height: 14, font: "400 12px", from: 9.9 },
};
const SAME_PLACE = 0.015; // degrees: a seat this close to a mark is not named again

export function typeface(style = "sans") {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${style}`);
}

export function drawLabels(ground) {
  const pane = map.getPane("names");
  pane.replaceChildren();
  pane.style.opacity = 1;
  const frame = frameOf(map.getSize());
  for (const box of furniture()) frame.take(box);
  const marks = clusters
    .map((cluster) => ({ cluster, point: map.latLngToContainerPoint(cluster.latlng) }))
    .filter(({ point }) => frame.holds(point));
  for (const { cluster, point } of marks) {
    const reach = cluster.size + 1;
    frame.take(boxAt(point.x - reach, point.y - reach, 2 * reach, 2 * reach));
  }
  const put = (text, className, box) => putName(pane, frame, text, className, box);
  const leaders = nameMarks(frame, marks, put);
  if (leaders.length) pane.prepend(leaderLines(leaders));
  nameGround(ground, frame, put);
}

function nameGround(ground, frame, put) {
  const zoom = map.getZoom();
  const seats = (rank) => zoom >= SEATS[rank].from && ground.labels.filter((seat) => seat[2] === rank);
  for (const seat of seats(1) || []) nameSeat(seat, frame, put);
  for (const sort of ["sea", "country", "governorate"]) {
    if (zoom < SORTS[sort].from) continue;
    for (const area of ground.names) if (area.kind === sort) nameArea(area, frame, put);
  }
  for (const rank of [2, 3]) for (const seat of seats(rank) || []) nameSeat(seat, frame, put);
}

// What already covers the map: legend, buttons, scale, the sheet on a phone.
function furniture() {
  const frame = map.getContainer().getBoundingClientRect();
  const nodes = document.querySelectorAll(".map .legend, .map-controls, .footing > *, .panel.sheet");
  return [...nodes]
    .map((node) => node.getBoundingClientRect())
    .filter((box) => box.width)
    .map((box) => padded(boxAt(box.left - frame.left, box.top - frame.top, box.width, box.height), 4));
}

function putName(pane, frame, text, className, box) {
  const node = el("span", { class: `lab ${className}`, dir: words.page.dir }, text);
  const at = map.containerPointToLayerPoint([box.left, box.top]);
  node.style.left = `${at.x}px`;
  node.style.top = `${at.y}px`;
  pane.append(node);
  frame.take(box);
  return node;
}

function inLanguage(name) {
  return name[document.documentElement.lang] ?? name.en;
}

// A position with enough space among points inside the area, which are ordered by space.
function nameArea({ kind, name, at }, frame, put) {
  const { height, font, spacing, upper } = SORTS[kind];
  const rtl = words.page.dir === "rtl";
  const text = upper && !rtl ? inLanguage(name).toLocaleUpperCase(locale) : inLanguage(name);
  const fonts = { sans: typeface("sans"), serif: typeface("serif") };
  const width = widthOf(text, font(fonts), rtl ? 0 : spacing) + 4;
  for (const point of at) {
    const { x, y } = map.latLngToContainerPoint(point);
    const box = boxAt(x - width / 2, y - height / 2, width, height);
    if (frame.isFree(box, 6)) return put(text, kind, box);
  }
  return null;
}

function nameSeat([lat, lon, rank, name, nameAr, shown], frame, put) {
  const point = map.latLngToContainerPoint([lat, lon]);
  if (!frame.holds(point) || isMarked(lat, lon) || !frame.isFree(boxAt(point.x - 4, point.y - 4, 8, 8))) return;
  const text = localName([name, nameAr, shown]);
  const { className, height, font } = SEATS[rank];
  const width = widthOf(text, `${font} ${typeface()}`) + 2;
  const box = ["E", "W", "NE", "SE", "NW", "SW"]
    .map((side) => beside(point, side, 6, width, height))
    .find((one) => frame.isFree(one, 2));
  if (!box) return;
  put(text, className, box);
  putName(map.getPane("names"), frame, "", "pin", boxAt(point.x - 2, point.y - 2, 4, 4));
}

function isMarked(lat, lon) {
  const { lat: lats, lon: lons } = index.places;
  const close = ({ n }) => Math.abs(lats[n] - lat) < SAME_PLACE && Math.abs(lons[n] - lon) < SAME_PLACE;
  return clusters.some((cluster) => cluster.members.some(close));
}

function leaderLines(leaders) {
  const at = map.containerPointToLayerPoint([0, 0]);
  const node = svg(
    "svg",
    { class: "leaders", width: 1, height: 1, "aria-hidden": "true" },
    leaders.map(([x1, y1, x2, y2]) => svg("line", { class: "leader", x1, y1, x2, y2 })),
  );
  node.style.left = `${at.x}px`;
  node.style.top = `${at.y}px`;
  return node;
}
