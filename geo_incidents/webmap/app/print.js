// @ts-check
// The printed version: numbered marks, then the incidents in order with their sources and full addresses.

import { citations, details, entries, index, isIncident, placeOf, readDetail, reportOf } from "./data.js";
import { bdi, el, joined, replace, safeUrl } from "./dom.js";
import { scopeText } from "./download.js";
import { fitMarks, map } from "./ground.js";
import { deckText } from "./head.js";
import { legendBody } from "./legend.js";
import { distinctQuotes, quotePieces } from "./quotes.js";
import { redrawMap } from "./scope.js";
import { grouped8 } from "./sources.js";
import { daysOf, figureSentence, headline, placeNames, precisionText, publisherText, speakersOf } from "./tell.js";
import { view } from "./view.js";
import { isoText, t } from "./words.js";

const MOST_PRINTED = 400;

// Incidents first, then area statements, each in order of time.
function printable() {
  return [...view.rows.filter(isIncident), ...view.rows.filter((i) => !isIncident(i))];
}

const SHORT_ENTRY = 5; // number of quotes up to which an incident stays on one sheet

export async function preparePrint() {
  await Promise.all(printable().slice(0, MOST_PRINTED).map(readDetail));
  window.print();
}

// Title, scope and caveat above the map.
function fillPrintHead() {
  replace(
    document.getElementById("printed-head"),
    el("h1", {}, bdi(index.about.title)),
    el("p", {}, deckText()),
    el("p", {}, scopeText(), ". ", t("page.unverified")),
  );
}

function fillPrint() {
  const box = document.getElementById("printed");
  if (!box || !citations) return;
  const rows = printable()
    .slice(0, MOST_PRINTED)
    .filter((i) => details.has(i));
  const order = view.printed;
  const reports = [...new Set(rows.flatMap((i) => details.get(i).claims.map((claim) => claim.report)))].sort(
    (a, b) => a - b,
  );
  const notes = new Map(reports.map((n, k) => [n, k + 1]));
  replace(
    box,
    el("section", { class: "printed-legend" }, legendBody()),
    el("h2", {}, t("print.incidents")),
    rows.map((i) => printedEntry(i, order.get(i), notes)),
    el("h2", {}, t("print.sources")),
    el(
      "ol",
      { class: "printed-sources" },
      reports.map((n) => printedSource(reportOf(n))),
    ),
    el("h2", {}, t("about.made")),
    el("p", {}, t("about.lead"), " ", t("page.unverified")),
    el("p", {}, t("about.made_with", index.about.identity)),
    el(
      "p",
      {},
      index.about.attributions.map((line) => [bdi(line), " "]),
    ),
  );
}

// "3, 5–8": the numbers of a mark that stands for several incidents.
export function numbersText(numbers) {
  const runs = [];
  for (const n of numbers.sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  const text = runs
    .slice(0, 3)
    .map(([a, b]) => (a === b ? a : `${a}–${b}`))
    .join(", ");
  return runs.length > 3 ? `${text} …` : text;
}

function printedEntry(i, n, notes) {
  const detail = details.get(i);
  return el(
    "article",
    { class: distinctQuotes(detail.claims).length > SHORT_ENTRY ? "printed" : "printed short" },
    el("h3", {}, `${n}. ${headline(i)}`),
    el(
      "p",
      {},
      joined([
        daysOf(i),
        isIncident(i)
          ? [placeNames(placeOf(entries.place[i])), ", ", precisionText(i, placeOf(entries.place[i]))]
          : null,
        t(`status.${entries.status[i]}`),
        ...detail.tolls.map(figureSentence),
      ]),
    ),
    distinctQuotes(detail.claims).map((claim) =>
      el(
        "blockquote",
        { class: "quote" },
        el("p", { dir: "auto" }, quotePieces(claim)),
        el("footer", {}, speakersOf(claim).root, ` [${notes.get(claim.report)}]`),
      ),
    ),
  );
}

function printedSource(report) {
  const address = safeUrl(report.url)?.href;
  return el(
    "li",
    {},
    joined(
      [
        bdi(publisherText(report)),
        report.title ? bdi(report.title) : null,
        isoText(report.published),
        report.retrieved ? t("card.retrieved", { day: isoText(report.retrieved) }) : null,
        address ? el("span", { class: "address", dir: "ltr" }, address) : null,
        report.sha ? el("span", { class: "address", dir: "ltr" }, `sha256 ${grouped8(report.sha)}`) : null,
      ],
      ". ",
    ),
  );
}

// The map is as wide as the paper, and as high as the marks require within limits.
function paperHeight() {
  const box = index.about.bounds;
  if (!box) return 118;
  const [from, to] = box.map((corner) => map.project(corner));
  const ratio = Math.abs(to.y - from.y) / Math.max(Math.abs(to.x - from.x), 1);
  return Math.round(Math.min(Math.max(182 * ratio, 100), 170));
}

export function watchPrint() {
  window.addEventListener("beforeprint", () => {
    document.body.classList.add("printing");
    document.documentElement.style.setProperty("--paper-map", `${paperHeight()}mm`);
    view.printed = new Map(printable().map((i, k) => [i, k + 1]));
    map.closePopup();
    map.invalidateSize({ animate: false });
    fitMarks();
    redrawMap();
    fillPrintHead();
    fillPrint();
  });
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("printing");
    view.printed = null;
    map.invalidateSize({ animate: false });
  });
}
