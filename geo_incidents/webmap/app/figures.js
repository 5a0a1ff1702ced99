// @ts-check
// Figures as stated: ">100", "dozens", "9 – 78+", or in words where there is space; never a number nobody gave.

import { number, t } from "./words.js";

export const SIGNS = ["exact", "more", "least", "upto", "less", "about", "word"];
const WORD = SIGNS.indexOf("word");

// The ends of a figure in the page's data: one number, or alternating numbers and qualifiers; none for 0.
export function endsOf(told) {
  if (!told) return [];
  if (typeof told === "number") return [[told, 0]];
  return told.length > 2 ? [told.slice(0, 2), told.slice(2)] : [told];
}

// The page's word for a source's word, such as "dozens", that stands for its smallest number.
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

// The largest number stated: used for sorting, for the size of a mark, and for singular and plural.
export function figureTop(told) {
  return endsOf(told).reduce((top, [n]) => Math.max(top, n), 0);
}

export function isVague(told) {
  return endsOf(told).some(([, sign]) => sign === WORD);
}

// Whether the figure is exactly one person: decides the form of a noun.
export function figureForm(told) {
  const ends = endsOf(told);
  return ends.length === 1 && ends[0][1] === 0 ? ends[0][0] : Math.max(figureTop(told), 3);
}
