// @ts-check
// Search over places in both scripts and all spellings, publishers, speakers, kinds, and quotes.

import { codesOf, entries, index, oneBlock } from "./data.js";
import { soundsLike } from "./soundalike.js";
import { t, words } from "./words.js";

const ARABIC_FOLDS = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ئ: "ي", ؤ: "و", ة: "ه" };

// Folds a name: no accents, vowel signs, hyphens or apostrophes, and lower case.
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\u0640'’‘ʿʾ\u0060]/gu, "")
    .toLowerCase()
    .replace(/[أإآٱىئؤة]/g, (letter) => ARABIC_FOLDS[letter])
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const searchTables = {};

// Folding all names takes a moment, so it is done on the first search.
function prepareSearch() {
  if (searchTables.places) return;
  const { places, sources, speakers } = index;
  const names = places.id.map((_, n) => {
    const codes = codesOf(places.adm[n]).flatMap((code) => index.areas[code] ?? []);
    return fold([places.name[n], places.ar[n], places.also[n], places.pcode[n], ...codes].join(" · "));
  });
  Object.assign(searchTables, {
    places: names,
    reports: sources.publisher.map(fold),
    words: names.map((text) => text.split(" ")),
    speakers: speakers.map(([name, , key]) => fold(`${name} ${key}`)),
    kinds: Object.fromEntries(Object.keys(words.kind).map((kind) => [kind, fold(t(`kind.${kind}`))])),
  });
}

// For each word of the query, what it matches. `quotes` fills up as detail blocks are read.
export function searchHits(query) {
  const asked = fold(query).split(" ").filter(Boolean);
  if (asked.length) prepareSearch();
  return asked.map((word) => ({
    word,
    places: placeHits(word),
    reports: searchTables.reports.map((text) => text.includes(word)),
    speakers: searchTables.speakers.map((text) => text.includes(word)),
    quotes: new Uint8Array(entries.count),
  }));
}

// Exact matches of names or, if there are none, names that sound similar.
function placeHits(word) {
  const written = searchTables.places.map((text) => text.includes(word));
  return written.includes(true) ? written : searchTables.words.map((names) => soundsLike(names, word));
}

export function isHit(i, hits) {
  return hits.every(
    (hit) =>
      hit.places[entries.place[i]] ||
      entries.areas[i].some((n) => hit.places[n]) ||
      hit.quotes[i] === 1 ||
      entries.reports[i].some((n) => hit.reports[n]) ||
      entries.speakers[i].some((n) => hit.speakers[n]) ||
      searchTables.kinds[entries.kind[i]].includes(hit.word) ||
      entries.id[i] === hit.word,
  );
}

// Reads the quotes block by block; true if it found something new. Stops as soon as `current()` is false.
export async function searchQuotes(hits, current) {
  let found = false;
  for (let from = 0; from < entries.count && current(); from += index.block) {
    const rows = await oneBlock(`gi-details-${from / index.block}`);
    rows.forEach(([claims = []], k) => {
      const text = fold(claims.map((claim) => plainQuote(claim[2] ?? [])).join(" · "));
      for (const hit of hits) {
        if (text.includes(hit.word)) {
          hit.quotes[from + k] = 1;
          found = true;
        }
      }
    });
  }
  return found && current();
}

export function plainQuote(pieces) {
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece[1])).join("");
}
