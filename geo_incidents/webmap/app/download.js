// @ts-check
// Downloads of the filtered incidents; each file states its scope.

import { citationText, citedReports, feature } from "./cite.js";
import { entries, eventIdOf, index, isIncident, placeOf, readDetail } from "./data.js";
import { button, el, joined } from "./dom.js";
import { facets } from "./facets.js";
import { downloadPng, downloadSvg } from "./picture.js";
import { state } from "./state.js";
import { deniersText, headline, publisherText, tollText, tollUnit } from "./tell.js";
import { view } from "./view.js";
import { daysText, isoOf, number, t, tn } from "./words.js";

const FILES = {
  geojson: () => downloadGeojson(),
  csv: () => downloadCsv(),
  citations: () => downloadCitations(),
  png: () => downloadPng(),
  svg: () => downloadSvg(),
};

export function renderDownload() {
  const items = Object.entries(FILES).map(([name, save]) =>
    el(
      "li",
      {},
      button(t(`download.${name}`), save, { class: "small", "data-file": name }),
      " ",
      el("small", {}, t(`download.${name}_hint`)),
    ),
  );
  return el(
    "article",
    { class: "card prose", "aria-labelledby": "card-title" },
    el("h2", { id: "card-title", tabindex: "-1" }, t("download.title")),
    el("p", {}, scopeText()),
    el("ul", { class: "files" }, items),
    el("p", {}, el("small", {}, t("download.more"))),
  );
}

// "40 of 40 incidents, 6 – 14 March 2025; what happened: Killing": the scope of a file.
export function scopeText() {
  const incidents = view.rows.filter(isIncident).length;
  const shown = tn("scope.shown", incidents, { all: number(index.incidents) });
  const chosen = facets
    .filter((facet) => state.chosen[facet.name])
    .map(
      (facet) =>
        `${t(`facet.${facet.name}`)}: ${[...state.chosen[facet.name]].map((key) => facet.labelOf(key)).join(t("page.comma"))}`,
    );
  const searched = state.query ? [t("list.searched", { words: state.query })] : [];
  return [shown, daysText(state.from, state.to), ...chosen, ...searched].join("; ");
}

export function about() {
  const { title, made, profile } = index.about;
  return { title, scope: scopeText(), made, profile, note: t("page.unverified") };
}

export function saveFile(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

async function downloadGeojson() {
  const features = [];
  for (const i of view.rows.filter(isIncident)) features.push(feature(i, await readDetail(i)));
  const areas = view.rows.filter((i) => !isIncident(i)).map((i) => feature(i, null).properties);
  const collection = { type: "FeatureCollection", metadata: about(), features, area_statements: areas };
  saveFile("incidents.geojson", "application/geo+json", JSON.stringify(collection));
}

const COLUMNS = ["id", "event_group_id", "kind", "place_name", "place_name_ar", "place_pcode", "latitude", "longitude", "radius_m",
  "date_start", "date_end", "figure", "unit", "status", "denied_by", "n_independent_origins", "sources", "title"]; // prettier-ignore

async function downloadCsv() {
  const lines = [COLUMNS];
  for (const i of view.rows.filter(isIncident)) lines.push(await csvRow(i));
  lines.push([], [`# ${Object.values(about()).join(" | ")}`]);
  saveFile(
    "incidents.csv",
    "text/csv",
    "\uFEFF" + lines.map((line) => line.map(csvCell).join(",")).join("\r\n") + "\r\n",
  );
}

async function csvRow(i) {
  const detail = await readDetail(i);
  const place = placeOf(entries.place[i]);
  const sources = citedReports(detail).map((report) => joined([publisherText(report), report.url], " ").join(""));
  const day = (n) => (n === null ? "" : isoOf(n));
  return [
    entries.id[i], eventIdOf(i), entries.kind[i], place.name, place.ar, place.pcode, place.lat, place.lon, entries.radius[i],
    day(entries.start[i]), day(entries.end[i]), tollText(i, true), tollUnit(i), entries.status[i], deniersText(i),
    entries.origins[i], sources.join("; "), headline(i),
  ]; // prettier-ignore
}

// Formulas are escaped, so that no spreadsheet runs them.
function csvCell(value) {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function downloadCitations() {
  const texts = [Object.values(about()).join("\n")];
  for (const i of view.rows.filter(isIncident)) texts.push(citationText(i, await readDetail(i)));
  saveFile("citations.txt", "text/plain", texts.join("\n"));
}
