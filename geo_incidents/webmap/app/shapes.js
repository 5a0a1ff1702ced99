// @ts-check
// Marks: shape and colour by kind, outline by support, size by figure.

import { entries } from "./data.js";
import { svg } from "./dom.js";
import { SURETY } from "./facets.js";
import { number, t } from "./words.js";

export let families = [];
export const familyOf = {};

export function prepareShapes(marks) {
  families = marks.family;
  families.forEach((family, n) => family.kinds.forEach((kind) => (familyOf[kind] = n)));
}

const POLYGONS = {
  diamond: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  triangle: [
    [0, -1.25],
    [1.2, 0.95],
    [-1.2, 0.95],
  ],
  square: [
    [-0.95, -0.95],
    [0.95, -0.95],
    [0.95, 0.95],
    [-0.95, 0.95],
  ],
  pentagon: [0, 1, 2, 3, 4].map((k) => [1.15 * Math.sin(k * 1.2566), -1.15 * Math.cos(k * 1.2566)]),
  hexagon: [0, 1, 2, 3, 4, 5].map((k) => [1.1 * Math.sin(k * 1.0472), -1.1 * Math.cos(k * 1.0472)]),
  arrow: [
    [-0.85, -1.15],
    [1.25, 0],
    [-0.85, 1.15],
  ],
};

export function outlineOf(shape, size, props) {
  if (shape === "circle") return svg("circle", { r: size, ...props });
  const points = POLYGONS[shape].map(([x, y]) => `${(x * size).toFixed(1)},${(y * size).toFixed(1)}`).join(" ");
  return svg("polygon", { points, ...props });
}

const STATUS_CLASS = {
  single_source: "edge dashed",
  multiple_independent: "edge",
  contested: "edge",
  denied: "edge",
  weak: "edge dotted",
};

// Half the width of a mark in pixels: grows with the square root of the larger figure, up to a limit.
export function sizeOf(i) {
  return entries.outcome[i] ? Math.min(6.5 + Math.sqrt(Math.max(1, entries.top[i])) * 0.6, 14.5) : 6.5;
}

// A drawing centred on its point, `reach` pixels to each side.
export function framed(reach, ...drawn) {
  return svg(
    "svg",
    {
      class: "shape",
      width: 2 * reach,
      height: 2 * reach,
      viewBox: `${-reach} ${-reach} ${2 * reach} ${2 * reach}`,
      "aria-hidden": "true",
    },
    ...drawn,
  );
}

// One incident's mark: edge by support, hollow without a figure, badge if it is denied, pale if unsure.
export function markShape(i, size = sizeOf(i)) {
  const family = families[familyOf[entries.kind[i]]];
  const status = entries.status[i];
  const faint = SURETY[entries.sure[i]] === "uncertain" ? " faint" : "";
  return framed(
    Math.ceil(size * 1.3 + 6),
    svg("circle", { class: "halo", r: size + 5 }),
    status === "contested" ? outlineOf(family.shape, size + 3.4, { class: "dbl" }) : null,
    outlineOf(family.shape, size, { class: (STATUS_CLASS[status] ?? "edge") + faint, fill: family.colour }),
    entries.outcome[i] ? null : outlineOf(family.shape, size * 0.42, { class: "hollow" }),
    entries.deniers[i].length ? denialBadge(size * 0.9) : null,
  );
}

export function denialBadge(at) {
  return svg(
    "g",
    { transform: `translate(${at} ${-at})` },
    svg("circle", { class: "deny", r: 5.4 }),
    svg("path", { class: "denyx", d: "M-2.6 -1.2h5.2M-2.6 1.2h5.2M-1.5 3L1.5 -3" }),
  );
}

export function ringSize(n) {
  return Math.min(11 + 2.5 * Math.log2(n), 22);
}

// Several incidents: a ring with slices by kind around their number.
export function ringShape(rows) {
  const counts = families.map(() => 0);
  for (const i of rows) counts[familyOf[entries.kind[i]]] += 1;
  const size = ringSize(rows.length);
  const slices = [];
  let from = 0;
  counts.forEach((count, n) => {
    if (!count) return;
    const to = from + count / rows.length;
    slices.push(slice(size, from, to, families[n].colour));
    from = to;
  });
  return framed(
    Math.ceil(size + 6),
    svg("circle", { class: "halo", r: size + 4.5 }),
    slices,
    svg("circle", { class: "rim", r: size }),
    svg("circle", { class: "core", r: size * 0.62 }),
    svg("text", { class: rows.length > 999 ? "num tight" : "num", dy: "0.36em" }, number(rows.length)),
  );
}

function slice(size, from, to, fill) {
  if (to - from > 0.9999) return svg("circle", { r: size, fill });
  const at = (turn) =>
    `${(size * Math.sin(turn * 6.28319)).toFixed(2)} ${(-size * Math.cos(turn * 6.28319)).toFixed(2)}`;
  return svg("path", {
    fill,
    class: "slice",
    d: `M0 0L${at(from)}A${size} ${size} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}Z`,
  });
}

// "4 killing, 3 clash": a ring's description for screen readers.
export function kindsText(rows, most = Infinity) {
  const counts = new Map();
  for (const i of rows) counts.set(entries.kind[i], (counts.get(entries.kind[i]) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([kind, n]) => `${number(n)} ${t(`kind.${kind}`)}`)
    .join(", ");
}
