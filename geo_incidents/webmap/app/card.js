// @ts-check
// The record: everything known about an incident or area statement, with the words it was read from.

import { bibtex, citationText, copyText, cslJson, feature } from "./cite.js";
import { areaName, codesOf, entries, index, isIncident, placeOf, readDetail } from "./data.js";
import { arabic, bdi, button, el, joined } from "./dom.js";
import { eventLine, tellingQuotes } from "./popup.js";
import { quoteBlock } from "./quotes.js";
import { reviewLines } from "./reviews.js";
import { markShape } from "./shapes.js";
import { claimTable, quoteCite, sourceList, sureList } from "./sources.js";
import { badges, daysOf, headline, originsText, placeNames, precisionText } from "./tell.js";
import { sharedFigures, tollChart, tollSummary } from "./toll.js";
import { whyHere } from "./why.js";
import { LONG, SHORT, dayText, number, phrase, t, tn, words } from "./words.js";

const FIRST_QUOTES = 3;

export async function renderCard(i) {
  const detail = await readDetail(i);
  const notes = footnotes(detail);
  return el(
    "article",
    { class: "card", "aria-labelledby": "card-title" },
    el(
      "p",
      { class: "kick" },
      isIncident(i) ? markShape(i, 7) : el("span", { class: "hatched" }),
      el("span", {}, kicker(i)),
    ),
    el("h2", { id: "card-title", tabindex: "-1" }, headline(i)),
    el("p", { class: "loc" }, placeLine(i)),
    badges(i).length ? el("p", { class: "badges" }, badges(i)) : null,
    eventLine(i),
    tollSummary(i, detail),
    tollChart(i, detail),
    sharedFigures(i, detail),
    section("words", wordsOf(i, detail, notes)),
    isIncident(i) ? section("why", whyHere(i, detail), reviewLines(detail.claims, ["place"])) : null,
    section("when", whenFacts(i, detail)),
    section("who", claimTable(detail, notes)),
    section("how_sure", sureList(i, detail)),
    section("sources", sourceList(notes)),
    cardActions(i, detail),
  );
}

export function section(name, ...body) {
  return el("section", {}, el("h3", {}, t(`card.${name}`)), body);
}

function kicker(i) {
  return joined([daysOf(i, { weekday: "short", ...LONG }), originsText(i)]);
}

// The kind and precision of the place, its areas, and its name in the other script.
function placeLine(i) {
  if (!isIncident(i))
    return joined(
      entries.areas[i].map((n) => [placeNames(placeOf(n)), " ", el("span", {}, t(`place.${placeOf(n).kind}`))]),
    );
  const place = placeOf(entries.place[i]);
  const other = words.page.dir === "rtl" ? bdi(place.name) : arabic(place.ar);
  return joined([other, precisionText(i, place), areaPath(place), place.atParent ? t("card.at_parent") : null]);
}

export function areaPath(place) {
  const codes = codesOf(place.adm);
  const named = codes.filter((code) => index.areas[code] && code.length <= 6);
  return [...new Set((named.length ? named : codes).map(areaName).reverse())].join(t("page.comma"));
}

// Numbers of the reports in citation order; a copy shows its original's number as well.
function footnotes(detail) {
  return new Map([...new Set(detail.claims.map((claim) => claim.report))].map((n, k) => [n, k + 1]));
}

function wordsOf(i, detail, notes) {
  const quotes = tellingQuotes(i, detail).map((claim) => quoteBlock(claim, quoteCite(claim, notes)));
  const rest = quotes.splice(FIRST_QUOTES);
  const summary = el("summary", {}, tn("card.more_quotes", rest.length));
  return [quotes, rest.length ? el("details", { class: "more" }, summary, rest) : null];
}

// The words that each date was read from, the basis and the anchor date, without repeats.
function whenFacts(i, detail) {
  const told = new Map();
  for (const { when } of detail.claims) {
    if (when.text) told.set(JSON.stringify([when.text, when.basis, when.anchor]), when);
  }
  const lines = [...told.values()].map((when) => el("small", {}, whenLine(when)));
  const more = lines.splice(2);
  const summary = el("summary", {}, t("card.more_words", { n: number(more.length) }));
  return [
    el("p", {}, daysOf(i, { weekday: "short", ...LONG })),
    lines,
    more.length ? el("details", { class: "more" }, summary, more) : null,
    reviewLines(detail.claims, ["when"]),
  ];
}

function whenLine({ text, basis, anchor }) {
  const against = anchor !== undefined && anchor !== null && basis !== "explicit";
  const parts = [
    phrase("card.from_words", { words: ["“", bdi(text), "”"] }),
    basis ? t(`basis.${basis}`) : null,
    against ? t("card.read_against", { day: dayText(anchor, { weekday: "short", ...SHORT, year: "numeric" }) }) : null,
  ];
  return joined(parts, t("page.comma"));
}

function placesOf(i) {
  return (isIncident(i) ? [entries.place[i]] : entries.areas[i]).filter((n) => index.places.pcode[n]);
}

function cardActions(i, detail) {
  const note = el("span", { class: "note", role: "status" });
  const copy = (name, make) => button(t(`card.${name}`), () => copyText(make(), note), { class: "small" });
  return el(
    "footer",
    { class: "acts" },
    copy("link", () => location.href),
    copy("cite_text", () => citationText(i, detail)),
    copy("cite_bibtex", () => bibtex(detail)),
    copy("cite_csl", () => cslJson(detail)),
    copy("geojson", () => JSON.stringify(feature(i, detail), null, 2)),
    note,
    el("code", { class: "id" }, joined([entries.id[i], ...placesOf(i).map((n) => bdi(index.places.pcode[n]))])),
  );
}
