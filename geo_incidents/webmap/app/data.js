// The data the page carries: an index read at once, and detail blocks read when they are needed.

let index = null;
let entries = null;
let outlines = {};
let citations = null;
const blocks = new Map();
const details = new Map();
const KEPT_BLOCKS = 12;

async function readBlock(name) {
  const node = document.getElementById(name);
  if (!node) throw new Error(name);
  if (node.type === "application/json") return JSON.parse(node.textContent);
  if (typeof DecompressionStream === "undefined") throw new Error(t("page.old_browser"));
  const binary = atob(node.textContent);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function oneBlock(name) {
  if (!blocks.has(name)) blocks.set(name, readBlock(name));
  const found = blocks.get(name);
  blocks.delete(name);
  blocks.set(name, found); // the newest stands last
  if (blocks.size > KEPT_BLOCKS) blocks.delete(blocks.keys().next().value);
  return found;
}

async function readIndex() {
  index = await readBlock("gi-index");
  entries = index.entries;
  entries.count = entries.id.length;
  entries.byId = new Map(entries.id.map((id, i) => [id, i]));
  return index;
}

async function readCitations() {
  citations ??= await readBlock("gi-sources");
  return citations;
}

async function readDetail(i) {
  await readCitations();
  if (!details.has(i)) {
    if (details.size > 2 * index.block) details.clear();
    const rows = await oneBlock(`gi-details-${Math.floor(i / index.block)}`);
    details.set(i, detailOf(rows[i % index.block]));
  }
  return details.get(i);
}

// Where the page is small, everything at once: paper cannot wait for it.
async function readAllDetails() {
  if (entries.count <= index.block) for (let i = 0; i < entries.count; i++) await readDetail(i);
}

function detailOf([claims = [], tolls = [], conflicts = []]) {
  return {
    claims: claims.map(claimOf),
    tolls: tolls.map(([outcome, category, low, best, high, rule, from]) => ({ outcome, category, low, best, high, rule, from })),
    conflicts: conflicts.map(([type, from, detail]) => ({ type, from, detail })),
  };
}

function claimOf([id, report, offset, pieces, kind, polarity, when, counts, speakers, here, also, marks]) {
  const [start, end, precision, text, basis, anchor] = when ?? [];
  return {
    id, report: report ?? 0, offset: offset ?? 0, pieces: pieces ?? [], kind, polarity,
    when: { start, end, precision, text: text ?? "", basis: basis ?? "unstated", anchor },
    counts: (counts ?? []).map(countOf),
    speakers: (speakers ?? []).map((n) => speakerOf(n)),
    here: (here ?? []).map(resolutionOf), also: also ?? [], marks: marks ?? {},
  };
}

function countOf([outcome, category, min, max, text, bound, scope, partOf, flags]) {
  return { outcome, category, min, max, text, bound, scope, partOf: partOf ?? "", flags: flags ?? [] };
}

function resolutionOf([surface, place, confidence, status, cue, reasons, losers]) {
  return { surface, place: place ?? 0, confidence, status, cue, reasons: reasons ?? [], losers: losers ?? [] };
}

function speakerOf(n) {
  const [name, kind, key] = index.speakers[n];
  return { name, kind, key };
}

function placeOf(n) {
  const { id, name, ar, kind, lat, lon, radius, adm, pcode, also, parent } = index.places;
  return {
    n, id: id[n], name: name[n], ar: ar[n], kind: kind[n], lat: lat[n], lon: lon[n], radius: radius[n],
    adm: adm[n], pcode: pcode[n], also: also[n], atParent: parent[n],
  };
}

// The names of an area code in the page's language: "SY0602" → "Jablah".
function areaName(code) {
  const names = index.areas[code];
  return names ? names[words.page.dir === "rtl" && names[1] ? 1 : 0] : code;
}

// Codes of the areas round a place, widest first: governorate, district, subdistrict.
function codesOf(adm) {
  return [4, 6, 8].filter((length) => adm.length >= length).map((length) => adm.slice(0, length));
}

function reportOf(n) {
  const { publisher, lang, copy } = index.sources;
  const { report, title, url, archived, published, retrieved, sha } = citations;
  return {
    n, publisher: publisher[n], lang: lang[n], copyOf: copy[n], report: report[n], title: title[n], url: url[n],
    archived: archived[n], published: published[n], retrieved: retrieved[n], sha: sha[n],
  };
}

function isIncident(i) {
  return i < index.incidents;
}
