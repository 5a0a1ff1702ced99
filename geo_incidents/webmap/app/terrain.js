// @ts-check
// The base map: sea, land, relief, lakes, borders, governorates and districts. No tiles, no requests.

const LAKE_BELOW = 9.6; // zoom above which the coarse relief fades

// A line in steps of a thousandth of a degree, converted for Leaflet: [[lat, lon], …].
export function lineOf(steps) {
  const points = [];
  for (let k = 0, x = 0, y = 0; k < steps.length; k += 2) {
    x += steps[k];
    y += steps[k + 1];
    points.push([y / 1000, x / 1000]);
  }
  return points;
}

// Draws on a map with the panes `ground`, `relief` and `lines`.
export function drawGround(map, ground) {
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
  if (ground.relief) drawRelief(map, ground.relief);
  areas("lines", ground.lakes ?? [], "lake", true);
  lines(ground.districts, "line district");
  lines(ground.governorates, "line governorate");
  lines(ground.borders, "line border");
}

// Two arc minutes a pixel: shows mountains at small scales, and fades out at larger ones.
function drawRelief(map, [picture, corners]) {
  const layer = L.imageOverlay(picture, corners, { pane: "relief", className: "relief", interactive: false, alt: "" });
  const fade = () => {
    const near = map.getZoom() - LAKE_BELOW;
    layer.setOpacity(near < 0 ? 1 : Math.max(0.15, 1 - near / 2));
  };
  layer.addTo(map);
  map.on("zoomend", fade);
  fade();
}
