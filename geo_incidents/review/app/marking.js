// @ts-check
// Marks words of the report as the place, figure, date, speaker or kind of this claim, or as a new claim.

import { el } from "../../webmap/app/dom.js";
import { t } from "../../webmap/app/words.js";
import { edit } from "./acts.js";
import { askClaim } from "./adding.js";
import { lookUpWords } from "./places.js";
import { claim, current, isRtl, textOf } from "./report.js";
import { kindText } from "./say.js";
import { D } from "./store.js";
import { S, act, draw, key, node, parts, say } from "./ui.js";

const WORD = /[\p{L}\p{N}\p{M}]+(?:[-'’.,][\p{L}\p{N}\p{M}]+)*/gu;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
export const MARKS = { place: "P", figure: "F", when: "W", speaker: "S", kind: "K" };
const LINE = 8; // words that Up and Down move

// Keyboard selection: a cursor over the words of the text.
export function startMarking() {
  if (S.marking) return stopMarking();
  const one = claim();
  if (!current()) return null;
  if (one.text) return say(t("review.needs.reports"));
  const words = [...textOf(one).matchAll(WORD)].map((found) => [found.index, found.index + found[0].length]);
  const first = Math.max(
    0,
    words.findIndex((word) => word[0] >= one.quote[0]),
  );
  const cursor = {
    words,
    from: first,
    to: first,
    span: () => [words[Math.min(cursor.from, cursor.to)][0], words[Math.max(cursor.from, cursor.to)][1]],
  };
  Object.assign(S, { marking: cursor, field: "", picked: null, pane: "words" });
  draw("report", "record", "bar", "shell");
  node("text").focus();
  return shownCursor();
}

export function stopMarking() {
  Object.assign(S, { marking: null, picked: null });
  hideMenu();
  draw("report", "bar");
  node("text")?.focus({ preventScroll: true });
}

export function moveCursor(event) {
  const forward = isRtl(claim()) ? -1 : 1;
  const by = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: LINE, ArrowUp: -LINE }[event.key];
  if (!by) return false;
  const cursor = S.marking;
  cursor.to = Math.max(0, Math.min(cursor.words.length - 1, cursor.to + by));
  if (!event.shiftKey) cursor.from = cursor.to;
  parts.report();
  node("text").focus({ preventScroll: true });
  shownCursor();
  return true;
}

function shownCursor() {
  node("text").querySelector(".wsel")?.scrollIntoView({ block: "nearest" });
  node("live").textContent = textOf(claim()).slice(...S.marking.span());
}

// The current selection, by keyboard or mouse.
export function markAs(what) {
  const span = S.marking ? S.marking.span() : S.picked;
  if (!span) return;
  const words = textOf(claim()).slice(...span);
  Object.assign(S, { marking: null, picked: null });
  hideMenu();
  if (what === "new") {
    draw("report", "bar");
    askClaim(claim().report, span);
    return;
  }
  edit(what, {
    words,
    span,
    ...(what === "figure" ? { value: amountIn(words) } : {}),
    ...(what === "kind" ? { value: kindIn(words) } : {}),
  });
  if (what === "place") lookUpWords(words);
}

function amountIn(words) {
  const digits = /[\d,٠-٩]+/
    .exec(words)?.[0]
    .replace(/,/g, "")
    .replace(/[٠-٩]/g, (sign) => String("٠١٢٣٤٥٦٧٨٩".indexOf(sign)));
  return digits ? `${Number(digits)} killed` : "";
}

// The kind whose name is among the words, if any.
function kindIn(words) {
  const said = words.toLowerCase();
  return D.kinds.find(
    (kind) => said.includes(kind.replaceAll("_", " ")) || said.includes(kindText(kind).toLowerCase()),
  );
}

// --- mouse selection -------------------------------------------------------------------------------------------------

export function watchSelection() {
  document.addEventListener("mouseup", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest?.("#menu")) return;
    const chosen = getSelection();
    if (!target.closest?.("#text") || chosen.isCollapsed || !claim() || claim().text) return unpick();
    const range = chosen.getRangeAt(0);
    const span = wholeWords(
      offsetOf(range.startContainer, range.startOffset),
      offsetOf(range.endContainer, range.endOffset),
    );
    if (!span) return;
    const box = range.getBoundingClientRect();
    chosen.removeAllRanges();
    Object.assign(S, { picked: span, marking: null, field: "" });
    draw("report", "record", "bar");
    showMenu(box);
  });
}

function unpick() {
  if (!S.picked) return;
  S.picked = null;
  hideMenu();
  parts.report();
}

function offsetOf(place, offset) {
  const holder = (place.nodeType === Node.TEXT_NODE ? place.parentElement : place).closest?.("[data-o]");
  return holder ? Number(holder.dataset.o) + (place.nodeType === Node.TEXT_NODE ? offset : 0) : null;
}

// Extends a selection to whole words.
function wholeWords(start, end) {
  if (start === null || end === null || start >= end) return null;
  const text = textOf(claim());
  while (start < end && !LETTER.test(text[start])) start++;
  while (end > start && !LETTER.test(text[end - 1])) end--;
  while (start > 0 && LETTER.test(text[start - 1])) start--;
  while (end < text.length && LETTER.test(text[end])) end++;
  return start < end ? [start, end] : null;
}

function showMenu(box) {
  const menu = node("menu");
  const item = (what, letter, label) =>
    el(
      "button",
      { type: "button", role: "menuitem", onclick: () => markAs(what) },
      key(letter),
      el("span", { class: `sw s-${what}` }),
      label,
    );
  menu.replaceChildren(
    el("b", {}, t("review.mark_as")),
    ...Object.entries(MARKS).map(([what, letter]) => item(what, letter, t(`review.mark.${what}`))),
    item("new", "N", t("review.new_claim")),
  );
  menu.hidden = false;
  const [width, height] = [menu.offsetWidth, menu.offsetHeight];
  menu.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, box.left + box.width / 2 - width / 2))}px`;
  menu.style.top = `${box.bottom + height + 10 > innerHeight ? Math.max(8, box.top - height - 8) : box.bottom + 8}px`;
  menu.querySelector("button").focus({ preventScroll: true });
}

export const hideMenu = () => {
  node("menu").hidden = true;
};
export const isMenuOpen = () => !node("menu").hidden;

export function menuKey(event) {
  const buttons = [...node("menu").querySelectorAll("button")];
  const at = buttons.indexOf(/** @type {any} */ (document.activeElement));
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return false;
  buttons[(at + by + buttons.length) % buttons.length].focus();
  return true;
}

// The toolbar while words are being marked.
export function markingBar() {
  const one = (what, letter, label) => act(label, letter, () => markAs(what));
  return [
    el("b", { class: "ask" }, t("review.mark_as")),
    ...Object.entries(MARKS).map(([what, letter]) => one(what, letter, t(`review.mark.${what}`))),
    one("new", "N", t("review.new_claim")),
    el("span", { class: "grow" }),
    el("span", { class: "hint" }, key("← →"), " ", key("⇧")),
    act(t("review.cancel"), "Esc", stopMarking),
  ];
}
