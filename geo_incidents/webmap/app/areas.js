// @ts-check
// Hatched outlines for statements about areas; never a mark.

import { entries, isIncident, outlines } from "./data.js";
import { map } from "./ground.js";

let areaLayer = null;
let areaRenderer = null;

// Only the chosen area is hatched: several at once would cover the marks.
export function drawAreas(selected) {
  areaRenderer ??= L.svg({ pane: "hatch", padding: 0.6 });
  areaLayer ??= L.layerGroup().addTo(map);
  areaLayer.clearLayers();
  if (selected === null || isIncident(selected)) return;
  for (const n of entries.areas[selected]) drawArea(n);
}

function drawArea(n) {
  if (!outlines[n]) return;
  const options = { pane: "hatch", renderer: areaRenderer, className: "area", interactive: false };
  areaLayer.addLayer(L.polygon(outlines[n], { ...options, fillColor: "url(#hatching)", fillOpacity: 1 }));
}
