// Names on the ground, in both scripts: seats first, then the places of incidents, as far as there is room.

const DOT_GAP = 7; // pixels between a point's middle and its name
const MARK_GAP = 13;
const RINGED_GAP = 22; // the ring of the chosen mark
let labelLayer = null;

function labelCandidates(ground) {
  const zoom = map.getZoom();
  const own = clusters
    .filter(({ places }) => places.length === 1)
    .map(({ places }) => {
      const place = placeOf(places[0]);
      const gap = state.selected !== null && entries.place[state.selected] === places[0] ? RINGED_GAP : MARK_GAP;
      return { lat: place.lat, lon: place.lon, name: place.name, ar: place.ar, rank: 1.5, here: true, gap };
    });
  const seats = ground.labels.map(([lat, lon, rank, name, ar]) => ({ lat, lon, rank, name, ar, gap: DOT_GAP }));
  const deepest = zoom >= 10.5 ? 3 : zoom >= 8 ? 2 : 1;
  return [...seats.filter((seat) => seat.rank <= deepest), ...own].sort((a, b) => a.rank - b.rank);
}

function drawLabels(ground) {
  labelLayer ??= L.layerGroup().addTo(map);
  labelLayer.clearLayers();
  const taken = marksOnScreen();
  const size = map.getSize();
  const named = new Set();
  for (const label of labelCandidates(ground)) {
    const point = map.latLngToContainerPoint([label.lat, label.lon]);
    if (point.x < 0 || point.y < 0 || point.x > size.x || point.y > size.y) continue;
    if ([...named].some((other) => Math.hypot(other.x - point.x, other.y - point.y) < 6)) continue;
    const box = freeBox(label, point, taken, size);
    if (!box) continue;
    taken.push(box);
    named.add(point);
    labelLayer.addLayer(labelMarker(label, box.before));
  }
}

// A box to the right of the point, or to its left where the right is taken.
function freeBox(label, point, taken, size) {
  const bold = label.rank === 1;
  const width = (label.name.length * 6.6 + (label.ar ? label.ar.length * 5.6 + 8 : 0)) * (bold ? 1.14 : 1);
  for (const before of [false, true]) {
    const left = before ? point.x - label.gap - width : point.x + label.gap;
    const box = { left, right: left + width, top: point.y - 9, bottom: point.y + 9, before };
    if (left < 2 || box.right > size.x - 2) continue;
    if (!taken.some((other) => overlaps(box, other))) return box;
  }
  return null;
}

function overlaps(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function labelMarker(label, before) {
  const rank = Math.floor(label.rank);
  const text = el("span", { class: "text" }, label.name, label.ar ? [" ", arabic(label.ar)] : null);
  const node = el(
    "span",
    { class: `label rank${rank}${label.here ? " here" : ""}${before ? " before" : ""}` },
    label.here ? null : el("i"),
    text,
  );
  node.style.setProperty("--gap", `${label.gap}px`);
  const icon = L.divIcon({ html: node, className: "label-anchor", iconSize: [0, 0] });
  return L.marker([label.lat, label.lon], { icon, pane: "names", interactive: false, keyboard: false });
}
