// @ts-check
// The page's strings in its language, and its formats of numbers and dates.

export let words = {};
export let locale = "en-GB";
let firstDay = 0;
const formats = new Map();

export function speak(table, day) {
  words = table;
  locale = table.page.locale;
  firstDay = Date.parse(day);
  formats.clear();
}

export function lookUp(path) {
  return path.split(".").reduce((table, key) => (table ? table[key] : undefined), words);
}

// A phrase with its placeholders replaced by text, never by elements.
export function t(path, values = {}) {
  const phrase = lookUp(path);
  if (typeof phrase !== "string") return path.slice(path.lastIndexOf(".") + 1).replaceAll("_", " ");
  return phrase.replace(/\{(\w+)\}/g, (blank, name) => (name in values ? values[name] : blank));
}

// The plural form of a phrase for a number.
export function tn(path, n, values = {}) {
  const form = cached("plural", () => new Intl.PluralRules(locale)).select(n);
  const forms = lookUp(path);
  return t(`${path}.${form in forms ? form : "other"}`, { n: number(n), ...values });
}

// A phrase whose placeholders are elements.
export function phrase(path, values) {
  return t(path)
    .split(/\{(\w+)\}/)
    .map((part, i) => (i % 2 ? values[part] : part));
}

export function number(n) {
  return cached("number", () => new Intl.NumberFormat(locale)).format(n);
}

function cached(name, make) {
  if (!formats.has(name)) formats.set(name, make());
  return formats.get(name);
}

/** @typedef {Intl.DateTimeFormatOptions} DayStyle */

/** @type {DayStyle} */
export const LONG = { day: "numeric", month: "long", year: "numeric" };
/** @type {DayStyle} */
export const SHORT = { day: "numeric", month: "short" };

export function dateOf(day) {
  return new Date(firstDay + day * 864e5);
}

export function isoOf(day) {
  return dateOf(day).toISOString().slice(0, 10);
}

export function dayOf(iso) {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : Math.round((time - firstDay) / 864e5);
}

export function dayText(day, style = LONG) {
  const key = JSON.stringify(style);
  return cached(key, () => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...style })).format(dateOf(day));
}

export function daysText(start, end, style = LONG) {
  if (start === null || start === undefined) return t("list.undated");
  if (start === end) return dayText(start, style);
  const key = JSON.stringify(style);
  const format = cached(`r${key}`, () => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...style }));
  const told = () => format.formatRange(dateOf(start), dateOf(end)).replace(/^(\d+)\s*–\s*(\d)/, "$1\u2060–\u2060$2");
  return cached(`${start} ${end} ${key}`, told);
}

export function isoText(iso) {
  const day = iso && iso.length === 10 ? dayOf(iso) : null;
  return day === null ? iso : dayText(day);
}
