// @ts-check
// The record: fields of the incident and one statement, each with its key; the program's value stays below a new one.

import { bdi, el } from "../../webmap/app/dom.js";
import { number, t, tn } from "../../webmap/app/words.js";
import { closeEditor, edit } from "./acts.js";
import { editor } from "./editors.js";
import { notes, statements } from "./statements.js";
import { claimsOf } from "./items.js";
import {
  conflictOf,
  correction,
  figureField,
  figuresOf,
  isHidden,
  isReviewed,
  kindOf,
  placeId,
  polarityOf,
  speakerOf,
  standing,
  verdicts,
  whenOf,
} from "./readings.js";
import { quoteOf, titleOf } from "./queue.js";
import { claim, current, marksOf, textOf } from "./report.js";
import {
  daysOf,
  fieldText,
  figureParts,
  isArabic,
  kindText,
  momentText,
  nameOf,
  placeOf,
  valueText,
  whereOf,
  whyText,
} from "./say.js";
import { settleButtons } from "./second.js";
import { D } from "./store.js";
import { S, icon, keep, key, lock, node, parts } from "./ui.js";

const FIELD_KEYS = { place: "P", when: "W", kind: "K", figure: "F", speaker: "S", polarity: "V" };

parts.record = () => {
  const item = current();
  const box = node("record");
  if (!item) return keep(box);
  const one = claim();
  keep(
    box,
    recordHead(item),
    conflict(item),
    el(
      "div",
      { class: "scroll" },
      el("h3", {}, t("review.the_incident")),
      el("dl", {}, place(item, one), when(item, one), kind(item, one)),
      el("h3", {}, t("review.the_statement")),
      el("dl", {}, figures(item, one), speakerField(item, one), saidOrDenied(item, one)),
      statements(item),
      notes(item),
    ),
  );
};

function recordHead(item) {
  const state = standing(item);
  const { row } = state;
  const others = [...verdicts(item).keys()].filter((by) => by !== D.by);
  const waits = !isReviewed(item) && verdicts(item).size > 0;
  const told =
    isHidden(item) && others.length
      ? t("review.hidden_until", { who: others.join(", ") })
      : waits
        ? t("review.readers_of", { n: verdicts(item).size, all: D.require })
        : "";
  return el(
    "header",
    { class: "rh" },
    el(
      "div",
      { class: `pill p-${state.end}` },
      icon(state.end),
      el("span", {}, t(`review.state.${item.made && state.end === "open" ? "own" : state.end}`)),
      row ? el("small", {}, bdi(row.by), t("page.comma"), bdi(momentText(row.decided_at))) : null,
      state.held ? el("span", { class: "held" }, lock(), " ", t("review.state.held")) : null,
    ),
    told ? el("p", { class: "oth" }, told) : null,
    el("h2", {}, bdi(titleOf(item))),
    el(
      "p",
      { class: "sub" },
      el("span", { class: "mono", dir: "ltr" }, item.id),
      ` · ${tn("card.origins", Math.max(1, item.origins))} · ${tn("review.statements", claimsOf(item).length)}`,
    ),
    item.why.length
      ? el(
          "ul",
          { class: "why" },
          item.why.map((why) => el("li", {}, whyText(why))),
        )
      : null,
  );
}

function conflict(item) {
  const found = conflictOf(item);
  if (!found) return null;
  const { field, mine, theirs } = found;
  const said = (row) => (!row ? t("review.as_read") : field ? valueText(field, row.is) : t(`review.did.${row.action}`));
  return el(
    "div",
    { class: "ban", role: "alert" },
    el("b", {}, t("review.decided_otherwise", { who: theirs.by })),
    el(
      "p",
      {},
      `${field ? `${fieldText(field)}: ` : ""}${t("review.you_they", { mine: said(mine), theirs: said(theirs) })}`,
      theirs.reason ? el("span", { class: "soft" }, bdi(theirs.reason)) : null,
    ),
    settleButtons(item),
  );
}

function field(item, id, name, value, sure, why, machine, more = null) {
  const row = correction(item, id, name);
  const open = S.field === name;
  const letter = FIELD_KEYS[name];
  const label = `${t("review.correct")}: ${fieldText(name)}`;
  const was = row
    ? el(
        "p",
        { class: "was" },
        t("review.machine"),
        ": ",
        bdi(machine || t("review.nothing")),
        ` · ${row.by}, ${momentText(row.decided_at)}`,
        row.reason ? el("span", {}, ": ", bdi(row.reason)) : null,
      )
    : why
      ? el("p", { class: "wy" }, why)
      : null;
  return el(
    "div",
    { class: `fld${open ? " open" : ""}`, "data-f": name },
    el("dt", {}, fieldText(name)),
    el(
      "dd",
      {},
      el(
        "div",
        { class: "v" },
        el("div", { class: "vv" }, value, more),
        el("span", { class: `cf c-${row ? "you" : sure}` }, t(`review.sure.${row ? "you" : sure}`)),
        el(
          "button",
          {
            type: "button",
            class: "ed",
            "data-k": `e${name}`,
            "aria-label": label,
            "aria-expanded": String(open),
            onclick: () => (open ? closeEditor() : edit(name)),
          },
          letter ? key(letter) : "✎",
        ),
      ),
      was,
      open ? editor(item, id, name) : null,
    ),
  );
}

