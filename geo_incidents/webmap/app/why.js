// "Why here?": how sure a place is, by which evidence, and which places lost.

function whyHere(found) {
  if (!found.length) return null;
  return el("details", { class: "why" }, el("summary", {}, t("card.why")), distinctNames(found).map(whyName));
}

function distinctNames(found) {
  return [
    ...new Map(found.map((one) => [JSON.stringify([one.surface, one.cue, one.confidence, one.reasons]), one])).values(),
  ];
}

function whyName(one) {
  return el(
    "div",
    { class: "why-name" },
    el(
      "p",
      {},
      "“",
      bdi(one.surface),
      "”",
      " · ",
      t("card.sure", { n: number(one.confidence) }),
      one.cue ? [" · ", bdi(one.cue)] : null,
    ),
    reasonList(one.reasons),
    one.losers.length ? el("p", { class: "soft" }, t("card.lost")) : null,
    el(
      "ul",
      { class: "losers" },
      one.losers.map(([n, score, reasons]) => {
        const place = placeOf(n);
        return el(
          "li",
          {},
          placeNames(place),
          " · ",
          joined([t(`place.${place.kind}`), areaPath(place), number(score)]),
          reasonList(reasons),
        );
      }),
    ),
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

// What a piece of evidence saw: the name of an area for its P-code, the kind of a place in the page's language.
function seenText(detail) {
  if (Object.hasOwn(index.areas, detail)) return areaName(detail);
  return Object.hasOwn(words.place, detail) ? words.place[detail] : detail;
}

function signed(weight) {
  return (weight > 0 ? "+" : weight < 0 ? "−" : "") + number(Math.abs(weight));
}
