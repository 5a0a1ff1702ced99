// The card: everything known of one incident or area statement, each part with the words it came from.

async function renderCard(i) {
  const detail = await readDetail(i);
  const notes = footnotes(detail);
  return el("article", { class: "card", "aria-labelledby": "card-title" },
    el("p", { class: "tags" }, cardTags(i, detail)),
    el("h2", { id: "card-title", tabindex: "-1" }, headline(i)),
    el("dl", { class: "facts" },
      fact("where", whereFacts(i, detail)), fact("when", whenFacts(i, detail)),
      detail.tolls.length || sharedCounts(i, detail).length ? fact("toll", tollFacts(i, detail)) : null),
    section("who", claimTable(detail, notes)),
    section("words", distinctQuotes(detail.claims).map((claim) => quoteBlock(claim, quoteCite(claim, notes)))),
    section("how_sure", sureList(i, detail)),
    section("sources", sourceList(notes)),
    cardActions(i, detail));
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
  const swatch = svg("svg", { viewBox: "-8 -8 16 16", width: 13, height: 13, "aria-hidden": "true" }, outlineOf(family.shape, 5.5, { class: "edge", fill: family.colour }));
  const terms = [...new Set(detail.claims.map((claim) => claim.marks.term).filter((term) => term && term !== entries.kind[i]))];
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
      return el("p", {}, placeNames(area), " · ", t(`place.${area.kind}`), el("small", {}, joined([areaPath(area), area.pcode])));
    });
  }
  const place = placeOf(entries.place[i]);
  const found = detail.claims.flatMap((claim) => claim.here);
  const written = [...new Set(found.map((one) => one.surface))];
  return [
    el("p", {}, placeNames(place), " · ", precisionText(i, place)),
    el("small", {}, joined([
      written.length ? phrase("card.written", { names: joined(written.map((name) => ["“", bdi(name), "”"]), ", ") }) : null,
      areaPath(place), place.pcode, place.atParent ? t("card.at_parent") : null,
    ])),
    whyHere(found),
  ];
}

function areaPath(place) {
  return codesOf(place.adm).map(areaName).join(" › ");
}

function whenFacts(i, detail) {
  const bases = detail.claims.filter((claim) => claim.when.text).map((claim) => {
    const against = claim.when.anchor === undefined || claim.when.anchor === null || claim.when.basis === "explicit" ? "" : t("card.read_against", { day: dayText(claim.when.anchor, { weekday: "short", ...SHORT, year: "numeric" }) });
    return joined([phrase("card.from_words", { words: ["“", bdi(claim.when.text), "”"] }), claim.when.basis ? t(`basis.${claim.when.basis}`) : null, against], ", ");
  });
  const lines = uniqueText(bases).map((line) => el("small", {}, line));
  const more = lines.splice(2);
  return [
    el("p", {}, daysOf(i, { weekday: "short", ...LONG })), lines,
    more.length ? el("details", { class: "why" }, el("summary", {}, t("card.more_words", { n: number(more.length) })), more) : null,
  ];
}

function uniqueText(lines) {
  const seen = new Set();
  return lines.filter((line) => {
    const text = el("i", {}, line.map((part) => (part.cloneNode ? part.cloneNode(true) : Array.isArray(part) ? part.map((p) => (p.cloneNode ? p.cloneNode(true) : p)) : part))).textContent;
    return !seen.has(text) && seen.add(text);
  });
}

// One line an outcome: its figure, and the subsets among them.
function tollLines(detail) {
  const byOutcome = Map.groupBy ? Map.groupBy(detail.tolls, (toll) => toll.outcome) : grouped(detail.tolls);
  return [...byOutcome.values()].map((tolls) => {
    const [main, ...parts] = tolls[0].category === "all" ? tolls : [tolls.find((toll) => toll.category === "all") ?? tolls[0], ...tolls.filter((toll) => toll !== (tolls.find((one) => one.category === "all") ?? tolls[0]))];
    const subset = parts.filter((toll) => toll !== main).map((toll) => `${rangeText(toll.low, toll.high)} ${tn(`category.${toll.category}`, toll.low)}`);
    return tollSentence(main) + (subset.length ? t("page.comma") + `${t("card.subset", { parts: subset.join(t("page.comma")) })}` : "");
  });
}

function grouped(tolls) {
  const groups = new Map();
  for (const toll of tolls) groups.set(toll.outcome, [...(groups.get(toll.outcome) ?? []), toll]);
  return groups;
}

function sharedCounts(i, detail) {
  return detail.claims.flatMap((claim) => claim.counts.filter((count) => count.scope !== "place").map((count) => ({ claim, count })));
}

function tollFacts(i, detail) {
  const shared = sharedCounts(i, detail);
  return [
    tollLines(detail).map((line) => el("p", {}, line)),
    detail.tolls.filter((toll) => toll.category === "all" || detail.tolls.length === 1).map((toll) => tollPlot(toll, detail)),
    isIncident(i) ? shared.map(({ claim, count }) => el("small", {}, countText(count), ": ", count.scope === "area" ? t("card.area_figure") : t("card.shared", { places: claim.also.map((n) => plainName(placeOf(n))).join(t("page.comma")) }))) : null,
    detail.conflicts.some((conflict) => conflict.type === "figure") ? el("p", { class: "strong" }, t("card.disagree")) : null,
  ];
}

