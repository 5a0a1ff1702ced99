// @ts-check
// Merges places that would overlap at this zoom into rings, until no two touch.

import { entries, index, isIncident, placeOf } from "./data.js";
import { map } from "./ground.js";
import { numbersText } from "./print.js";
import { ringSize, sizeOf } from "./shapes.js";
import { plainName } from "./tell.js";
import { view } from "./view.js";
import { number, t } from "./words.js";

export let clusters = [];
export const grouped = { rows: null, zoom: null, found: [] };
const BEYOND = 40; // pixels outside the window in which marks are already drawn
const CELL = 48; // pixels: two of the largest rings and some space
const SETTLED = { city: 3, town: 2, village: 1 };

export function groupByPlace(rows) {
  const groups = new Map();
  for (const i of rows) {
    if (!isIncident(i)) continue;
    const group = groups.get(entries.place[i]);
    if (group) group.push(i);
    else groups.set(entries.place[i], [i]);
  }
  return groups;
}

// All clusters at the map's zoom, independent of its centre: panning never regroups them.
function clustersOf(groups) {
  if (grouped.rows !== groups || grouped.zoom !== map.getZoom()) {
    let found = [...groups].map(([n, rows]) => dressed({ members: [{ n, rows }] }));
    for (let before = Infinity; found.length < before;) {
      before = found.length;
      found = mergedOnce(found);
    }
    Object.assign(grouped, { rows: groups, zoom: map.getZoom(), found });
  }
  return grouped.found;
}

// The clusters in the window and slightly beyond it.
export function clusterInView(groups) {
  const { min, max } = map.getPixelBounds();
  clusters = clustersOf(groups).filter(
    ({ at }) => at.x > min.x - BEYOND && at.x < max.x + BEYOND && at.y > min.y - BEYOND && at.y < max.y + BEYOND,
  );
}

// A cluster is drawn at its leading place: the largest settlement, then the one with the most incidents.
function dressed(cluster) {
  const weight = ({ n, rows }) => (SETTLED[index.places.kind[n]] ?? 0) * 1e7 + rows.length;
  const { members } = cluster;
  cluster.lead = members.reduce((a, b) => (weight(b) > weight(a) || (weight(b) === weight(a) && b.n < a.n) ? b : a)).n;
  cluster.rows = members.length > 1 ? members.flatMap((member) => member.rows) : members[0].rows;
  cluster.size = cluster.rows.length > 1 ? ringSize(cluster.rows.length) : sizeOf(cluster.rows[0]);
  cluster.latlng = L.latLng(index.places.lat[cluster.lead], index.places.lon[cluster.lead]);
  cluster.at = map.project(cluster.latlng);
  return cluster;
}

// Largest first: a cluster that touches a larger one joins it.
function mergedOnce(found) {
  const order = found.sort((a, b) => b.rows.length - a.rows.length || b.size - a.size || a.lead - b.lead);
  const grid = new Map();
  const kept = [];
  for (const cluster of order) {
    const host = touching(cluster, grid);
    if (host) host.joined = [...(host.joined ?? []), ...cluster.members];
    else {
      kept.push(cluster);
      const key = cellOf(cluster.at);
      grid.set(key, [...(grid.get(key) ?? []), cluster]);
    }
  }
  return kept.map((cluster) =>
    cluster.joined ? dressed({ members: [...cluster.members, ...cluster.joined] }) : cluster,
  );
}

function cellOf({ x, y }) {
  return `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
}

function touching(cluster, grid) {
  for (let x = -1; x <= 1; x++) {
    for (let y = -1; y <= 1; y++) {
      const near = grid.get(cellOf({ x: cluster.at.x + x * CELL, y: cluster.at.y + y * CELL })) ?? [];
      const host = near.find((other) => touch(cluster, other));
      if (host) return host;
    }
  }
  return null;
}

// Single marks may overlap slightly, as long as both can be seen and clicked.
function touch(a, b) {
  const rings = a.rows.length + b.rows.length > 2;
  return a.at.distanceTo(b.at) < (a.size + b.size) * (rings ? 1 : 0.8) + (rings ? 1 : 0);
}

export function clusterOf(i) {
  return clusters.find((cluster) => cluster.rows.includes(i)) ?? null;
}

// "Latakia +3": the leading place and the number of other places.
export function clusterName(cluster) {
  const others = cluster.members.length - 1;
  const name = plainName(placeOf(cluster.lead));
  const told = others ? t("map.and_more", { place: name, n: number(others) }) : name;
  return view.printed ? `${told} · ${numbersText(cluster.rows.map((i) => view.printed.get(i)))}` : told;
}
