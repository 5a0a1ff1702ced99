// @ts-check
// The report: the claim's words are marked and labelled, so that colour is never the only cue. Dotted lines are other
// claims; the program read nothing from sentences without lines.

import { bdi, el, link } from "../../webmap/app/dom.js";
import { isoText, t } from "../../webmap/app/words.js";
import { goClaim, resign, turn, withdraw } from "./acts.js";
import { placeOfAnchor } from "./anchors.js";
import { allItems, claimsOf, itemOf } from "./items.js";
import { startMarking } from "./marking.js";
import { figuresOf, placeId, staleRow } from "./readings.js";
import { actText, kindText, nameOf, placeOf } from "./say.js";
import { D, about } from "./store.js";
import { S, key, keep, node, parts } from "./ui.js";

const ownMarks = ["place", "figure", "when", "speaker", "kind"];

export const current = () => itemOf(S.at);

export function claim() {
  const item = current();
  if (!item) return null;
  const found = claimsOf(item);
  return found[Math.min(S.claim, found.length - 1)] ?? item.claims[0];
}

export const reportOf = (one) =>
  D.reports[one.report] ?? { publisher: one.report, published: "", lang: "", text: "", url: "" };
export const textOf = (one) => one.text || reportOf(one).text;
export const quoteText = (one) =>
  textOf(one)
    .slice(...one.quote)
    .trim();
export const isRtl = (one) =>
  reportOf(one).lang.startsWith("ar") || /[\u0600-\u06ff]/.test(quoteText(one).slice(0, 40));

parts.report = () => {
  const item = current();
  const box = node("report");
  if (!item) return keep(box, el("div", { class: "blank" }, el("b", {}, t("review.all_read"))));
  const one = claim();
  const stale = staleRow(item);
  const body = el("p", {}, pieces(one));
  const doc = el(
    "div",
    {
      class: "scroll doc",
      id: "text",
      tabindex: "-1",
      lang: reportOf(one).lang || null,
      dir: isRtl(one) ? "rtl" : "ltr",
    },
    body,
  );
  keep(box, reportHead(item, one), stale ? changed(stale) : null, doc);
  if (S.scroll) intoSight(doc);
  S.scroll = false;
};

function reportHead(item, one) {
  const report = reportOf(one);
  const count = claimsOf(item).length;
  const at = t("review.statement_of", { n: Math.min(S.claim, count - 1) + 1, all: count });
  return el(
    "header",
    { class: "th" },
    el(
      "div",
      { class: "src" },
      bdi(report.publisher, { class: "pub" }),
      el("span", {}, isoText(report.published)),
      report.url ? link(t("review.open_source"), report.url) : null,
    ),
    el(
      "div",
      { class: "cn" },
      count > 1
        ? el(
            "button",
            { type: "button", "aria-label": t("review.previous_statement"), "data-k": "cp", onclick: () => turn(-1) },
            key("["),
          )
        : null,
      el("span", {}, at),
      count > 1
        ? el(
            "button",
            { type: "button", "aria-label": t("review.next_statement"), "data-k": "cn", onclick: () => turn(1) },
            key("]"),
          )
        : null,
    ),
    el(
      "button",
      {
        type: "button",
        class: "mkb",
        "data-k": "mk",
        "aria-pressed": String(Boolean(S.marking)),
        onclick: startMarking,
      },
      t("review.mark_words"),
      " ",
      key("E"),
    ),
  );
}

function changed(row) {
  const who = t("review.changed_since", { who: row.by, day: isoText(row.decided_at.slice(0, 10)), what: actText(row) });
  return el(
    "div",
    { class: "ban", role: "alert" },
    el("b", {}, t("review.group.changed")),
    el("p", {}, who),
    el(
      "div",
      {},
      el("button", { class: "btn pri", type: "button", onclick: () => resign(row) }, t("review.still_right")),
      el("button", { class: "btn", type: "button", onclick: () => withdraw(row) }, t("review.withdraw")),
    ),
  );
}

