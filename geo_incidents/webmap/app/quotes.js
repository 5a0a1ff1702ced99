// @ts-check
// Verbatim quotes with the extracted words marked, and links that open a page at those words.

import { index } from "./data.js";
import { button, el, safeUrl } from "./dom.js";
import { plainQuote } from "./search.js";
import { t } from "./words.js";

const PLACE = 1;
export const DAY = 2;
const COUNT = 3;
const GAP = 4;
const MARK_CLASS = { [PLACE]: "of-place", [DAY]: "of-day", [COUNT]: "of-figure" };
const SHOWN_QUOTE = 700;

export function quotePieces(claim) {
  const pieces = claim.pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    if (piece[0] === GAP) return el("span", { class: "gap", title: t("card.gap") }, piece[1]);
    return el("mark", { class: MARK_CLASS[piece[0]] }, piece[1]);
  });
  return [claim.marks.cut_before ? "… " : null, ...pieces, claim.marks.cut_after ? " …" : null];
}

// The quote as a block; very long ones are collapsed.
export function quoteBlock(claim, ...cite) {
  const lang = index.sources.lang[claim.report] || undefined;
  const text = el("p", { dir: "auto", lang }, quotePieces(claim));
  const block = el("blockquote", { class: "quote" }, text, cite.length ? el("footer", {}, cite) : null);
  if (plainQuote(claim.pieces).length > SHOWN_QUOTE) {
    text.classList.add("folded");
    const more = button(
      t("card.more"),
      () => {
        more.textContent = t(text.classList.toggle("folded") ? "card.more" : "card.less");
      },
      { class: "textual" },
    );
    text.after(more);
  }
  return block;
}

// In reading order: one report after the other, each from its beginning.
export function inReadingOrder(claims) {
  const reports = [...new Set(claims.map((claim) => claim.report))];
  return [...claims].sort((a, b) => reports.indexOf(a.report) - reports.indexOf(b.report) || a.offset - b.offset);
}

// Claims with the same quote from the same report share one block.
export function distinctQuotes(claims) {
  const seen = new Map();
  for (const claim of inReadingOrder(claims)) {
    const key = `${claim.report}\u0000${claim.offset}\u0000${plainQuote(claim.pieces)}`;
    if (!seen.has(key)) seen.set(key, claim);
  }
  return [...seen.values()];
}

const FRAGMENT_WORDS = 6;

// A text fragment: the first and last words of the quote, up to its first gap.
export function fragmentUrl(url, claim) {
  const safe = safeUrl(url);
  if (!safe) return "";
  const told = plainQuote(claim.pieces)
    .split("[…]")
    .sort((a, b) => b.length - a.length)[0];
  const parts = told.trim().split(/\s+/).filter(Boolean);
  const runs =
    parts.length <= 2 * FRAGMENT_WORDS ? [parts] : [parts.slice(0, FRAGMENT_WORDS), parts.slice(-FRAGMENT_WORDS)];
  const text = runs.map((run) => encodeURIComponent(run.join(" ")).replaceAll("-", "%2D")).join(",");
  return parts.length ? `${safe.href}${safe.hash ? "" : "#"}:~:text=${text}` : safe.href;
}
