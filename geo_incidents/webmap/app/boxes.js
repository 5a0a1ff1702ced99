// @ts-check
// Rectangles on the screen, and whether they are occupied.

export function boxAt(left, top, width, height) {
  return { left, top, right: left + width, bottom: top + height };
}

export function overlaps(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function padded(box, x, y = x) {
  return { left: box.left - x, right: box.right + x, top: box.top - y, bottom: box.bottom + y };
}

// The distance of a point outside a box; 0 inside.
export function distanceTo(box, { x, y }) {
  return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
}

// A frame of the given size, with occupied boxes.
export function frameOf({ x: width, y: height }) {
  const taken = [];
  return {
    take: (box) => taken.push(box),
    isFree: (box, pad = 0) =>
      box.left > 4 &&
      box.top > 4 &&
      box.right < width - 4 &&
      box.bottom < height - 4 &&
      !taken.some((other) => overlaps(padded(box, pad, pad / 2), other)),
    holds: (point) => point.x > 0 && point.y > 0 && point.x < width && point.y < height,
  };
}

const SIDES = {
  E: [1, 0],
  W: [-1, 0],
  NE: [0.72, -0.72],
  SE: [0.72, 0.72],
  NW: [-0.72, -0.72],
  SW: [-0.72, 0.72],
  N: [0, -1],
  S: [0, 1],
};

// A box beside a point, `gap` pixels away, on one of eight sides.
export function beside(point, side, gap, width, height) {
  const [dx, dy] = SIDES[side];
  const [x, y] = [point.x + dx * gap, point.y + dy * gap];
  const left = dx > 0.1 ? x : dx < -0.1 ? x - width : x - width / 2;
  const lean = Math.abs(dy) > 0.1 ? dy * height * 0.2 : 0;
  const top = dy > 0.9 ? y : dy < -0.9 ? y - height : y - height / 2 + lean;
  return boxAt(left, top, width, height);
}

const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map();

// The width of a text in pixels.
export function widthOf(text, font, spacing = 0) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    ruler.font = font;
    widths.set(key, ruler.measureText(text).width);
  }
  return widths.get(key) + spacing * text.length;
}