// One row a claim on a common axis: nothing is averaged.
function tollPlot(toll, detail) {
  const told = toll.from.flatMap((n) => {
    const claim = detail.claims[n];
    const count = claim?.counts.find((one) => one.outcome === toll.outcome && one.category === toll.category);
    return count ? [{ claim, count }] : [];
  });
  if (told.length < 2) return null;
  const top = Math.max(...told.map(({ count }) => Math.max(count.min, count.max ?? 0))) * 1.08;
  return el("div", { class: "plot-rows", "aria-hidden": "true" }, told.map(({ claim, count }) => {
    const [from, to] = [(100 * count.min) / top, (100 * (count.max ?? top)) / top];
    return el("div", { class: "plot-row" }, el("span", { class: "plot-who" }, speakersOf(claim).root),
      svg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: "axis" },
        svg("path", { class: "axis-line", d: "M0 5H100" }), to - from > 0.5 ? svg("path", { class: "axis-span", d: `M${from} 5H${to}` }) : null,
        svg("path", { class: "axis-tick", d: `M${from} 1V9` })),
      el("b", {}, countNumber(count)));
  }));
}

function claimTable(detail, notes) {
  const head = ["who_speaker", "who_via", "who_what", "who_source"].map((name) => el("th", { scope: "col" }, t(`card.${name}`)));
  return el("table", { class: "claims" }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, detail.claims.map((claim) => {
    const { root, via } = speakersOf(claim);
    return el("tr", {}, el("td", {}, root), el("td", {}, via), el("td", {}, claimWhat(claim)), el("td", { class: "note" }, noteLink(claim.report, notes)));
  })));
}

function claimWhat(claim) {
  const parts = [
    claim.polarity === "asserted" ? null : el("b", {}, t(`polarity.${claim.polarity}`)),
    t(`kind.${claim.kind}`),
    ...claim.counts.map((count) => [countText(count), count.scope === "shared" ? ` (${t("card.shared_short")})` : null]),
    claim.marks.hedge ? ["“", bdi(claim.marks.hedge), "”"] : null,
    claim.marks.actors ? phrase("card.actors", { actors: bdi(claim.marks.actors.join(", ")) }) : null,
    claim.marks.unverified ? t("card.not_verified") : null,
    claim.marks.partial ? t("card.partial") : null,
  ];
  return joined(parts, t("page.comma"));
}

function noteLink(n, notes) {
  return el("a", { href: `#source-${notes.get(n)}`, onclick: (event) => {
    event.preventDefault();
    document.getElementById(`source-${notes.get(n)}`)?.scrollIntoView({ block: "nearest" });
  } }, `[${number(notes.get(n))}]`);
}

function quoteCite(claim, notes) {
  const report = reportOf(claim.report);
  return [noteLink(claim.report, notes), " ", joined([bdi(publisherText(report)), isoText(report.published),
    safeUrl(report.url) ? link(t("card.open_words"), fragmentUrl(report.url, claim)) : null])];
}

function sureList(i, detail) {
  const lines = [
    entries.origins[i] > 1 ? t("reason.confidence_origins", { n: number(entries.origins[i]) }) : t("reason.confidence_one"),
    ...detail.conflicts.map((conflict) => [t(`conflict.${conflict.type}`), conflict.detail ? [": ", bdi(conflict.detail)] : null]),
    detail.claims.some((claim) => claim.marks.unverified) ? t("card.not_verified") : null,
  ];
  return el("ul", { class: "sure" }, lines.filter(Boolean).map((line) => el("li", {}, line)));
}

function sourceList(notes) {
  const byText = new Map();
  return el("ol", { class: "sources" }, [...notes].map(([n, k]) => {
    const report = reportOf(n);
    const original = report.copyOf >= 0 ? report.copyOf : n;
    const same = byText.get(original);
    if (!same) byText.set(original, k);
    return el("li", { id: `source-${k}`, value: k }, sourceLine(report), same ? el("small", {}, t("card.same_text", { n: `[${number(same)}]` })) : null);
  }));
}

function sourceLine(report) {
  return [
    el("b", {}, bdi(publisherText(report))), " ",
    report.url ? link(report.title || t("card.unnamed_report"), report.url) : bdi(report.title || t("card.unnamed_report")),
    el("small", {}, joined([
      isoText(report.published), report.retrieved ? t("card.retrieved", { day: isoText(report.retrieved) }) : null,
      safeUrl(report.archived) ? link(t("card.archived"), report.archived) : null,
      report.sha ? el("code", {}, t("card.hash", { hash: report.sha.slice(0, 8) })) : null,
    ])),
  ];
}

function cardActions(i, detail) {
  const note = el("span", { class: "note", role: "status" });
  const copy = (name, make) => button(t(`card.${name}`), () => copyText(make(), note), { class: "small" });
  return el("footer", { class: "actions" },
    el("div", {}, el("span", { class: "soft" }, t("card.cite"), " "), copy("cite_text", () => citationText(i, detail)), copy("cite_bibtex", () => bibtex(detail)), copy("cite_csl", () => cslJson(detail))),
    el("div", {}, copy("geojson", () => JSON.stringify(feature(i, detail), null, 2)), copy("link", () => location.href), note),
    el("div", {}, button(`↑ ${t("card.previous")}`, () => step(-1), { class: "small" }), button(`↓ ${t("card.next")}`, () => step(1), { class: "small" }), el("code", { class: "soft id" }, entries.id[i])));
}
