// Hatched outlines for what is said of an area; never a mark for it.

let areaLayer = null;
let areaRenderer = null;

// Districts and smaller are always drawn; larger ones would cover the map, so only when one is chosen.
const ALWAYS = new Set(["subdistrict", "district"]);

function drawAreas(rows, selected) {
  areaRenderer ??= L.svg({ pane: "hatch", padding: 0.6 });
  areaLayer ??= L.layerGroup().addTo(map);
  areaLayer.clearLayers();
  const wanted = new Map();
  for (const i of rows) {
    if (isIncident(i)) continue;
    if (i === selected || ALWAYS.has(entries.precision[i])) {
      for (const n of entries.areas[i]) wanted.set(n, [...(wanted.get(n) ?? []), i]);
    }
  }
  if (selected !== null && !isIncident(selected)) {
    for (const n of entries.areas[selected]) if (!wanted.has(n)) wanted.set(n, [selected]);
  }
  for (const [n, of] of wanted) drawArea(n, of, of.includes(selected));
}

function drawArea(n, rows, chosen) {
  const rings = outlines[n];
  if (!rings) return;
  const shape = L.polygon(rings, {
    pane: "hatch",
    renderer: areaRenderer,
    className: chosen ? "area chosen" : "area",
    fillColor: "url(#hatching)",
    fillOpacity: 1,
  });
  shape.on("click", (event) => openPopup(event.latlng, rows, null));
  areaLayer.addLayer(shape);
}
