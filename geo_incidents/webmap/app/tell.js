// @ts-check
// Phrases about a row or claim: headline, place, date, figures. They only use its fields.

import { areaName, entries, index, isIncident, placeOf, reportOf } from "./data.js";
import { arabic, bdi, el, joined } from "./dom.js";
import { SURETY } from "./facets.js";
import { figureForm, figureText, isVague } from "./figures.js";
import { extent } from "./state.js";
import { LONG, SHORT, daysText, isoOf, lookUp, number, phrase, t, tn, words } from "./words.js";

// Both names, first the one in the page's script; elsewhere the page uses only its own script.
export function placeNames(place, tag = "bdi") {
  if (!place.ar) return el(tag, {}, bdi(place.local));
  if (words.page.dir === "rtl")
    return [el(tag, {}, arabic(place.ar)), " ", el("span", { class: "soft" }, el("bdi", {}, bdi(place.name)))];
  return [el(tag, {}, bdi(place.local)), " ", arabic(place.ar)];
}

function governorateOf(place) {
  return place.adm.length >= 4 ? areaName(place.adm.slice(0, 4)) : "";
}

export function plainName(place) {
  return place.local;
}

export function whereText(i) {
  if (!isIncident(i)) return entries.areas[i].map((n) => plainName(placeOf(n))).join(t("page.comma"));
  const place = placeOf(entries.place[i]);
  const governorate = governorateOf(place);
  const name = plainName(place);
  return governorate && governorate !== name ? name + t("page.comma") + governorate : name;
}

export function placeTitle(i) {
  if (!isIncident(i)) return entries.areas[i].map((n) => plainName(placeOf(n))).join(t("page.comma"));
  return plainName(placeOf(entries.place[i]));
}

export function headline(i) {
  const form = !isIncident(i) ? "of" : entries.precision[i] === "near" ? "near" : "in";
  return t(`headline.${form}`, { kind: t(`kind.${entries.kind[i]}`), place: placeTitle(i) });
}

export function daysOf(i, style = LONG) {
  return daysText(entries.start[i], entries.end[i], style);
}

// The year is shown only if the incidents lie in several years.
export function briefDaysOf(i) {
  const oneYear = isoOf(extent.first).slice(0, 4) === isoOf(extent.last).slice(0, 4);
  return daysOf(i, oneYear ? SHORT : { ...SHORT, year: "numeric" });
}

function km(metres) {
  return t("map.km", { n: number(metres < 950 ? Math.round(metres / 100) / 10 : Math.round(metres / 1000)) });
}

// "village, ±1 km": the precision of a place.
export function precisionText(i, place) {
  const near = entries.precision[i] === "near" ? t("precision.near") : "";
  return joined([t(`place.${place.kind}`), near, `± ${km(entries.radius[i])}`], t("page.comma")).join("");
}

// The figure of a row for lists: "31", "20+", "9 – 78+".
export function tollText(i, long = false) {
  return entries.outcome[i] ? figureText(entries.said[i], long) : "";
}

export function tollUnit(i) {
  const { told, category, outcome } = rowFigure(i);
  return outcome ? unitText(category, outcome, figureForm(told), isVague(told)) : "";
}

// "killed", "women killed": whom the figure counts, in the grammatical number that fits.
export function unitText(category, outcome, n, vague = false) {
  if (category !== "all") {
    return t("figure.unit", { category: tn(`category.${category}`, n), outcome: t(`outcome.${outcome}`) });
  }
  const after = vague && lookUp(`outcome_of_word.${outcome}`);
  if (after) return after;
  return lookUp(`outcome_by_number.${outcome}`) ? tn(`outcome_by_number.${outcome}`, n) : t(`outcome.${outcome}`);
}

// A figure with what it counts: "at least 20 killed", "dozens of civilians killed".
export function figureSentence({ told, category, outcome }) {
  const vague = isVague(told);
  const form = figureForm(told);
  const unit = unitText(category, outcome, form, vague);
  const figure = figureText(told, true);
  return vague && category !== "all"
    ? t("figure.word_of", { n: figure, unit })
    : tn("figure.sentence", form, { n: figure, unit });
}

export function rowFigure(i) {
  return { told: entries.said[i], category: entries.category[i], outcome: entries.outcome[i] };
}

// A claimed figure looks the same whoever claims it.
export function figureNode(told, long = false) {
  return bdi(figureText(told, long));
}

function speakerName(speaker) {
  return speaker.name ? bdi(speaker.name) : `${t(`speaker.${speaker.kind}`)} (${t("card.withheld")})`;
}

// The root speaker, those who say the same together with him, and those who relayed it.
export function speakersOf(claim) {
  const relayed = claim.speakers.findIndex((speaker, k) => k && !speaker.beside);
  const roots = relayed < 0 ? claim.speakers : claim.speakers.slice(0, relayed);
  const via = claim.speakers.slice(roots.length).map(speakerName);
  const named = roots.map(speakerName);
  const root = named.length > 1 ? el("span", {}, joined(named, t("page.comma"))) : named[0];
  const publisher = bdi(publisherText(reportOf(claim.report)));
  return { root: root ?? publisher, via: root ? joined([...via, publisher], ` ${t("page.arrow")} `) : [] };
}

export function publisherText(report) {
  return report.publisher || report.report;
}

// "one origin", "3 independent origins", "sources disagree": the support for an incident.
export function originsText(i) {
  return entries.status[i] === "weak" ? t("support.weak") : tn("support.origins", entries.origins[i]);
}

export function supportText(i) {
  const origins = originsText(i);
  return entries.status[i] === "contested"
    ? joined([origins, t("support.disagree")], t("page.comma")).join("")
    : origins;
}

export function deniersText(i) {
  const names = entries.deniers[i].map((n) => index.speakers[n][0] || t(`speaker.${index.speakers[n][1]}`));
  return [...new Set(names)].join(t("page.comma"));
}

// A badge for opposition: who denies it, or that sources disagree.
export function badges(i) {
  const denied = entries.deniers[i].length
    ? el("span", { class: "badge con" }, phrase("support.denied_by", { who: bdi(deniersText(i)) }))
    : null;
  const disagree = entries.status[i] === "contested" ? el("span", { class: "badge con" }, t("support.disagree")) : null;
  const unsure = SURETY[entries.sure[i]] === "uncertain" ? el("span", { class: "badge" }, t("sure.uncertain")) : null;
  return [denied, disagree, unsure].filter(Boolean);
}
