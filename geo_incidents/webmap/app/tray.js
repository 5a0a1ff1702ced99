// What has no point on the map: names that could not be placed, claims without a place, reports that could not be read.

let tray = null;

async function renderTray(box) {
  await readCitations();
  tray ??= await readBlock("gi-tray");
  const [unplaced, failures] = tray;
  replace(
    box,
    el("p", { class: "hint" }, t("list.tray_hint")),
    el("ul", { class: "tray" }, unplaced.map(trayItem)),
    failures.length
      ? [
          el("h3", { class: "day-head" }, t("list.failed")),
          el(
            "ul",
            { class: "tray" },
            failures.map(([name, reason]) => el("li", {}, el("b", {}, bdi(name)), " ", bdi(reason, { class: "soft" }))),
          ),
        ]
      : null,
  );
}

function trayItem([reason, row, surface, report, candidates]) {
  const claim = row ? claimOf(row) : null;
  const source = claim || surface !== undefined ? reportOf(claim ? claim.report : report) : null;
  return el(
    "li",
    {},
    el(
      "p",
      {},
      surface !== undefined
        ? [el("b", {}, "“", bdi(surface), "”"), " · "]
        : claim
          ? [el("b", {}, t(`kind.${claim.kind}`)), " · "]
          : null,
      bdi(reason),
    ),
    candidates?.length
      ? el(
          "p",
          { class: "soft" },
          t("list.could_be"),
          " ",
          candidates
            .slice(0, 3)
            .map(([n]) => [placeNames(placeOf(n)), areaPath(placeOf(n)) ? ` (${areaPath(placeOf(n))})` : ""])
            .flatMap((one, k) => (k ? [", ", one] : [one])),
        )
      : null,
    claim
      ? quoteBlock(claim, bdi(publisherText(source)), " ", isoText(source.published))
      : source
        ? el("p", { class: "soft" }, joined([bdi(publisherText(source)), isoText(source.published)]))
        : null,
  );
}
