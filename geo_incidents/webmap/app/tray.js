// @ts-check
// What has no point on the map: names that were not placed, claims without a place, reports that could not be read.

import { areaPath } from "./card.js";
import { claimOf, entries, index, placeOf, readBlock, readCitations, reportOf } from "./data.js";
import { bdi, button, el, joined, replace } from "./dom.js";
import { openRecord } from "./open.js";
import { quoteBlock } from "./quotes.js";
import { drawTabs } from "./scope.js";
import { fold, plainQuote } from "./search.js";
import { isFiltered, state } from "./state.js";
import { headline, placeNames, publisherText } from "./tell.js";
import { isoText, t } from "./words.js";

const tray = { items: null, failures: [], texts: [] };

// Read once; then search and filters narrow it like the list.
async function readTray() {
  if (tray.items) return;
  await readCitations();
  const [items, failures] = await readBlock("gi-tray");
  Object.assign(tray, { items, failures, texts: items.map(trayText) });
  drawTabs();
}

function trayText([reason, row, surface = "", report]) {
  const claim = row ? claimOf(row) : null;
  const source = claim || surface ? reportOf(claim ? claim.report : report) : null;
  return fold([reason, surface, claim ? plainQuote(claim.pieces) : "", source ? publisherText(source) : ""].join(" "));
}

export function trayCount() {
  if (!isFiltered()) return index.tray;
  if (tray.items) return shownTray().length + shownFailures().length;
  readTray();
  return index.tray;
}

function shownTray() {
  const asked = fold(state.query).split(" ").filter(Boolean);
  const kinds = state.chosen.kind;
  return tray.items.filter(([, row], k) => {
    if (kinds && !(row && kinds.has(claimOf(row).kind))) return false;
    return asked.every((word) => tray.texts[k].includes(word));
  });
}

// Reports that could not be read; filters do not apply to them.
function shownFailures() {
  return state.query || Object.keys(state.chosen).length ? [] : tray.failures;
}

export async function renderTray(box) {
  await readTray();
  if (state.tab !== "tray") return;
  const failures = shownFailures();
  replace(
    box,
    el("p", { class: "hint" }, t("list.tray_hint")),
    el("ul", { class: "tray" }, shownTray().map(trayItem)),
    failures.length
      ? [
          el("h2", { class: "day" }, t("list.failed")),
          el(
            "ul",
            { class: "tray" },
            failures.map(([name, reason]) => el("li", {}, el("b", {}, bdi(name)), " ", bdi(reason, { class: "soft" }))),
          ),
        ]
      : null,
  );
}

// The incidents of the one event that has this kind and day at a place of this name.
function likelyOf(parts) {
  const links = parts.map((i) => button([headline(i)], () => openRecord(i), { class: "part" }));
  return el("p", { class: "event" }, t("support.likely"), " ", joined(links, t("page.comma")));
}

function trayItem([reason, row, surface, report, candidates, event]) {
  const claim = row ? claimOf(row) : null;
  const source = claim || surface ? reportOf(claim ? claim.report : report) : null;
  return el(
    "li",
    {},
    el(
      "p",
      {},
      surface
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
    event ? likelyOf(entries.parts[event - 1]) : null,
    claim
      ? quoteBlock(claim, bdi(publisherText(source)), " ", isoText(source.published))
      : source
        ? el("p", { class: "soft" }, joined([bdi(publisherText(source)), isoText(source.published)]))
        : null,
  );
}
