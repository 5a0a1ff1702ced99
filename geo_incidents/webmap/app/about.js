// What the page is, how to read it, what it rests on.

async function renderAbout() {
  await readCitations();
  const about = index.about;
  const part = (title, ...body) => el("section", {}, el("h3", {}, t(`about.${title}`)), body);
  return el(
    "article",
    { class: "card about", "aria-labelledby": "card-title" },
    el("h2", { id: "card-title", tabindex: "-1" }, t("about.title")),
    el("p", { class: "lead" }, t("about.lead")),
    el("p", {}, t("page.unverified")),
    part(
      "how",
      ["how_place", "how_count", "how_origin"].map((name) => el("p", {}, t(`about.${name}`))),
      legendBody(),
    ),
    index.series.length ? part("totals", el("p", { class: "soft" }, t("about.totals_hint")), seriesTable()) : null,
    part("reports", reportList()),
    about.decisions.length
      ? part(
          "decisions",
          el(
            "ul",
            {},
            about.decisions.map((line) => el("li", {}, bdi(line))),
          ),
        )
      : null,
    part(
      "profile",
      el("p", {}, t(`about.profile_${about.profile}`)),
      el("p", { class: "soft" }, receiptText(about.receipt)),
    ),
    part(
      "data",
      about.attributions.map((line) => el("p", {}, bdi(line))),
    ),
    part("made", el("p", {}, t("about.made_with", about.identity))),
    part("keys", el("p", {}, t("about.keys_text"))),
  );
}

// The first reports, and more each time they are asked for.
function reportList() {
  const all = index.sources.publisher.length;
  const list = el("ol", { class: "sources" });
  const more = button(t("list.more"), extend, { class: "textual" });
  function extend() {
    const from = list.children.length;
    for (let n = from; n < Math.min(from + 30, all); n++) list.append(el("li", {}, sourceLine(reportOf(n))));
    more.hidden = list.children.length === all;
  }
  extend();
  return [list, more];
}

// What the profile took out, in numbers.
function receiptText(receipt) {
  const told = ["people", "coarsened", "held"].filter((name) => receipt[name]);
  return told.length
    ? told.map((name) => tn(`receipt.${name}`, receipt[name], { gaps: number(receipt.gaps) })).join(" ")
    : t("receipt.nothing");
}

function seriesTable() {
  return el(
    "table",
    { class: "claims" },
    el(
      "tbody",
      {},
      index.series.flatMap(([speaker, areas, outcome, category, points]) =>
        points.map(([min, max, day, status]) => {
          const label = index.speakers.find(([, , key]) => key === speaker)?.[0] || speaker;
          return el(
            "tr",
            { class: status === "current" ? "" : "soft" },
            el("td", {}, bdi(label)),
            el(
              "td",
              {},
              joined(
                areas.map((n) => (typeof n === "number" ? placeNames(placeOf(n)) : bdi(n))),
                t("page.comma"),
              ),
            ),
            el("td", {}, peopleText(rangeText(min, max), min, category, outcome)),
            el("td", {}, day === null ? "" : dayText(day, SHORT)),
            el("td", {}, t(`series.${status}`)),
          );
        }),
      ),
    ),
  );
}

function legendBody() {
  const used = new Set(entries.kind.map((kind) => familyOf[kind]));
  const swatch = (family) =>
    svg(
      "svg",
      { viewBox: "-10 -10 20 20", width: 17, height: 17, "aria-hidden": "true" },
      outlineOf(family.shape, 6, { class: "edge", fill: family.colour }),
    );
  const sample = (...shapes) =>
    svg("svg", { viewBox: "-11 -11 22 22", width: 19, height: 19, "aria-hidden": "true" }, shapes);
  const rows = [
    [sample(svg("circle", { r: 6, class: "edge plain" })), "mark_solid"],
    [sample(svg("circle", { r: 6, class: "edge plain dashed" })), "mark_dashed"],
    [sample(svg("circle", { r: 9, class: "ring" }), svg("circle", { r: 6, class: "edge plain" })), "mark_double"],
    [
      sample(svg("circle", { r: 6, class: "edge plain" }), svg("path", { class: "strike", d: "M-8 8L8 -8" })),
      "mark_struck",
    ],
    [sample(svg("circle", { r: 6, class: "edge full" }), svg("circle", { r: 2.6, class: "hollow" })), "hollow"],
    [
      sample(
        slice(9, 0, 0.6, families[0].colour),
        slice(9, 0.6, 1, families[1].colour),
        svg("circle", { r: 5.4, class: "core" }),
      ),
      "donut",
    ],
    [sample(svg("circle", { r: 9, class: "disc plain" })), "disc"],
    [sample(svg("circle", { r: 9, class: "disc near plain" })), "near"],
    [sample(svg("rect", { x: -9, y: -7, width: 18, height: 14, class: "area" })), "hatch"],
  ];
  return [
    el(
      "ul",
      { class: "legend-kinds" },
      families.map((family, n) => (used.has(n) ? el("li", {}, swatch(family), " ", t(`family.${family.name}`)) : null)),
    ),
    el(
      "ul",
      { class: "legend-rows" },
      rows.map(([shape, name]) => el("li", {}, shape, " ", t(`map.${name}`))),
    ),
  ];
}

function legend() {
  return el(
    "details",
    { class: "legend", open: window.matchMedia("(min-width: 1000px) and (min-height: 640px)").matches },
    el("summary", {}, t("map.legend")),
    legendBody(),
  );
}
