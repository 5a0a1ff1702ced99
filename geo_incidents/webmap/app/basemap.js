// The ground: sea, land, lines of governorates and districts. No tile, no request.

let map = null;

function prepareMap(leaflet) {
  map = leaflet;
  const panes = { ground: 200, hatch: 340, discs: 380, names: 450 };
  for (const [name, z] of Object.entries(panes)) {
    const pane = map.createPane(name);
    pane.style.zIndex = z;
    pane.style.pointerEvents = name === "hatch" ? "auto" : "none";
  }
  map.on("popupopen popupclose", (event) =>
    map.getContainer().parentNode.classList.toggle("with-popup", event.type === "popupopen"),
  );
  document.body.append(
    el(
      "div",
      { class: "offscreen", "aria-hidden": "true" },
      svg("svg", { width: 0, height: 0 }, svg("defs", {}, hatch())),
    ),
  );
}

function hatch() {
  return svg(
    "pattern",
    { id: "hatching", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("path", { d: "M0 0V7", class: "hatch-line" }),
  );
}

function drawGround(ground) {
  const renderer = L.svg({ pane: "ground", padding: 0.6 });
  const common = { pane: "ground", renderer, interactive: false, smoothFactor: 1 };
  const lines = (name, className) =>
    L.polyline(ground[name].map(lineOf), { ...common, className, fill: false }).addTo(map);
  L.polygon(
    ground.land.map((rings) => rings.map(lineOf)),
    { ...common, className: "land", stroke: false },
  ).addTo(map);
  L.polygon(
    ground.country.map((rings) => rings.map(lineOf)),
    { ...common, className: "here", stroke: false },
  ).addTo(map);
  lines("districts", "line district");
  lines("governorates", "line governorate");
}

// All marks in view, with room round them; never closer than a district.
function fitMarks() {
  const box = index.about.bounds;
  if (!box) return;
  const [[south, west], [north, east]] = box;
  map.fitBounds(L.latLngBounds([south, west], [north, east]).pad(0.08), { maxZoom: 11, animate: false });
}

// The legend stands in whichever lower corner hides no mark; where both do, it is folded.
function placeLegend() {
  const legend = document.querySelector(".map .legend");
  if (!legend.open) return;
  const frame = map.getContainer().getBoundingClientRect();
  for (const side of ["", "other"]) {
    legend.classList.toggle("other", Boolean(side));
    const box = legend.getBoundingClientRect();
    const placed = {
      left: box.left - frame.left,
      right: box.right - frame.left,
      top: box.top - frame.top,
      bottom: box.bottom - frame.top,
    };
    if (!marksOnScreen().some((mark) => overlaps(mark, placed))) return;
  }
  legend.open = false;
}
