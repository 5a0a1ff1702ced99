// @ts-check
// Figures side by side: the largest one of the list in large type, one tick for each claim; never averaged or summed.

import { section } from "./card.js";
import { index, isIncident, placeOf } from "./data.js";
import { bdi, el } from "./dom.js";
import { SIGNS, endsOf, figureForm, figureText, figureTop, isVague } from "./figures.js";
import { figureNode, figureSentence, plainName, speakersOf, unitText } from "./tell.js";
import { t, tn } from "./words.js";

function mainToll(detail) {
  const order = index.codes.outcome;
  return [...detail.tolls].sort(
    (a, b) =>
      Number(a.category !== "all") - Number(b.category !== "all") ||
      order.indexOf(a.outcome) - order.indexOf(b.outcome),
  )[0];
}

export function tollSummary(i, detail) {
  const main = mainToll(detail);
  if (!main) return null;
  const text = figureText(main.told);
  const wordy = isVague(main.told) || text.length > 8;
  const parts = partsOf(main, detail);
  const others = detail.tolls.filter((toll) => toll !== main && toll.outcome !== main.outcome);
  return el(
    "div",
    { class: "sum" },
    el("span", { class: wordy ? "big w" : "big" }, bdi(text)),
    el(
      "p",
      {},
      unitText(main.category, main.outcome, figureForm(main.told)),
      parts.length ? el("small", {}, t("card.subset", { parts: parts.join(t("page.comma")) })) : null,
      others.map((toll) => el("small", {}, figureSentence(toll))),
    ),
  );
}

// Subsets of those counted, only if the report that gives the figure calls them a part of it.
function partsOf(main, detail) {
  const isMain = (count) => !count.part && count.outcome === main.outcome && count.category === main.category;
  const reports = new Set(detail.claims.filter((claim) => claim.counts.some(isMain)).map((claim) => claim.report));
  const told = detail.claims
    .filter((claim) => reports.has(claim.report))
    .flatMap((claim) => claim.counts)
    .filter(
      (count) => count.part && count.scope === "place" && count.outcome === main.outcome && count.category !== "all",
    )
    .map((count) => `${figureText(count.told, true)} ${tn(`category.${count.category}`, figureForm(count.told))}`);
  return [...new Set(told)].slice(0, 4);
}

export function sharedFigures(i, detail) {
  if (!isIncident(i)) return null;
  const lines = detail.claims.flatMap((claim) =>
    claim.counts.filter((count) => count.scope !== "place").map((count) => sharedFigure(claim, count)),
  );
  const distinct = [...new Map(lines.map((line) => [line.textContent, line])).values()];
  return distinct.length ? el("div", { class: "shared" }, distinct) : null;
}

function sharedFigure(claim, count) {
  const places = claim.also.map((n) => plainName(placeOf(n))).join(t("page.comma"));
  const of = count.scope === "area" ? t("card.area_figure") : t("card.shared", { places });
  return el("p", {}, figureSentence(count), ": ", of);
}

// One row for each speaker and figure, on a common axis.
export function tollChart(i, detail) {
  const main = mainToll(detail);
  if (!main) return null;
  const told = new Map();
  for (const claim of detail.claims) {
    for (const count of claim.counts) {
      if (count.outcome !== main.outcome || isVague(count.told)) continue;
      if (count.scope === "area" && isIncident(i)) continue; // refers to more than this place
      if (count.part && count.category === "all") continue; // part of a larger figure, not a rival of it
      const { root } = speakersOf(claim);
      const key = `${root.textContent ?? root}|${JSON.stringify(count.told)}|${count.category}`;
      if (!told.has(key)) told.set(key, { root, count });
    }
  }
  if (told.size < 2) return null;
  const top = Math.max(...[...told.values()].map(({ count }) => figureTop(count.told))) * 1.12 || 1;
  const rows = [...told.values()].sort((a, b) => figureTop(b.count.told) - figureTop(a.count.told));
  return section(
    "says",
    el(
      "div",
      { class: "chart" },
      rows.map(({ root, count }) => chartRow(root, count, top)),
    ),
  );
}

function chartRow(root, count, top) {
  const at = (100 * figureTop(count.told)) / top;
  const open = endsOf(count.told).some(([, sign]) => SIGNS[sign] === "more" || SIGNS[sign] === "least");
  const dot = el("i", { class: "dot" });
  dot.style.insetInlineStart = `${at.toFixed(1)}%`;
  const tail = open ? el("i", { class: "open" }) : null;
  if (tail) tail.style.insetInlineStart = `calc(${at.toFixed(1)}% + 6px)`;
  const group = count.category === "all" ? null : tn(`category.${count.category}`, figureForm(count.told));
  return [
    el("span", { class: "w" }, root),
    el("span", { class: "track", "aria-hidden": "true" }, dot, tail),
    el("span", { class: "v" }, figureNode(count.told), group ? [" ", el("small", {}, group)] : null),
  ];
}
