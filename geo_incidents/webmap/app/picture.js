// @ts-check
// The current map as a picture file: map, marks and names with inlined styles, and title and credits around it.

import { widthOf } from "./boxes.js";
import { index } from "./data.js";
import { el, svg } from "./dom.js";
import { saveFile, scopeText } from "./download.js";
import { map } from "./ground.js";
import { typeface } from "./names.js";
import { t, words } from "./words.js";

const PICTURE_HEAD = 74;
const PICTURE_FOOT = 48; // three lines of credits
const CREDIT_SIZE = 9;
const DRAWN = ["ground", "lines", "hatch", "discs"]; // panes whose renderers draw paths
const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linecap",
  "opacity", "font-family", "font-size", "font-weight", "font-style", "letter-spacing", "text-anchor"]; // prettier-ignore

export async function downloadSvg() {
  saveFile("map.svg", "image/svg+xml", new XMLSerializer().serializeToString(mapPicture()));
}

// Twice the resolution of the screen.
export async function downloadPng() {
  const picture = mapPicture();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  await image.decode();
  const canvas = el("canvas", { width: 2 * image.width, height: 2 * image.height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  saveFile("map.png", "image/png", blob);
}

function mapPicture() {
  const frame = map.getContainer().getBoundingClientRect();
  const at = (node) => {
    const box = node.getBoundingClientRect();
    return { x: box.left - frame.left, y: box.top - frame.top + PICTURE_HEAD, width: box.width, height: box.height };
  };
  const [width, height] = [frame.width, frame.height + PICTURE_HEAD + PICTURE_FOOT];
  const window_ = { x: 0, y: PICTURE_HEAD, width, height: frame.height };
  return svg(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}` },
    svg("style", {}, typefaceRules()),
    svg(
      "defs",
      {},
      written(document.getElementById("hatching")),
      svg("clipPath", { id: "window" }, svg("rect", window_)),
    ),
    svg("rect", { width, height, fill: colour("--panel") }),
    svg(
      "g",
      { "clip-path": "url(#window)" },
      svg("rect", { ...window_, fill: colour("--sea") }),
      DRAWN.slice(0, 1).flatMap((pane) => drawnPane(pane, at)),
      reliefPicture(at),
      DRAWN.slice(1).flatMap((pane) => drawnPane(pane, at)),
      [...document.querySelectorAll(".leaders")].map((node) => nested(node, at(node))),
      [...document.querySelectorAll(".mark .shape")].map((node) => nested(node, at(node))),
      [...document.querySelectorAll(".lab")].map((node) => nameText(node, at(node))),
    ),
    pictureCaptions(width, height),
  );
}

function colour(name) {
  const probe = el("i", {});
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function typefaceRules() {
  return (document.querySelector("style").textContent.match(/@font-face\{[^}]*\}/g) ?? []).join("\n");
}

// A copy that does not depend on the page's styles.
export function written(node) {
  const copy = node.cloneNode(true);
  const [from, to] = [node, copy].map((root) => [root, ...root.querySelectorAll("*")]);
  from.forEach((one, k) => {
    const style = getComputedStyle(one);
    for (const name of STYLES) to[k].setAttribute(name, style.getPropertyValue(name));
    to[k].removeAttribute("class");
    to[k].removeAttribute("style");
  });
  return copy;
}

function nested(node, place) {
  const copy = written(node);
  for (const [name, value] of Object.entries(place)) copy.setAttribute(name, value);
  copy.setAttribute("overflow", "visible");
  return copy;
}

function drawnPane(pane, at) {
  return [...map.getPane(pane).querySelectorAll("svg")].map((node) => nested(node, at(node)));
}

function reliefPicture(at) {
  const node = /** @type {HTMLImageElement} */ (document.querySelector(".relief"));
  if (!node) return null;
  const pane = getComputedStyle(node.parentElement);
  const opacity = Number(pane.opacity) * Number(getComputedStyle(node).opacity);
  const picture = svg("image", { ...at(node), preserveAspectRatio: "none", opacity, href: node.src });
  picture.style.mixBlendMode = pane.mixBlendMode;
  return picture;
}

// A name with its halo; the point of a seat has no text.
function nameText(node, { x, y, width, height }) {
  const style = getComputedStyle(node);
  if (!node.textContent) return svg("circle", { cx: x + width / 2, cy: y + height / 2, r: 2, fill: style.color });
  const font = Object.fromEntries(STYLES.slice(8, 13).map((name) => [name, style.getPropertyValue(name)]));
  return svg(
    "text",
    {
      ...font,
      x: x + width / 2,
      y: y + height * 0.76,
      "text-anchor": "middle",
      fill: style.color,
      stroke: colour("--land"),
      "stroke-width": 3,
      "stroke-linejoin": "round",
      "paint-order": "stroke",
    },
    node.textContent,
  );
}

function pictureCaptions(width, height) {
  const rtl = words.page.dir === "rtl";
  const line = (text, y, size, weight, fill) =>
    svg(
      "text",
      {
        x: rtl ? width - 20 : 20,
        y,
        "font-size": size,
        "font-weight": weight,
        "font-family": typeface(),
        fill,
        direction: words.page.dir,
        "text-anchor": "start",
      },
      text,
    );
  return [
    line(index.about.title, 30, 22, 600, colour("--ink")),
    line(scopeText(), 50, 12.5, 400, colour("--soft")),
    line(t("page.unverified"), 66, 11.5, 400, colour("--soft")),
    creditLines(width - 40).map((text, k) =>
      svg(
        "text",
        {
          x: 20,
          y: height - PICTURE_FOOT + 13 + 11 * k,
          "font-size": CREDIT_SIZE,
          "font-family": typeface(),
          fill: colour("--soft"),
        },
        text,
      ),
    ),
  ];
}

// The sources' attributions in as many lines as needed.
function creditLines(room) {
  const lines = [""];
  for (const part of [...index.about.attributions, index.about.made]) {
    const longer = lines.at(-1) ? `${lines.at(-1)} · ${part}` : part;
    if (lines.at(-1) && widthOf(longer, `400 ${CREDIT_SIZE}px ${typeface()}`) > room) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
