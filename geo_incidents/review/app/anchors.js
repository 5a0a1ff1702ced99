// @ts-check
// Anchors of decisions in the report's words: report@start-end#hash, in code points of its text.

import { sha256 } from "./sha256.js";
import { D } from "./store.js";

const ANCHOR = /^(.+)@(\d+)-(\d+)#([0-9a-f]+)$/;
const DIGITS = 16;
const answers = new Map();

const points = (text) => [...text].length;

// The anchor for part of a report's text, from `start` to `end` in UTF-16 units.
export function anchorOf(report, start, end) {
  const text = D.reports[report].text;
  const from = points(text.slice(0, start));
  const words = text.slice(start, end);
  return `${report}@${from}-${from + points(words)}#${sha256(words).slice(0, DIGITS)}`;
}

// The position of an anchor's words in UTF-16 units; null without the report's text.
export function placeOfAnchor(anchor) {
  const found = ANCHOR.exec(anchor);
  const text = found && D.reports[found[1]]?.text;
  if (!text) return null;
  const signs = [...text];
  const start = signs.slice(0, Number(found[2])).join("").length;
  return { report: found[1], start, end: start + signs.slice(Number(found[2]), Number(found[3])).join("").length };
}

// Whether an anchor's words are unchanged. Without the report's text, the quotes must be equal.
export function holds(anchor, claims) {
  if (!anchor || claims.some((claim) => claim.anchor === anchor)) return true;
  if (!answers.has(anchor)) answers.set(anchor, stands(anchor));
  return answers.get(anchor);
}

function stands(anchor) {
  const place = placeOfAnchor(anchor);
  if (!place) return false;
  return sha256(D.reports[place.report].text.slice(place.start, place.end)).startsWith(ANCHOR.exec(anchor)[4]);
}
