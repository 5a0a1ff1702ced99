// @ts-check
// Who says so: the table of claims, the resulting certainty, and the numbered sources.

import { entries, reportOf } from "./data.js";
import { bdi, el, joined, link, safeUrl } from "./dom.js";
import { fragmentUrl, inReadingOrder } from "./quotes.js";
import { OF_CLAIM, reviewLines, verdictLines } from "./reviews.js";
import { figureSentence, publisherText, speakersOf } from "./tell.js";
import { isoText, number, phrase, t } from "./words.js";

export function claimTable(detail, notes) {
  const head = ["who_speaker", "who_via", "who_what", "who_source"].map((name) =>
    el("th", { scope: "col" }, t(`card.${name}`)),
  );
  return el(
    "table",
    { class: "claims" },
    el("thead", {}, el("tr", {}, head)),
    el(
      "tbody",
      {},
      inReadingOrder(detail.claims).map((claim) => {
        const { root, via } = speakersOf(claim);
        return el(
          "tr",
          {},
          el("td", {}, root),
          el("td", {}, via),
          el("td", {}, claimWhat(claim), reviewLines([claim], OF_CLAIM)),
          el("td", { class: "note" }, noteLink(claim.report, notes)),
        );
      }),
    ),
  );
}

function claimWhat(claim) {
  const parts = [
    claim.polarity === "asserted" ? null : el("b", {}, t(`polarity.${claim.polarity}`)),
    t(`kind.${claim.kind}`),
    ...claim.counts.map((count) => [
      figureSentence(count),
      count.scope === "shared" ? ` (${t("card.shared_short")})` : null,
    ]),
    claim.marks.hedge ? ["“", bdi(claim.marks.hedge), "”"] : null,
    claim.marks.actors ? phrase("card.actors", { actors: bdi(claim.marks.actors.join(", ")) }) : null,
    claim.marks.unverified ? t("card.not_verified") : null,
    claim.marks.sure === "uncertain" ? t("sure.uncertain") : null,
    claim.marks.partial ? t("card.partial") : null,
  ];
  return joined(parts, t("page.comma"));
}

function noteLink(n, notes) {
  return el(
    "a",
    {
      href: `#source-${notes.get(n)}`,
      onclick: (event) => {
        event.preventDefault();
        document.getElementById(`source-${notes.get(n)}`)?.scrollIntoView({ block: "nearest" });
      },
    },
    `[${number(notes.get(n))}]`,
  );
}

export function quoteCite(claim, notes) {
  const report = reportOf(claim.report);
  return [
    noteLink(claim.report, notes),
    " ",
    joined([
      bdi(publisherText(report)),
      isoText(report.published),
      claim.marks.page ? t("card.page", { n: number(claim.marks.page) }) : null,
      safeUrl(report.url) ? link(`${t("card.open_words")} ↗`, fragmentUrl(report.url, claim)) : null,
    ]),
  ];
}

export function sureList(i, detail) {
  const lines = [
    entries.origins[i] > 1
      ? t("reason.confidence_origins", { n: number(entries.origins[i]) })
      : t("reason.confidence_one"),
    ...detail.conflicts.map((conflict) => [
      t(`conflict.${conflict.type}`),
      conflict.detail ? [": ", bdi(conflict.detail)] : null,
    ]),
    detail.claims.some((claim) => claim.marks.unverified) ? t("card.not_verified") : null,
    ...verdictLines(detail.claims),
  ];
  return el(
    "ul",
    { class: "sure" },
    lines.filter(Boolean).map((line) => el("li", {}, line)),
  );
}

export function sourceList(notes) {
  const byText = new Map();
  return el(
    "ol",
    { class: "sources" },
    [...notes].map(([n, k]) => {
      const report = reportOf(n);
      const original = report.copyOf >= 0 ? report.copyOf : n;
      const same = byText.get(original);
      if (!same) byText.set(original, k);
      return el(
        "li",
        { id: `source-${k}`, value: k },
        sourceLine(report),
        same ? el("small", {}, t("card.same_text", { n: `[${number(same)}]` })) : null,
      );
    }),
  );
}

export function sourceLine(report) {
  return [
    el("b", {}, bdi(publisherText(report))),
    " ",
    safeUrl(report.url)
      ? link(report.title || t("card.unnamed_report"), report.url)
      : bdi(report.title || t("card.unnamed_report")),
    el(
      "small",
      {},
      joined([
        isoText(report.published),
        report.retrieved ? t("card.retrieved", { day: isoText(report.retrieved) }) : null,
        safeUrl(report.archived) ? link(t("card.archived"), report.archived) : null,
      ]),
    ),
    report.sha
      ? el(
          "details",
          { class: "more" },
          el("summary", {}, t("card.hash")),
          el("code", { class: "hash", dir: "ltr" }, grouped8(report.sha)),
        )
      : null,
  ];
}

// A hash in groups of eight digits, for reading and comparing.
export function grouped8(hash) {
  return hash.match(/.{1,8}/g).join(" ");
}
