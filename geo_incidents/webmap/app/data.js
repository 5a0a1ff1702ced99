// @ts-check
// The page's data: an index that is read immediately, and detail blocks that are read on demand.

import { figureTop } from "./figures.js";
import { DAY } from "./quotes.js";
import { t, words } from "./words.js";

/** @typedef {import("./schema").Entries} Columns */
/** @typedef {Columns & { end: any[], top: number[], count: number, byId: Map<string, number>, parts: number[][] }} Entries */
/** @type {Omit<import("./schema").Index, "entries"> & { entries: Entries }} */
export let index = null;
/** @type {Entries} */
export let entries = null;
export let outlines = {};
/** @type {import("./schema").Citations} */
export let citations = null;
const blocks = new Map();
export const details = new Map();
const KEPT_BLOCKS = 12;

export async function readBlock(name) {
  const node = /** @type {HTMLScriptElement} */ (document.getElementById(name));
  if (!node) throw new Error(name);
  if (node.type === "application/json") return JSON.parse(node.textContent);
  if (typeof DecompressionStream === "undefined")
    throw new Error(words.page ? t("page.old_browser") : "DecompressionStream is missing");
  const binary = atob(node.textContent);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

// Numbers back to words; a single number becomes a list of one.
function decodeColumns() {
  for (const name of ["kind", "status", "precision", "category", "outcome"]) {
    entries[name] = entries[name].map((n) => index.codes[name][n] ?? "");
  }
  for (const name of ["reports", "speakers"])
    entries[name] = entries[name].map((n) => (typeof n === "number" ? [n] : n));
  entries.areas = entries.areas.map((n) => n || []);
  entries.end = entries.start.map((day, i) => (day === null ? null : day + entries.days[i]));
  entries.top = entries.said.map(figureTop);
  entries.deniers = entries.deniers.map((n) => n || []);
  entries.parts = index.events.map(() => []);
  entries.event.forEach((n, i) => n && entries.parts[n - 1].push(i));
}

// The other incidents of the event that an incident is a part of.
export function othersOf(i) {
  return (entries.parts[entries.event[i] - 1] ?? []).filter((other) => other !== i);
}

export function eventIdOf(i) {
  return index.events[entries.event[i] - 1] ?? `e${entries.id[i].slice(1)}`;
}

export function oneBlock(name) {
  if (!blocks.has(name)) blocks.set(name, readBlock(name));
  const found = blocks.get(name);
  blocks.delete(name);
  blocks.set(name, found); // moves the newest to the end
  if (blocks.size > KEPT_BLOCKS) blocks.delete(blocks.keys().next().value);
  return found;
}

export async function readIndex() {
  index = await readBlock("gi-index");
  entries = index.entries;
  entries.count = entries.id.length;
  decodeColumns();
  entries.byId = new Map(entries.id.map((id, i) => [id, i]));
  return index;
}

export async function readCitations() {
  citations ??= await readBlock("gi-sources");
  return citations;
}

export async function readDetail(i) {
  await readCitations();
  if (!details.has(i)) {
    if (details.size > 2 * index.block) details.clear();
    const rows = await oneBlock(`gi-details-${Math.floor(i / index.block)}`);
    details.set(i, detailOf(rows[i % index.block], i));
  }
  return details.get(i);
}

// Small pages read everything at once, since printing cannot wait.
export async function readAllDetails() {
  if (entries.count <= index.block) for (let i = 0; i < entries.count; i++) await readDetail(i);
}

function detailOf([claims = [], tolls = [], conflicts = []], i) {
  const { outcome: outcomes, category: categories } = index.codes;
  return {
    claims: claims.map((row) => claimOf(row, i)),
    tolls: tolls.map(([outcome, category, told, from]) => ({
      outcome: outcomes[outcome],
      category: categories[category],
      told,
      from,
    })),
    conflicts: conflicts.map(([type, from, detail]) => ({ type, from, detail })),
  };
}

// `i` is the row that the claim belongs to; values that equal the row's, or that the quote shows, are omitted.
export function claimOf(row, i = null) {
  const [
    report = 0,
    offset = 0,
    pieces = [],
    kind = 0,
    when,
    counts = [],
    chain = [],
    here = [],
    also = [],
    polarity = 0,
    marks = {},
  ] = row;
  return {
    report,
    offset,
    pieces,
    also,
    marks,
    kind: kind < 0 ? entries.kind[i] : index.codes.kind[kind],
    polarity: index.codes.polarity[polarity],
    when: whenOf(when || [], i, pieces),
    counts: counts.map(countOf),
    speakers: chain.map(speakerOf),
    here: here.map((one) => resolutionOf(one, i)),
  };
}

function whenOf([basis, anchor, text, start, end], i, pieces) {
  const shown = pieces
    .filter((piece) => piece[0] === DAY)
    .map((piece) => piece[1])
    .join(" … ");
  if (start === undefined && i !== null) [start, end] = [entries.start[i], entries.end[i]];
  return { start, end, basis: basis || null, anchor, text: text || shown };
}

function countOf([told = 0, outcome = 0, category = 0, scope = 0, flags = 0]) {
  const { outcome: outcomes, category: categories, scope: scopes } = index.codes;
  return {
    told: told || [0, 0],
    outcome: outcomes[outcome],
    category: categories[category],
    scope: scopes[scope],
    cumulative: Boolean(flags & 4),
    part: Boolean(flags & 8),
  };
}

function resolutionOf([surface, confidence, reasons = [], losers = [], cue = "", status = ""], i) {
  const place = typeof surface === "string" ? null : placeOf(isIncident(i) ? entries.place[i] : entries.areas[i][0]);
  return { surface: place ? (surface ? place.ar : place.name) : surface, confidence, reasons, losers, cue, status };
}

function speakerOf(n) {
  const [name, kind, key] = index.speakers[n < 0 ? ~n : n];
  return { name, kind, key, beside: n < 0 };
}

export function placeOf(n) {
  const { id, name, ar, shown, kind, lat, lon, radius, adm, pcode, also, parent } = index.places;
  return {
    n,
    id: id[n],
    name: name[n],
    ar: ar[n],
    local: localName([name[n], ar[n], shown[n]]),
    kind: kind[n],
    lat: lat[n],
    lon: lon[n],
    radius: radius[n],
    adm: adm[n],
    pcode: pcode[n],
    also: also[n],
    atParent: parent[n],
  };
}

// The names of an area code in the page's language: "SY0602" → "Jablah".
export function areaName(code) {
  const names = index.areas[code];
  return names ? localName(names) : code;
}

// The usual name in the page's language: Latakia, اللاذقية, Lattaquié, Lazkiye.
export function localName([latin, arabic, shown]) {
  return shown?.[document.documentElement.lang] || (words.page.dir === "rtl" && arabic) || latin;
}

// Codes of the areas that contain a place, largest first: governorate, district, subdistrict.
export function codesOf(adm) {
  return [4, 6, 8].filter((length) => adm.length >= length).map((length) => adm.slice(0, length));
}

export function reportOf(n) {
  const { publisher, lang, copy } = index.sources;
  const { report, title, url, archived, published, retrieved, sha } = citations;
  return {
    n,
    publisher: publisher[n],
    lang: lang[n],
    copyOf: copy[n],
    report: report[n],
    title: title[n],
    url: url[n],
    archived: archived[n],
    published: published[n],
    retrieved: retrieved[n],
    sha: sha[n],
  };
}

export function isIncident(i) {
  return i < index.incidents;
}
