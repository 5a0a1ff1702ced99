// The card: everything known of one incident or area statement, each part with the words it came from.

async function renderCard(i) {
  const detail = await readDetail(i);
  const notes = footnotes(detail);
  return el(
    "article",
    { class: "card", "aria-labelledby": "card-title" },
    el("p", { class: "tags" }, cardTags(i, detail)),
    el("h2", { id: "card-title", tabindex: "-1" }, headline(i)),
    el(
      "dl",
      { class: "facts" },
      fact("where", whereFacts(i, detail)),
      fact("when", whenFacts(i, detail)),
      detail.tolls.length || sharedCounts(i, detail).length ? fact("toll", tollFacts(i, detail)) : null,
    ),
    section("who", claimTable(detail, notes)),
    section(
      "words",
      distinctQuotes(detail.claims).map((claim) => quoteBlock(claim, quoteCite(claim, notes))),
    ),
    section("how_sure", sureList(i, detail)),
    section("sources", sourceList(notes)),
    cardActions(i, detail),
  );
}

function section(name, ...body) {
  return el("section", {}, el("h3", {}, t(`card.${name}`)), body);
}

function fact(name, body) {
  return [el("dt", {}, t(`card.${name}`)), el("dd", {}, body)];
}

// Numbers of the reports in the order the claims cite them; a copy has its original's number beside it.
function footnotes(detail) {
  return new Map([...new Set(detail.claims.map((claim) => claim.report))].map((n, k) => [n, k + 1]));
}

function cardTags(i, detail) {
  const family = families[familyOf[entries.kind[i]]];
  const swatch = svg(
    "svg",
    { viewBox: "-8 -8 16 16", width: 13, height: 13, "aria-hidden": "true" },
    outlineOf(family.shape, 5.5, { class: "edge", fill: family.colour }),
  );
  const terms = [
    ...new Set(detail.claims.map((claim) => claim.marks.term).filter((term) => term && term !== entries.kind[i])),
  ];
  return [
    el("span", { class: "tag kind" }, swatch, " ", t(`kind.${entries.kind[i]}`)),
    el("span", { class: "tag" }, t(`status.${entries.status[i]}`)),
    el("span", { class: "tag" }, tn("card.origins", entries.origins[i])),
    terms.map((term) => el("span", { class: "tag" }, phrase("card.term", { term: bdi(term) }))),
  ];
}

function whereFacts(i, detail) {
  if (!isIncident(i)) {
    return entries.areas[i].map((n) => {
      const area = placeOf(n);
      return el(
        "p",
        {},
        placeNames(area),
        " · ",
        t(`place.${area.kind}`),
        el("small", {}, joined([areaPath(area), area.pcode])),
      );
    });
  }
  const place = placeOf(entries.place[i]);
  const found = detail.claims.flatMap((claim) => claim.here);
  const written = [...new Set(found.map((one) => one.surface))];
  return [
    el("p", {}, placeNames(place), " · ", precisionText(i, place)),
    el(
      "small",
      {},
      joined([
        written.length
          ? phrase("card.written", {
              names: joined(
                written.map((name) => ["“", bdi(name), "”"]),
                t("page.comma"),
              ),
            })
          : null,
        areaPath(place),
        place.pcode,
        place.atParent ? t("card.at_parent") : null,
      ]),
    ),
    whyHere(found),
  ];
}

function areaPath(place) {
  const codes = codesOf(place.adm);
  const named = codes.filter((code) => index.areas[code]);
  return (named.length ? named : codes).map(areaName).join(" › ");
}

// The words each day was read from, on what basis, and against which day; the same ones once.
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
    more.length ? el("details", { class: "why" }, summary, more) : null,
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

function cardActions(i, detail) {
  const note = el("span", { class: "note", role: "status" });
  const copy = (name, make) => button(t(`card.${name}`), () => copyText(make(), note), { class: "small" });
  return el(
    "footer",
    { class: "actions" },
    el(
      "div",
      {},
      el("span", { class: "soft" }, t("card.cite"), " "),
      copy("cite_text", () => citationText(i, detail)),
      copy("cite_bibtex", () => bibtex(detail)),
      copy("cite_csl", () => cslJson(detail)),
    ),
    el(
      "div",
      {},
      copy("geojson", () => JSON.stringify(feature(i, detail), null, 2)),
      copy("link", () => location.href),
      note,
    ),
    el(
      "div",
      {},
      button(`↑ ${t("card.previous")}`, () => step(-1), { class: "small" }),
      button(`↓ ${t("card.next")}`, () => step(1), { class: "small" }),
      el("code", { class: "soft id" }, entries.id[i]),
    ),
  );
}
