// Marks: one for each place, then one for places that would lie on each other at this zoom.

let markLayer = null;
let discLayer = null;
let discRenderer = null;
const shownMarks = new Map();
let clusters = [];
let nearer = 19; // pixels between two marks below which they become one ring
const CROWD = 250; // places in view above which rings have to stand wider apart

function groupByPlace(rows) {
  const groups = new Map();
  for (const i of rows) {
    if (!isIncident(i)) continue;
    const group = groups.get(entries.place[i]);
    if (group) group.push(i);
    else groups.set(entries.place[i], [i]);
  }
  return groups;
}

// Greedy, largest first: whoever is near a larger one joins it.
function clusterOnScreen(groups) {
  const view = map.getPixelBounds();
  const margin = 60;
  const points = [];
  for (const [n, rows] of groups) {
    const at = map.project([index.places.lat[n], index.places.lon[n]]);
    if (
      at.x < view.min.x - margin ||
      at.x > view.max.x + margin ||
      at.y < view.min.y - margin ||
      at.y > view.max.y + margin
    )
      continue;
    points.push({ at, n, rows });
  }
  nearer = points.length > CROWD ? 40 : 19;
  points.sort((a, b) => b.rows.length - a.rows.length || a.n - b.n);
  const grid = new Map();
  const found = [];
  for (const point of points) {
    const near = nearest(point.at, grid);
    if (near) {
      near.places.push(point.n);
      near.groups.push(point.rows);
      continue;
    }
    const cluster = { at: point.at, places: [point.n], groups: [point.rows] };
    found.push(cluster);
    const cell = `${Math.floor(point.at.x / nearer)} ${Math.floor(point.at.y / nearer)}`;
    grid.set(cell, [...(grid.get(cell) ?? []), cluster]);
  }
  for (const cluster of found) cluster.rows = cluster.groups.length > 1 ? cluster.groups.flat() : cluster.groups[0];
  return found;
}

function nearest(at, grid) {
  const [cx, cy] = [Math.floor(at.x / nearer), Math.floor(at.y / nearer)];
  let best = null;
  for (let x = cx - 1; x <= cx + 1; x++) {
    for (let y = cy - 1; y <= cy + 1; y++) {
      for (const cluster of grid.get(`${x} ${y}`) ?? []) {
        const distance = cluster.at.distanceTo(at);
        if (distance < nearer && (!best || distance < best.distance)) best = { cluster, distance };
      }
    }
  }
  return best?.cluster ?? null;
}

function drawMarks(groups, selected) {
  markLayer ??= L.layerGroup().addTo(map);
  clusters = clusterOnScreen(groups);
  const wanted = new Set();
  for (const cluster of clusters) {
    const chosen = cluster.rows.includes(selected);
    cluster.key = `${cluster.places.join(",")}|${cluster.rows.length}|${cluster.rows.reduce((sum, i) => (sum * 31 + i) | 0, 7)}|${chosen}`;
    wanted.add(cluster.key);
    if (!shownMarks.has(cluster.key)) shownMarks.set(cluster.key, addMark(cluster, chosen));
  }
  for (const [key, marker] of shownMarks) {
    if (wanted.has(key)) continue;
    markLayer.removeLayer(marker);
    shownMarks.delete(key);
  }
  drawDiscs(
    groups.size > CROWD
      ? new Map(clusters.filter((one) => !one.groups[1]).map((one) => [one.places[0], one.rows]))
      : groups,
  );
}

function addMark(cluster, chosen) {
  const single = cluster.rows.length === 1;
  const shape = single ? markShape(cluster.rows[0]) : donutShape(cluster.rows);
  const size = Number(shape.getAttribute("width"));
  const label = single
    ? `${headline(cluster.rows[0])}, ${daysOf(cluster.rows[0])}`
    : t("map.cluster", { n: number(cluster.rows.length), kinds: kindsText(cluster.rows) });
  const icon = L.divIcon({
    html: el("span", { class: "mark-inner" }, shape, el("b", { class: "order" })),
    className: `mark${chosen ? " chosen" : ""}`,
    iconSize: [size, size],
  });
  const place = cluster.places[0];
  const at = [index.places.lat[place], index.places.lon[place]];
  const marker = L.marker(at, {
    icon,
    keyboard: false,
    riseOnHover: true,
    zIndexOffset: chosen ? 1000 : single ? 100 : 0,
  });
  marker.on("click", () => openPopup(L.latLng(at), cluster.rows, cluster.places));
  marker.on("add", () => describeMark(marker.getElement(), label));
  markLayer.addLayer(marker);
  return marker;
}

// The list is the way through by keyboard; a mark can be focused and pressed all the same.
function describeMark(node, label) {
  node.setAttribute("role", "button");
  node.setAttribute("tabindex", "-1");
  node.setAttribute("aria-label", label);
  node.setAttribute("title", label);
}

// How exactly places are known, to scale, where the disc is larger than a mark.
function drawDiscs(groups) {
  discLayer ??= L.layerGroup().addTo(map);
  discRenderer ??= L.svg({ pane: "discs", padding: 0.2 });
  discLayer.clearLayers();
  const view = map.getBounds().pad(0.2);
  const metresPerPixel = (40075016 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / 2 ** (map.getZoom() + 8);
  for (const [n, rows] of groups) {
    const at = [index.places.lat[n], index.places.lon[n]];
    if (!view.contains(at)) continue;
    for (const [key, i] of new Map(rows.map((row) => [`${entries.precision[row]} ${entries.radius[row]}`, row]))) {
      if (entries.radius[i] / metresPerPixel < 9) continue;
      const kind = families[familyOf[entries.kind[i]]];
      const className = `disc ${key.startsWith("near") ? "near" : ""}`;
      discLayer.addLayer(
        L.circle(at, {
          pane: "discs",
          renderer: discRenderer,
          radius: entries.radius[i],
          className,
          color: kind.colour,
          interactive: false,
        }),
      );
    }
  }
}

function marksOnScreen() {
  const origin = map.getPixelBounds().min;
  return clusters.map(({ at, rows }) => {
    const reach = rows.length > 1 ? 14 : 9;
    const [x, y] = [at.x - origin.x, at.y - origin.y];
    return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
  });
}

function clusterOf(i) {
  return clusters.find((cluster) => cluster.rows.includes(i)) ?? null;
}
