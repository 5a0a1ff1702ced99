// @ts-check
// The legend, explained with examples.

import { boxAt, overlaps } from "./boxes.js";
import { entries, index, placeOf } from "./data.js";
import { el, replace, svg } from "./dom.js";
import { SURETY } from "./facets.js";
import { map, onLand } from "./ground.js";
import { grouped } from "./groups.js";
import { marksOnScreen } from "./marks.js";
import { redrawLabels } from "./scope.js";
import { denialBadge, families, familyOf, framed, outlineOf, ringShape } from "./shapes.js";
import { state } from "./state.js";
import { plainName } from "./tell.js";
import { t, tn } from "./words.js";

export function legend() {
  const open = window.matchMedia("(min-width: 900px) and (min-height: 640px)").matches && !state.embed;
  const node = el("details", { class: "legend" }, el("summary", {}, t("map.legend")), el("div", { class: "body" }));
  node.open = open;
  node.addEventListener("toggle", () => redrawLabels());
  return node;
}

// Drawn after the marks, so that the largest ring among them can be the example.
export function fillLegend() {
  replace(document.querySelector(".map .legend .body"), legendBody());
}

export function legendBody() {
  const used = new Set();
  for (let i = 0; i < index.incidents; i++) used.add(familyOf[entries.kind[i]]);
  const swatches = families.map((family, n) =>
    used.has(n)
      ? el(
          "span",
          {},
          framed(8, outlineOf(family.shape, 5.4, { class: "edge", fill: family.colour })),
          " ",
          t(`family.${family.name}`),
        )
      : null,
  );
  const rows = legendRows().map(([picture, text]) => [el("span", {}, picture), el("span", {}, text)]);
  return [el("div", { class: "fam" }, swatches), el("div", { class: "eg" }, rows)];
}

function legendRows() {
  const { colour } = families[0];
  const disc = (className, ...more) => framed(16, svg("circle", { r: 8, class: className, fill: colour }), more);
  const broad = (...shapes) =>
    svg("svg", { class: "shape", width: 52, height: 28, viewBox: "-26 -14 52 28", "aria-hidden": "true" }, shapes);
  const some = (value, test) => value.some((one, i) => i < index.incidents && test(one));
  const ring = ringExample();
  const sizes = [-11, 9].map((x, k) =>
    svg("circle", { cx: x, cy: k ? 0 : 4, r: k ? 11.5 : 6.6, class: "edge", fill: colour }),
  );
  const bars = [
    svg("rect", { x: -13, y: -4, width: 11, height: 15, fill: colour }),
    svg("rect", { x: 3, y: -9, width: 11, height: 20, class: "ghost" }),
  ];
  return [
    ring,
    [broad(sizes), t("map.larger")],
    [disc("edge", svg("circle", { r: 3.4, class: "hollow" })), t("map.hollow")],
    [disc("edge dashed"), t("map.dashed")],
    some(entries.status, (status) => status === "contested") && [
      disc("edge", svg("circle", { r: 11.4, class: "dbl" })),
      t("map.double"),
    ],
    some(entries.deniers, (deniers) => deniers.length) && [disc("edge", denialBadge(7)), t("map.denied")],
    some(entries.sure, (sure) => SURETY[sure] === "uncertain") && [disc("edge faint"), t("map.faint")],
    state.embed ? null : [broad(bars), t("map.pale")],
  ].filter(Boolean);
}

// The largest ring on the map is the example.
function ringExample() {
  const largest = grouped.found.reduce((a, b) => (a && a.rows.length >= b.rows.length ? a : b), null);
  if (!largest || largest.rows.length < 2) return null;
  const form = largest.members.length > 1 ? "map.ring_beside" : "map.ring_in";
  const text = tn(form, largest.rows.length, { place: plainName(placeOf(largest.lead)) });
  return [ringShape(largest.rows), text];
}

// In the lower corner where it hides fewer marks, then less land; collapsed if both hide some.
export function placeLegend() {
  const node = /** @type {HTMLDetailsElement} */ (document.querySelector(".map .legend"));
  const size = map.getSize();
  const [width, height] = [node.offsetWidth + 20, node.offsetHeight + 40];
  const marks = marksOnScreen();
  const corners = [boxAt(0, size.y - height, width, height), boxAt(size.x - width, size.y - height, width, height)];
  const costs = corners.map((box) => marks.filter((mark) => overlaps(mark, box)).length * 100 + landUnder(box));
  node.classList.toggle("east", costs[1] < costs[0]);
  if (node.open && Math.min(...costs) >= 300) node.open = false;
}

function landUnder(box) {
  let land = 0;
  for (let x = 0.1; x < 1; x += 0.2) {
    for (let y = 0.1; y < 1; y += 0.2) {
      const { lat, lng } = map.containerPointToLatLng([
        box.left + x * (box.right - box.left),
        box.top + y * (box.bottom - box.top),
      ]);
      land += onLand(lat, lng);
    }
  }
  return land;
}
