// Marks: a shape and colour by kind, an outline by how it is supported, a size by the figure.

let families = [];
const familyOf = {};

function prepareShapes(marks) {
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

function outlineOf(shape, size, props) {
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

// Half the width of a mark in pixels: the square root of the larger figure, capped.
function sizeOf(i) {
  if (!entries.outcome[i]) return 6;
  const people = Math.max(entries.low[i] ?? 0, entries.high[i] ?? 0, 1);
  return Math.min(6 + Math.sqrt(people) * 0.55, 12);
}

// A drawing round its middle, `reach` pixels to each side.
function framed(reach, ...drawn) {
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

// One incident's mark.
function markShape(i, size = sizeOf(i)) {
  const family = families[familyOf[entries.kind[i]]];
  const status = entries.status[i];
  const reach = Math.ceil(size * 1.3 + 5);
  return framed(
    reach,
    status === "contested" ? outlineOf(family.shape, size + 3.2, { class: "ring" }) : null,
    outlineOf(family.shape, size, { class: STATUS_CLASS[status] ?? "edge", fill: family.colour }),
    entries.outcome[i] ? null : outlineOf(family.shape, size * 0.42, { class: "hollow" }),
    status === "denied"
      ? svg("path", { class: "strike", d: `M${-size - 3} ${size + 3}L${size + 3} ${-size - 3}` })
      : null,
  );
}

// Several incidents: a ring of slices by kind round their number.
function donutShape(rows) {
  const counts = families.map(() => 0);
  for (const i of rows) counts[familyOf[entries.kind[i]]] += 1;
  const size = Math.min(11 + 2.4 * Math.log2(rows.length), 22);
  const reach = Math.ceil(size + 3);
  const slices = [];
  let from = 0;
  counts.forEach((count, n) => {
    if (!count) return;
    const to = from + count / rows.length;
    slices.push(slice(size, from, to, families[n].colour));
    from = to;
  });
  return framed(
    reach,
    slices,
    svg("circle", { class: "ring", r: size }),
    svg("circle", { class: "core", r: size * 0.6 }),
    svg("text", { class: "count", "text-anchor": "middle", dy: "0.35em" }, number(rows.length)),
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

// "4 killing, 3 clash": what a ring says to those who can't see it.
function kindsText(rows) {
  const counts = new Map();
  for (const i of rows) counts.set(entries.kind[i], (counts.get(entries.kind[i]) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([kind, n]) => `${number(n)} ${t(`kind.${kind}`)}`)
    .join(", ");
}
