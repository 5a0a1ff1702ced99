// @ts-check
// Values as text in the page's language: places, dates, figures, kinds.

import { D } from "./store.js";
import { dayOf, daysText, isoText, locale, number, SHORT, t } from "../../webmap/app/words.js";

export const isArabic = () => document.documentElement.lang === "ar";

// A place by its id; a point set by a reviewer has only coordinates.
export function placeOf(id) {
  const found = D.places[id];
  if (found) return { id, ...found, own: false };
  const point = pointOf(id);
  if (!point) return id ? { id, name: id, ar: "", kind: "", lat: null, lon: null, radius: 0, own: false } : null;
  const name = `${point.lat.toFixed(4)}, ${point.lon.toFixed(4)}`;
  return { id, name, ar: "", kind: "", within: [], within_ar: [], own: true, ...point };
}

export function pointOf(text) {
  const found = /^point:(-?[\d.]+),(-?[\d.]+);r=(\d+)$/.exec(text ?? "");
  return found && { lat: Number(found[1]), lon: Number(found[2]), radius: Number(found[3]) };
}

export const nameOf = (place) => (!place ? t("review.no_place") : isArabic() ? place.ar || place.name : place.name);

// The kind of a place and the areas that contain it.
export function whereOf(place) {
  const areas = (isArabic() ? place.within_ar : place.within) ?? [];
  return [place.kind && t(`place.${place.kind}`), ...areas].filter(Boolean).join(t("page.comma"));
}

export function kmBetween(one, other) {
  if (one?.lat == null || other?.lat == null) return null;
  const turn = Math.PI / 180;
  const x = (other.lon - one.lon) * turn * Math.cos(((one.lat + other.lat) / 2) * turn);
  return Math.hypot(x, (other.lat - one.lat) * turn) * 6371;
}

export const kmText = (km) =>
  km === null ? "" : t("map.km", { n: number(km < 10 ? Math.round(km * 10) / 10 : Math.round(km)) });

export function daysOf(value, short = false) {
  if (!value) return t("review.no_day");
  const [first, last] = value.split("/");
  return daysText(dayOf(first), dayOf(last || first), short ? SHORT : undefined);
}

export const kindText = (kind) => t(`kind.${kind}`);

const FIGURE = /^(?:(at_least|more_than|approx|up_to|less_than|vague) )?(?:(\d+)(?:-(\d+))? )?(\w+)(?: (\w+))?$/;
const BOUNDS = { at_least: "least", more_than: "more", approx: "about", up_to: "upto", less_than: "less" };

// A figure in the notation of the decisions table, parsed; null if it is invalid.
export function readFigure(text) {
  const found = FIGURE.exec(text ?? "");
  if (!found || (found[2] === undefined) !== (found[1] === "vague")) return null;
  const [, hedge = "exact", low = "", high = "", outcome, category = "all"] = found;
  return D.outcomes.includes(outcome) && D.categories.includes(category)
    ? { hedge, low, high, outcome, category }
    : null;
}

export function writtenFigure({ hedge, low, high, outcome, category }) {
  const amount = hedge === "vague" ? "" : high && hedge === "exact" ? `${low}-${high}` : low;
  return [hedge === "exact" ? "" : hedge, amount, outcome, category === "all" ? "" : category]
    .filter(Boolean)
    .join(" ");
}

// The number as stated, and whom it counts; `words` are the report's.
export function figureParts(text, words = "") {
  const figure = readFigure(text);
  if (!figure) return [text || t("review.no_figure"), ""];
  const amount = figure.high
    ? `${number(Number(figure.low))}–${number(Number(figure.high))}`
    : number(Number(figure.low));
  if (figure.hedge === "vague" && words) return [words, ""];
  const said = figure.hedge === "vague" ? t("review.in_words") : amount;
  const told = BOUNDS[figure.hedge] ? t(`bound.${BOUNDS[figure.hedge]}`, { n: said }) : said;
  const form = figure.low === "1" && !figure.high && figure.hedge === "exact" ? "one" : "other";
  const category = figure.category === "all" ? "" : t(`category.${figure.category}.${form}`);
  return [told, t("figure.unit", { category, outcome: t(`outcome.${figure.outcome}`) }).trim()];
}

export function figureSign(text, words = "") {
  const figure = readFigure(text);
  if (!figure) return "";
  if (figure.hedge === "vague") return words || t("review.in_words");
  const amount = figure.high ? `${figure.low}–${figure.high}` : number(Number(figure.low));
  return BOUNDS[figure.hedge] ? t(`sign.${BOUNDS[figure.hedge]}`, { n: amount }) : amount;
}

// The value of a field as text.
export function valueText(field, value) {
  const name = field.split(":")[0];
  if (!value) return t("review.nothing");
  if (name === "figure") return figureParts(value).join(" ");
  if (name === "place")
    return value
      .split(" ")
      .map((id) => nameOf(placeOf(id)))
      .join(t("page.comma"));
  if (name === "when") return daysOf(value);
  if (name === "kind") return kindText(value);
  if (name === "polarity") return t(`review.said.${value}`);
  if (name === "visibility") return t(`review.visible.${value}`);
  return value;
}

export const fieldText = (field) => t(`review.field.${field.split(":")[0]}`);

// When a row was decided: date and time if both are known.
export function momentText(at) {
  if (at.length <= 10) return isoText(at);
  const style = /** @type {Intl.DateTimeFormatOptions} */ ({
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return new Intl.DateTimeFormat(locale, style).format(new Date(at));
}

export function whyText([code, detail]) {
  const said = t(`review.why.${code}`, { detail });
  return code === "polarity" ? t(`review.said.${detail}`) : said;
}

export const actText = (row) => t(`review.did.${row.action}`);
