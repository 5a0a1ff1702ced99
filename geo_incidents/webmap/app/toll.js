// Figures side by side: one line an outcome, one tick a claim; none averaged.

// One line an outcome: its figure, and the subsets among them.
function tollLines(detail) {
  const byOutcome = Map.groupBy ? Map.groupBy(detail.tolls, (toll) => toll.outcome) : grouped(detail.tolls);
  return [...byOutcome.values()].map((tolls) => {
    const [main, ...parts] =
      tolls[0].category === "all"
        ? tolls
        : [
            tolls.find((toll) => toll.category === "all") ?? tolls[0],
            ...tolls.filter((toll) => toll !== (tolls.find((one) => one.category === "all") ?? tolls[0])),
          ];
    const subset = parts
      .filter((toll) => toll !== main)
      .map((toll) => `${rangeText(toll.low, toll.high)} ${tn(`category.${toll.category}`, toll.low)}`);
    return (
      tollSentence(main) +
      (subset.length ? t("page.comma") + `${t("card.subset", { parts: subset.join(t("page.comma")) })}` : "")
    );
  });
}

function grouped(tolls) {
  const groups = new Map();
  for (const toll of tolls) groups.set(toll.outcome, [...(groups.get(toll.outcome) ?? []), toll]);
  return groups;
}

function sharedCounts(i, detail) {
  return detail.claims.flatMap((claim) =>
    claim.counts.filter((count) => count.scope !== "place").map((count) => ({ claim, count })),
  );
}

function tollFacts(i, detail) {
  const shared = sharedCounts(i, detail);
  return [
    tollLines(detail).map((line) => el("p", {}, line)),
    detail.tolls
      .filter((toll) => toll.category === "all" || detail.tolls.length === 1)
      .map((toll) => tollPlot(toll, detail)),
    isIncident(i)
      ? shared.map(({ claim, count }) =>
          el(
            "small",
            {},
            countText(count),
            ": ",
            count.scope === "area"
              ? t("card.area_figure")
              : t("card.shared", { places: claim.also.map((n) => plainName(placeOf(n))).join(t("page.comma")) }),
          ),
        )
      : null,
    detail.conflicts.some((conflict) => conflict.type === "figure")
      ? el("p", { class: "strong" }, t("card.disagree"))
      : null,
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
  return el(
    "div",
    { class: "plot-rows", "aria-hidden": "true" },
    told.map(({ claim, count }) => {
      const [from, to] = [(100 * count.min) / top, (100 * (count.max ?? top)) / top];
      return el(
        "div",
        { class: "plot-row" },
        el("span", { class: "plot-who" }, speakersOf(claim).root),
        svg(
          "svg",
          { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: "axis" },
          svg("path", { class: "axis-line", d: "M0 5H100" }),
          to - from > 0.5 ? svg("path", { class: "axis-span", d: `M${from} 5H${to}` }) : null,
          svg("path", { class: "axis-tick", d: `M${from} 1V9` }),
        ),
        el("b", {}, countNumber(count)),
      );
    }),
  );
}
