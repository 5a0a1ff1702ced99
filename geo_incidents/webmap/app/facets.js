// @ts-check
// Which rows pass the filters, and how many incidents each further choice would give: AND across facets, OR within one.

import { areaName, codesOf, entries, index, isIncident } from "./data.js";
import { isHit } from "./search.js";
import { locale, t } from "./words.js";

export let facets = [];
export const SURETY = ["", "clear", "likely", "uncertain"];

function makeFacet(name, valuesOf, labelOf) {
  const keys = [];
  const numbers = new Map();
  const numberOf = (key) => {
    if (!numbers.has(key)) numbers.set(key, keys.push(key) - 1);
    return numbers.get(key);
  };
  // values of row i are values[from[i]] to values[from[i + 1]]
  const from = new Int32Array(entries.count + 1);
  const values = [];
  for (let i = 0; i < entries.count; i++) {
    const told = valuesOf(i);
    for (let k = 0; k < told.length; k++) if (told.indexOf(told[k]) === k) values.push(numberOf(told[k]));
    from[i + 1] = values.length;
  }
  return { name, keys, numbers, from, values: Int32Array.from(values), labelOf, counts: new Int32Array(keys.length) };
}

function hasAny({ from, values }, i, chosen) {
  for (let k = from[i]; k < from[i + 1]; k++) if (chosen[values[k]]) return true;
  return false;
}

export function prepareFacets() {
  const { publisher, lang } = index.sources;
  const speakerLabels = new Map();
  for (const [name, kind, key] of index.speakers) {
    if (!speakerLabels.has(key)) speakerLabels.set(key, name || t(`speaker.${kind}`));
  }
  const codes = index.places.adm.map((adm) => codesOf(adm).slice(0, 2));
  const codesAt = (i) => (isIncident(i) ? codes[entries.place[i]] : entries.areas[i].flatMap((n) => codes[n]));
  const unknown = (value) => value || t("facet.unknown");
  facets = [
    makeFacet(
      "kind",
      (i) => [entries.kind[i]],
      (key) => t(`kind.${key}`),
    ),
    makeFacet(
      "status",
      (i) => [entries.status[i]],
      (key) => t(`status.${key}`),
    ),
    makeFacet(
      "precision",
      (i) => [entries.precision[i]],
      (key) => t(`precision.${key}`),
    ),
    makeFacet("governorate", codesAt, areaName),
    makeFacet(
      "speaker",
      (i) => entries.speakers[i].map((n) => index.speakers[n][2]),
      (key) => speakerLabels.get(key),
    ),
    makeFacet("publisher", (i) => entries.reports[i].map((n) => publisher[n]), unknown),
    makeFacet(
      "casualties",
      (i) => [entries.outcome[i] ? "with_figure" : "without_figure"],
      (key) => t(`facet.${key}`),
    ),
    makeFacet(
      "sure",
      (i) => (entries.sure[i] ? [SURETY[entries.sure[i]]] : []),
      (key) => t(`sure.${key}`),
    ),
    makeFacet("language", (i) => entries.reports[i].map((n) => lang[n]), languageName),
  ];
}

function languageName(code) {
  if (!code) return t("facet.unknown");
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(code);
  } catch {
    return code;
  }
}

function inDays(i, from, to, undated) {
  if (entries.start[i] === null) return undated;
  return entries.end[i] >= from && entries.start[i] <= to;
}

// Fills `passing` (1: row is shown), `dateless` (1: passes everything but the dates) and the counts of each facet.
export function applyFilters(state, hits, passing, dateless) {
  const chosen = facets.map((facet) => {
    const keys = state.chosen[facet.name] ?? new Set();
    const wanted = new Uint8Array(facet.keys.length);
    for (const key of keys) if (facet.numbers.has(key)) wanted[facet.numbers.get(key)] = 1;
    return keys.size ? wanted : null;
  });
  for (const facet of facets) facet.counts.fill(0);
  for (let i = 0; i < entries.count; i++) {
    passing[i] = dateless[i] = 0;
    if (hits.length && !isHit(i, hits)) continue;
    let failed = 0;
    let failing = -1;
    for (let f = 0; f < facets.length && failed < 2; f++) {
      if (chosen[f] && !hasAny(facets[f], i, chosen[f])) {
        failed += 1;
        failing = f;
      }
    }
    if (failed === 0) dateless[i] = 1;
    if (!inDays(i, state.from, state.to, state.undated)) continue;
    if (failed === 0) passing[i] = 1;
    if (failed < 2 && isIncident(i)) countRow(i, failed ? failing : -1);
  }
}

// A row that fails only one facet still counts there: another choice in that facet would include it.
function countRow(i, only) {
  for (let f = 0; f < facets.length; f++) {
    if (only >= 0 && f !== only) continue;
    const { from, values, counts } = facets[f];
    for (let k = from[i]; k < from[i + 1]; k++) counts[values[k]] += 1;
  }
}