const strong = (text, none = false) => el("b", { class: none ? "none" : null }, bdi(text));

function place(item, one) {
  const at = placeOf(placeId(item).split(" ")[0]);
  const machine = placeOf(item.place[0]);
  const other = at && (isArabic() ? at.name : at.ar);
  const alt =
    at && !at.own && other && other !== nameOf(at)
      ? el("bdi", { class: "alt", lang: isArabic() ? "en" : "ar" }, other)
      : null;
  const where = at?.own ? t("review.own_point", { n: number(at.radius) }) : at ? whereOf(at) : "";
  const found = one.at.find((told) => told.id === item.place[0]) ?? one.at[0];
  const rivals = item.candidates.length - (machine ? 1 : 0);
  const told = rivals > 0 ? tn("review.rivals", rivals) : t("review.no_rival");
  const why = found
    ? [t("review.written", { words: found.words }), because(found), told].filter(Boolean).join(" ")
    : "";
  return field(
    item,
    item.id,
    "place",
    strong(nameOf(at), !at),
    !at ? "none" : (found?.sure ?? "clear"),
    why,
    item.place.length ? valueText("place", item.place[0]) : "",
    [alt, where ? el("small", {}, where) : null],
  );
}

// The strongest evidence for the place that a reviewer can check in the report.
function because({ why = [] }) {
  const told = why.map(([feature, name, ar]) => t(`why.because.${feature}`, { what: isArabic() ? ar : name }));
  return told.length ? t("review.because", { what: told.join(t("why.and")) }) : "";
}

function when(item, one) {
  const value = whenOf(item);
  const sure = !item.when ? "none" : one.basis === "explicit" ? "clear" : "likely";
  const basis = one.basis ? t(`basis.${one.basis.split(" / ")[0]}`) : "";
  const why = one.when_text ? t("review.written_as", { words: one.when_text, basis }) : basis;
  return field(item, item.id, "when", strong(daysOf(value), !value), sure, why, item.when ? daysOf(item.when) : "");
}

function kind(item, one) {
  const mark = marksOf(one).find((found) => found.what === "kind");
  const why =
    one.kind !== item.kind
      ? t("review.kind_of_statement", { kind: kindText(one.kind) })
      : mark
        ? t("review.written", { words: textOf(one).slice(mark.start, mark.end) })
        : "";
  return field(item, item.id, "kind", strong(kindText(kindOf(item))), one.sure, why, kindText(item.kind));
}

function figures(item, one) {
  const found = figuresOf(item, one);
  const made = found.map((figure) => {
    const [amount, whom] = figureParts(figure.is, figure.text);
    const value = figure.is
      ? [el("b", { class: "big" }, bdi(amount)), " ", el("span", {}, whom)]
      : strong(t("review.no_figure"), true);
    const why = figure.text ? t("review.written", { words: figure.text }) : "";
    const sure = !figure.is ? "none" : figure.is.startsWith("vague") ? "words" : "said";
    return field(
      item,
      one.id,
      figure.field,
      value,
      sure,
      why,
      figure.was ? figureParts(figure.was, figure.text).join(" ") : "",
    );
  });
  const next = figureField(one.figures.length);
  if (S.field === next && !found.some((figure) => figure.field === next))
    made.push(field(item, one.id, next, strong(t("review.another_figure")), "none", "", ""));
  return made;
}

function speakerField(item, one) {
  const unnamed = one.speaker_kind === "anonymous" || one.speaker_kind === "unknown";
  const why = one.speaker_kind === "publisher" ? t("review.publisher_speaks") : t(`speaker.${one.speaker_kind}`);
  return field(
    item,
    one.id,
    "speaker",
    strong(speakerOf(item, one)),
    unnamed ? "unnamed" : one.speaker_kind === "publisher" ? "likely" : "clear",
    why,
    one.speaker,
  );
}

function saidOrDenied(item, one) {
  const more = one.hedge ? el("small", {}, bdi(one.hedge)) : null;
  return field(
    item,
    one.id,
    "polarity",
    strong(t(`review.said.${polarityOf(item, one)}`)),
    one.hedge ? "likely" : "clear",
    "",
    t(`review.said.${one.polarity}`),
    more,
  );
}

// The summary of an item for screen readers.
export function spoken(item) {
  return [titleOf(item), placeId(item) ? "" : quoteOf(item).slice(0, 120), ...item.why.map(whyText)]
    .filter(Boolean)
    .join(". ");
}
