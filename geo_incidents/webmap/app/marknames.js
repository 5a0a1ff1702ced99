// @ts-check
// Names of marks: rings first, eight positions each, the sea side first on a coast; distant names get a leader line.

import { beside, distanceTo, widthOf } from "./boxes.js";
import { entries } from "./data.js";
import { onLand } from "./ground.js";
import { clusterName } from "./groups.js";
import { typeface } from "./names.js";
import { pick } from "./open.js";
import { hideTip, showTip } from "./tooltip.js";

const MOST_NAMES = 90;
const REACHES = { ring: [0, 14, 30, 48, 70], mark: [0, 12, 24, 38] };
const COAST_SIDES = ["W", "NW", "SW", "E", "NE", "SE", "N", "S"];
const LAND_SIDES = ["E", "NE", "SE", "W", "NW", "SW", "N", "S"];
const COAST = 0.085; // degrees: a place with sea this far to the west counts as coastal
const MISLEADING = 7; // pixels: a name closer than this to a neighbour's mark seems to belong to it

export function nameMarks(frame, marks, put) {
  const order = [...marks].sort(
    (a, b) =>
      Number(b.cluster.rows.length >= 3) - Number(a.cluster.rows.length >= 3) ||
      b.cluster.rows.length - a.cluster.rows.length ||
      b.cluster.size - a.cluster.size,
  );
  const leaders = [];
  for (const mark of order.slice(0, MOST_NAMES)) {
    const { cluster } = mark;
    const ring = cluster.rows.length >= 3;
    const text = clusterName(cluster);
    /** @type {[number, number]} */
    const size = [widthOf(text, `600 ${ring ? 14 : 12.5}px ${typeface()}`) + 3, ring ? 17 : 15];
    const found = roomFor(mark, size, frame, marks);
    cluster.label = found ? put(text, ring ? "mk ring" : "mk", found.box) : null;
    if (cluster.label) watchName(cluster);
    if (found?.reach) leaders.push(leaderOf(mark, found));
  }
  return leaders;
}

function watchName(cluster) {
  cluster.label.addEventListener("click", () => pick(cluster));
  cluster.label.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && showTip(cluster));
  cluster.label.addEventListener("pointerleave", () => hideTip(cluster));
}

function roomFor(mark, [width, height], frame, marks) {
  const { cluster, point } = mark;
  const ring = cluster.rows.length >= 3;
  const sides = isCoastal(cluster) ? COAST_SIDES : LAND_SIDES;
  const gap = cluster.size + (cluster.rows.length === 1 && entries.status[cluster.rows[0]] === "contested" ? 8 : 5);
  for (const reach of ring ? REACHES.ring : REACHES.mark) {
    const found = sides
      .map((side, k) => ({ side, reach, k, box: beside(point, side, gap + reach, width, height) }))
      .filter(({ box }) => frame.isFree(box, ring ? 1 : 2))
      .map((place) => ({ ...place, room: roomRound(place.box, mark, marks) }))
      .filter(({ room }) => reach || room >= MISLEADING)
      .map((place) => ({ ...place, cost: place.k * 5 - Math.min(place.room, 30) * 0.35 }));
    if (found.length) return found.reduce((a, b) => (b.cost < a.cost ? b : a));
  }
  return null;
}

function isCoastal(cluster) {
  cluster.coastal ??= !onLand(cluster.latlng.lat, cluster.latlng.lng - COAST);
  return cluster.coastal;
}

// Pixels between a box and the nearest other mark.
function roomRound(box, mark, marks) {
  let room = 60;
  for (const other of marks) {
    if (other !== mark) room = Math.min(room, distanceTo(box, other.point) - other.cluster.size);
  }
  return room;
}

// A line from the mark's edge to the nearest side of the name.
function leaderOf({ cluster, point }, { box, side }) {
  const x = side.includes("W") ? box.right + 1 : side.includes("E") ? box.left - 1 : (box.left + box.right) / 2;
  const y = side === "N" ? box.bottom : side === "S" ? box.top : (box.top + box.bottom) / 2;
  const turn = Math.atan2(y - point.y, x - point.x);
  const from = cluster.size + 1.5;
  return [point.x + Math.cos(turn) * from, point.y + Math.sin(turn) * from, x, y];
}
