// @ts-check
// The page about the map: what it is, how to read it, and its data.

import { index, placeOf, readCitations, reportOf } from "./data.js";
import { bdi, button, el, joined } from "./dom.js";
import { legendBody } from "./legend.js";
import { isNarrow } from "./sheet.js";
import { sourceLine } from "./sources.js";
import { state } from "./state.js";
import { figureSentence, placeNames } from "./tell.js";
import { SHORT, dayText, number, t, tn } from "./words.js";

export async function renderAbout() {
  await readCitations();
  const about = index.about;
  const part = (title, ...body) => el("section", {}, el("h3", {}, t(`about.${title}`)), body);
  return el(
    "article",
    { class: "card prose about", "aria-labelledby": "card-title" },
    el("h2", { id: "card-title", tabindex: "-1" }, t("about.title")),
    el("p", { class: "lead" }, t("about.lead")),
    el("p", {}, t("page.unverified")),
    part(
      "how",
      ["how_place", "how_count", "how_origin"].map((name) => el("p", {}, t(`about.${name}`))),
      isNarrow() || state.embed ? el("div", { class: "legend-copy" }, legendBody()) : null,
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

// The first reports, and more on request.
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
  const contacts = Object.values(receipt.contacts).reduce((sum, count) => sum + count, 0);
  const counts = { people: receipt.people, contacts, coarsened: receipt.coarsened, held: receipt.held };
  const told = Object.entries(counts).filter(([, count]) => count);
  const taken = told.map(([name, count]) => tn(`receipt.${name}`, count, { gaps: number(receipt.gaps) }));
  return taken.length ? [...taken, t("receipt.missed")].join(" ") : t("receipt.nothing");
}

function seriesTable() {
  return el(
    "table",
    { class: "claims" },
    el(
      "tbody",
      {},
      index.series.flatMap(([speaker, areas, outcome, category, points]) =>
        points.map(([told, day, status]) => {
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
            el("td", {}, figureSentence({ told, category, outcome })),
            el("td", {}, day === null ? "" : dayText(day, SHORT)),
            el("td", {}, t(`series.${status}`)),
          );
        }),
      ),
    ),
  );
}
