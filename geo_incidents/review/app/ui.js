// @ts-check
// State kept between draws, and the components that every part uses.

import { el, svg } from "../../webmap/app/dom.js";
import { t } from "../../webmap/app/words.js";

// shown: filter of the queue; at: the item; claim: its statement; field: the field being corrected.
export const S = {
  shown: "todo",
  query: "",
  group: "",
  kind: "",
  at: "",
  claim: 0,
  field: "",
  draft: null,
  point: null,
  radius: 800,
  chosen: -1,
  setting: false,
  choosing: false,
  marking: null,
  picked: null,
  view: "",
  only: false,
  letters: true,
  scroll: false,
  fit: true,
  busy: false,
  pane: "words",
  found: [],
  query_places: null,
  place_words: "",
};

// Parts of the page that draw themselves, by name; their modules register them.
export const parts = {};

export function draw(...names) {
  for (const name of names.length ? names : Object.keys(parts)) parts[name]();
}

export const node = (id) => document.getElementById(id);
export function focusIn(id, selector) {
  const found = node(id).querySelector(selector);
  if (found instanceof HTMLElement) found.focus({ preventScroll: true });
}

export const key = (name) => el("kbd", { dir: "ltr" }, name);

// Replaces the children of a part; focus, caret and scroll position are preserved.
export function keep(box, ...children) {
  const active = document.activeElement;
  const held = active instanceof HTMLElement && box.contains(active) ? active.dataset.k : "";
  const caret = active instanceof HTMLInputElement && /text|search/.test(active.type) ? active.selectionStart : null;
  const top = box.querySelector(".scroll")?.scrollTop ?? 0;
  box.replaceChildren(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== ""));
  const scroll = box.querySelector(".scroll");
  if (scroll && top) scroll.scrollTop = top;
  if (!held) return;
  const found = box.querySelector(`[data-k="${CSS.escape(held)}"]`);
  if (found instanceof HTMLElement) found.focus({ preventScroll: true });
  if (found instanceof HTMLInputElement && caret !== null) found.setSelectionRange(caret, caret);
}

export function say(text, undo = false) {
  node("said").replaceChildren(el("span", {}, text), ...(undo ? [el("small", {}, t("review.u_undoes"))] : []));
  node("said").classList.add("shown");
}

export const quiet = () => node("said").classList.remove("shown");

export function act(label, letter, onclick, props = {}) {
  return el("button", { type: "button", onclick, ...props }, letter ? key(letter) : null, el("span", {}, label));
}

const DRAWN = {
  open: [["circle", { r: 5.5, class: "o" }]],
  part: [
    ["circle", { r: 5.5, class: "o" }],
    ["path", { class: "h", d: "M0-5.5A5.5 5.5 0 0 1 0 5.5Z" }],
  ],
  accept: [
    ["circle", { r: 7, class: "ok" }],
    ["path", { class: "w", d: "M-3.2 .2L-1 2.5L3.4-2.4" }],
  ],
  drop: [
    ["circle", { r: 6.4, class: "o" }],
    ["path", { class: "x", d: "M-2.6-2.6L2.6 2.6M2.6-2.6L-2.6 2.6" }],
  ],
  merged: [
    ["circle", { cx: -2.5, r: 4.6, class: "o" }],
    ["circle", { cx: 2.5, r: 4.6, class: "o" }],
  ],
};

export function icon(name) {
  const shapes = DRAWN[name].map(([tag, props]) => svg(tag, props));
  return svg("svg", { class: "si", width: 18, height: 18, viewBox: "-9 -9 18 18", "aria-hidden": "true" }, shapes);
}

export function lock() {
  const path = svg("path", { d: "M3 6V4a3 3 0 0 1 6 0v2M2 6h8v6H2z" });
  return svg("svg", { class: "lk", width: 12, height: 13, viewBox: "0 0 12 13", "aria-hidden": "true" }, path);
}

export function select(name, values, chosen, text, props = {}) {
  const options = values.map((value) => el("option", { value, selected: value === chosen }, text(value)));
  return el("select", { name, ...props }, options);
}

export function chips(texts, choose, label) {
  return el(
    "div",
    { class: "chips", role: "group", "aria-label": label },
    texts.map((text) => el("button", { type: "button", onclick: () => choose(text) }, text)),
  );
}

export const saveCancel = (cancel, label = t("review.save")) =>
  el(
    "div",
    { class: "go" },
    el("button", { class: "btn pri", type: "submit" }, label, " ", key("↵")),
    el("button", { class: "btn", type: "button", onclick: cancel }, t("review.cancel"), " ", key("Esc")),
  );