// Marks of a claim: the program's, except those that a reviewer has marked again.
export function marksOf(one) {
  const marks = one.marks.map(([start, end, what]) => ({ start, end, what, own: false }));
  const item = current();
  for (const row of [...about(one.id), ...about(item.id)]) {
    if (row.action !== "correct" || !row.anchor || row.anchor === one.anchor) continue;
    const place = placeOfAnchor(row.anchor);
    if (!place || place.report !== one.report || one.text) continue;
    const what = row.field.split(":")[0];
    for (let n = marks.length - 1; n >= 0; n--)
      if (marks[n].start < place.end && place.start < marks[n].end) marks.splice(n, 1);
    marks.push({ start: place.start, end: place.end, what, own: true });
  }
  return marks.filter((mark) => ownMarks.includes(mark.what));
}

// Claims of other items in this report, and further claims of this item.
function otherClaims(one) {
  const apart = (claim) => !(claim.quote[0] < one.quote[1] && one.quote[0] < claim.quote[1]);
  return (byReport().get(one.report) ?? []).filter(({ claim }) => claim.id !== one.id && !claim.text && apart(claim));
}

let told = null;
let toldOf = null;
function byReport() {
  const items = allItems();
  if (toldOf === items) return told;
  toldOf = items;
  told = new Map();
  for (const item of items)
    for (const claim of item.claims) {
      if (!told.has(claim.report)) told.set(claim.report, []);
      told.get(claim.report).push({ item, claim });
    }
  return told;
}

// The text, split wherever a mark begins or ends.
function pieces(one) {
  const text = textOf(one);
  const [from, to] = one.quote;
  const marks = marksOf(one);
  const others = one.text ? [] : otherClaims(one);
  const chosen = S.marking ? S.marking.span() : S.picked;
  const cuts = new Set([0, text.length, from, to, ...(chosen ?? [])]);
  for (const { start, end } of marks) cuts.add(start).add(end);
  const loose = one.text ? [] : (reportOf(one).loose ?? []);
  for (const [start, end] of loose) cuts.add(start).add(end);
  for (const { claim } of others) cuts.add(claim.quote[0]).add(claim.quote[1]);
  for (const found of text.matchAll(/\n+/g)) cuts.add(found.index).add(found.index + found[0].length);
  const at = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const title = text.indexOf("\n") > 0 && text.indexOf("\n") < 160 ? text.indexOf("\n") : 0;
  return at.slice(0, -1).map((start, n) => {
    const end = at[n + 1];
    const words = text.slice(start, end);
    if (/^\n+$/.test(words)) return el("span", { class: words.length > 1 ? "gap" : "line" }, words);
    const mark = marks.find((found) => found.start <= start && end <= found.end);
    const inside = from <= start && end <= to;
    const other = !inside && others.find(({ claim }) => claim.quote[0] <= start && end <= claim.quote[1]);
    const isChosen = chosen && chosen[0] <= start && end <= chosen[1];
    const classes = ["sg", inside && "in", isChosen && "wsel", other && "oc", end <= title && "ttl"];
    const isLoose = loose.some((found) => found[0] <= start && end <= found[1]);
    if (mark) return markedWords(words, start, end, mark, classes);
    if (isLoose) classes.push("un");
    const props = {
      class: classes.filter(Boolean).join(" "),
      "data-o": start,
      title: isLoose ? t("review.name_not_placed") : null,
    };
    return other ? otherClaim(words, props, other) : el("span", props, words);
  });
}

function markedWords(words, start, end, mark, classes) {
  const isLast = mark.end === end;
  classes.push("sp", `s-${mark.what}`, mark.own && "own");
  const label = isLast
    ? el("i", { class: "tag", "data-label": "" }, `\u200c\u00a0${t(`review.mark.${mark.what}`)}`)
    : null;
  return el("span", { class: classes.filter(Boolean).join(" "), "data-o": start }, words, label);
}

function otherClaim(words, props, { item, claim: other }) {
  const place = placeOf(placeId(item).split(" ")[0]);
  const title = t("review.other_claim", { what: `${kindText(other.kind)}, ${nameOf(place)}` });
  const chosen = () => getSelection().isCollapsed && goClaim(item.id, other.id);
  return el("span", { ...props, title, onclick: chosen }, words);
}

function intoSight(doc) {
  const quote = doc.querySelector(".in");
  if (!quote) return;
  const [inner, outer] = [quote.getBoundingClientRect(), doc.getBoundingClientRect()];
  if (inner.top < outer.top + 20 || inner.bottom > outer.bottom - 60) doc.scrollTop += inner.top - outer.top - 70;
}

// The words of a mark or field, for a figure.
export const figureAt = (item, one, field) => figuresOf(item, one).find((found) => found.field === field);
