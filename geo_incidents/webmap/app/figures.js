// @ts-check
// Figures as they were said: ">100", "dozens", "9 – 78+"; in words where there is room. No number nobody gave.

import { number, t } from "./words.js";

export const SIGNS = ["exact", "more", "least", "upto", "less", "about", "word"];
const WORD = SIGNS.indexOf("word");

// Ends of a figure as the page carries them: one number, or numbers and signs in turn; none for 0.
export function endsOf(told) {
  if (!told) return [];
  if (typeof told === "number") return [[told, 0]];
  return told.length > 2 ? [told.slice(0, 2), told.slice(2)] : [told];
}

// The page's word for a floor that a source's word stands for.
function vagueWord(n) {
  if (n >= 1000) return t(n >= 10000 ? "vague.ten_thousands" : "vague.thousands");
  if (n >= 100) return t("vague.hundreds");
  if (n === 20) return t("vague.scores");
  return t(n >= 10 ? "vague.dozens" : "vague.several");
}

function endText([n, sign], long) {
  if (sign === WORD) return vagueWord(n);
  return t(`${long ? "bound" : "sign"}.${SIGNS[sign]}`, { n: number(n) });
}

export function figureText(told, long = false) {
  const ends = endsOf(told).map((end) => endText(end, long));
  if (!long || ends.length < 2) return ends.join(" – ");
  return t("bound.range", { low: ends[0], high: ends[1] });
}

// The largest number said: what sorts, sizes a mark, and chooses between "child" and "children".
export function figureTop(told) {
  return endsOf(told).reduce((top, [n]) => Math.max(top, n), 0);
}

export function isVague(told) {
  return endsOf(told).some(([, sign]) => sign === WORD);
}

// A single exact person or not: which form of a noun fits.
export function figureForm(told) {
  const ends = endsOf(told);
  return ends.length === 1 && ends[0][1] === 0 ? ends[0][0] : Math.max(figureTop(told), 3);
}
