// @ts-check
// "Why here?": a sentence to quote, then the evidence with its weights and the places that lost.

import { areaPath } from "./card.js";
import { areaName, index, placeOf } from "./data.js";
import { bdi, el, joined } from "./dom.js";
import { placeNames, plainName } from "./tell.js";
import { lookUp, number, phrase, t, tn, words } from "./words.js";

const TOLD_REASONS = 2;

export function whyHere(i, detail) {
  const found = detail.claims.flatMap((claim) => claim.here);
  if (!found.length) return el("p", { class: "why" }, t("why.none"));
  return [
    el("p", { class: "why" }, whySentence(found)),
    el("details", { class: "more" }, el("summary", {}, t("card.why_how")), distinctNames(found).map(whyName)),
  ];
}

// The name as written, the two strongest reasons that have a wording, and the alternatives.
function whySentence(found) {
  const surest = found.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  const written = phrase("why.written", { name: bdi(surest.surface) });
  const reasons = [...surest.reasons]
    .filter(([feature, weight = 0]) => weight > 0 && typeof lookUp(`why.because.${feature}`) === "string")
    .sort((a, b) => b[1] - a[1])
    .slice(0, TOLD_REASONS)
    .map(([feature, , detail]) => phrase(`why.because.${feature}`, { what: bdi(seenText(detail ?? "")) }));
  const because = reasons.length ? joinedReasons(reasons) : t("why.spelled");
  return [written, " ", because, ". ", rivalsSentence(surest)];
}

function joinedReasons(reasons) {
  return reasons.flatMap((reason, k) => (k ? [t("why.and"), reason] : [reason]));
}

function rivalsSentence({ losers }) {
  if (!losers.length) return t("why.no_rival");
  const names = losers.slice(0, 2).map(([n]) => {
    const place = placeOf(n);
    return `${plainName(place)}${areaPath(place) ? ` (${areaPath(place)})` : ""}`;
  });
  const more = losers.length > 2 ? t("why.and_others") : "";
  return tn("why.rivals", losers.length, { names: names.join(t("page.comma")) + more });
}

function distinctNames(found) {
  return [
    ...new Map(found.map((one) => [JSON.stringify([one.surface, one.cue, one.confidence, one.reasons]), one])).values(),
  ];
}

function whyName(one) {
  const losers = one.losers.map(([n, score, reasons]) => {
    const place = placeOf(n);
    const facts = joined([t(`place.${place.kind}`), areaPath(place), number(score)]);
    return el("li", {}, placeNames(place), " · ", facts, reasonList(reasons ?? []));
  });
  return el(
    "div",
    { class: "why-name" },
    el(
      "p",
      {},
      joined([
        ["“", bdi(one.surface), "”"],
        t("card.sure", { n: number(one.confidence) }),
        one.cue ? bdi(one.cue) : null,
      ]),
    ),
    reasonList(one.reasons),
    losers.length ? el("p", {}, t("card.lost")) : null,
    el("ul", { class: "losers" }, losers),
  );
}

function reasonList(reasons) {
  if (!reasons.length) return null;
  return el(
    "ul",
    { class: "reasons" },
    reasons.map(([feature, weight = 0, detail]) =>
      el(
        "li",
        {},
        el("span", { class: weight < 0 ? "weight against" : "weight" }, signed(weight)),
        el("span", {}, evidenceName(feature), detail ? [": ", bdi(seenText(detail))] : null),
      ),
    ),
  );
}

function evidenceName(feature) {
  return Object.hasOwn(words.evidence, feature) ? words.evidence[feature] : bdi(feature.replaceAll("_", " "));
}

// What a piece of evidence matched: an area's name for its P-code, a kind of place in the page's language.
function seenText(detail) {
  if (Object.hasOwn(index.areas, detail)) return areaName(detail);
  return Object.hasOwn(words.place, detail) ? words.place[detail] : detail;
}

function signed(weight) {
  return (weight > 0 ? "+" : weight < 0 ? "−" : "") + number(Math.abs(weight));
}
