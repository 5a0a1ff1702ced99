// @ts-check
// Forms that change the value of a field.

import { bdi, el } from "../../webmap/app/dom.js";
import { dayOf, dayText, t } from "../../webmap/app/words.js";
import { closeEditor, finished } from "./acts.js";
import { anchorOf } from "./anchors.js";
import { targetOf } from "./items.js";
import { pointEditor } from "./places.js";
import { figuresOf, kindOf, placeId, polarityOf, speakerOf, whenOf } from "./readings.js";
import { claim, reportOf } from "./report.js";
import { fieldText, kindText, readFigure, writtenFigure } from "./say.js";
import { D, put } from "./store.js";
import { S, chips, node, saveCancel, say, select } from "./ui.js";

const HEDGES = ["exact", "at_least", "more_than", "approx", "up_to", "vague"];
const OF_ITEM = ["place", "when", "kind"];

// S.draft preserves input while the record is redrawn: {reason, words, span, value}.
export function editor(item, id, field) {
  const draft = S.draft ?? {};
  const words = draft.words
    ? el("p", { class: "from" }, t("review.words_read_as"), " ", el("q", { dir: "auto" }, draft.words))
    : null;
  const reason = el("input", {
    name: "reason",
    "data-k": "reason",
    autocomplete: "off",
    dir: "auto",
    value: draft.reason ?? "",
    oninput: (event) => {
      S.draft = { ...S.draft, reason: event.target.value };
      event.target.removeAttribute("aria-invalid");
    },
  });
  const choose = (text) => {
    reason.value = text;
    S.draft = { ...S.draft, reason: text };
    reason.focus();
  };
  const reasons = ["misread", "other_source", "own_knowledge", "counted_wrong"].map((name) =>
    t(`review.reason.${name}`),
  );
  return el(
    "form",
    {
      class: "edt",
      onsubmit: (event) => {
        event.preventDefault();
        saveField(item, id, field);
      },
    },
    words,
    INPUTS[field.split(":")[0]](item, field),
    el("label", { class: "rs" }, t("review.reason_label"), reason),
    chips(reasons, choose, t("review.reason_label")),
    saveCancel(closeEditor),
  );
}

const INPUTS = { place: pointEditor, when: days, kind: kinds, figure, speaker: speakerInput, polarity: polarityInput };

function kinds(item) {
  return select("value", D.kinds, S.draft?.value ?? kindOf(item), kindText, {
    "data-k": "value",
    "aria-label": fieldText("kind"),
  });
}

function days(item) {
  const value = whenOf(item);
  const published = reportOf(claim()).published.slice(0, 10);
  const [first, last] = value ? value.split("/") : ["", ""];
  const input = (name, label, day) =>
    el(
      "label",
      {},
      label,
      el("input", { type: "date", name, "data-k": name === "first" ? "value" : name, value: day }),
    );
  const near = first || (published.length === 10 ? published : "");
  const both = (day) => (event) => {
    const { elements } = event.target.form;
    elements.namedItem("first").value = elements.namedItem("last").value = day;
    elements.namedItem("reason").focus();
  };
  const guesses = near
    ? [0, 1, 2].map((back) => new Date(Date.parse(near) - back * 864e5).toISOString().slice(0, 10))
    : [];
  const style = /** @type {Intl.DateTimeFormatOptions} */ ({ weekday: "short", day: "numeric", month: "short" });
  const chip = (day, text) => el("button", { type: "button", onclick: both(day) }, text);
  return [
    el(
      "div",
      { class: "two" },
      input("first", t("review.first_day"), first),
      input("last", t("review.last_day"), last || first),
    ),
    el(
      "div",
      { class: "chips" },
      guesses.map((day) => chip(day, dayText(dayOf(day), style))),
      chip("", t("review.no_day")),
    ),
  ];
}

function figure(item, field) {
  const found = figuresOf(item, claim()).find((one) => one.field === field);
  const value = readFigure(S.draft?.value ?? found?.is) ?? {
    hedge: "exact",
    low: "",
    high: "",
    outcome: "killed",
    category: "all",
  };
  const label = (name) => ({ "aria-label": `${fieldText("figure")}: ${t(`review.figure.${name}`)}` });
  const amount = value.high ? `${value.low}-${value.high}` : value.low;
  return el(
    "div",
    { class: "fg" },
    select("hedge", HEDGES, value.hedge, (one) => t(`review.hedge.${one}`), label("hedge")),
    el("input", {
      name: "amount",
      "data-k": "value",
      inputmode: "numeric",
      autocomplete: "off",
      dir: "ltr",
      value: amount,
      ...label("amount"),
    }),
    select("category", D.categories, value.category, (one) => t(`category.${one}.other`), label("category")),
    select("outcome", D.outcomes, value.outcome, (one) => t(`outcome.${one}`), label("outcome")),
  );
}

function speakerInput(item) {
  const known = [
    ...new Set(
      D.items.flatMap((one) =>
        one.claims.some((told) => told.report === claim().report) ? one.claims.map((told) => told.speaker) : [],
      ),
    ),
  ];
  return [
    el("input", {
      name: "value",
      "data-k": "value",
      value: S.draft?.words ?? speakerOf(item, claim()),
      dir: "auto",
      autocomplete: "off",
      list: "speakers",
      "aria-label": fieldText("speaker"),
    }),
    el(
      "datalist",
      { id: "speakers" },
      known.map((name) => el("option", { value: name })),
    ),
  ];
}

function polarityInput(item) {
  const now = polarityOf(item, claim());
  return el(
    "div",
    { class: "rad", role: "radiogroup", "aria-label": fieldText("polarity") },
    D.polarities.map((one) =>
      el(
        "label",
        {},
        el("input", {
          type: "radio",
          name: "value",
          value: one,
          checked: one === now,
          "data-k": one === now ? "value" : null,
        }),
        bdi(t(`review.said.${one}`)),
      ),
    ),
  );
}

// The value of the form in the notation of the decisions table; null if incomplete.
function written(form, field) {
  const value = (name) => new FormData(form).get(name)?.toString().trim() ?? "";
  if (field === "when") return value("first") ? `${value("first")}/${value("last") || value("first")}` : "";
  if (field === "place")
    return S.point ? `point:${S.point.lat},${S.point.lon};r=${S.radius}` : (S.found[S.chosen]?.id ?? null);
  if (field !== "figure") return value("value") || null;
  return writtenAmount(value("amount"), value("hedge"), value("outcome"), value("category"));
}

const LATIN = (text) => text.replace(/[٠-٩]/g, (sign) => String("٠١٢٣٤٥٦٧٨٩".indexOf(sign))).replace(/[,\s٬]/g, "");

function writtenAmount(amount, hedge, outcome, category) {
  if (hedge === "vague") return writtenFigure({ hedge, low: "", high: "", outcome, category });
  if (!amount) return "";
  const found = /^(\d{1,9})(?:[-–](\d{1,9}))?$/.exec(LATIN(amount));
  if (!found || (found[2] && Number(found[2]) < Number(found[1]))) return null;
  return writtenFigure({ hedge, low: found[1], high: hedge === "exact" ? (found[2] ?? "") : "", outcome, category });
}

function valueNow(item, field) {
  const name = field.split(":")[0];
  if (name === "place") return placeId(item);
  if (name === "when") return whenOf(item);
  if (name === "kind") return kindOf(item);
  if (name === "speaker") return speakerOf(item, claim());
  if (name === "polarity") return polarityOf(item, claim());
  return figuresOf(item, claim()).find((one) => one.field === field)?.is ?? "";
}

export async function saveField(item, id, field) {
  const form = /** @type {HTMLFormElement} */ (node("record").querySelector("form.edt"));
  const is = written(form, field.split(":")[0]);
  const was = valueNow(item, field);
  const reason = /** @type {HTMLInputElement} */ (form.elements.namedItem("reason"));
  if (is === null) return lacks(form.querySelector("[data-k=value]"), t(`review.needs.${field.split(":")[0]}`));
  if (is.startsWith("point:") && !reason.value.trim()) return lacks(reason, t("review.needs.reason"));
  if (is.includes("/") && is.split("/")[1] < is.split("/")[0])
    return lacks(form.elements.namedItem("last"), t("review.needs.when"));
  if (is === was) return closeEditor();
  const one = claim();
  const anchor = S.draft?.span ? anchorOf(one.report, ...S.draft.span) : one.anchor;
  const target = OF_ITEM.includes(field) ? targetOf(item) : id;
  return finished(put("correct", target, { field, was, is, reason: reason.value.trim(), anchor }), () => {
    closeEditor();
    say(t("review.corrected", { what: fieldText(field) }), true);
  });
}

function lacks(input, text) {
  input?.setAttribute("aria-invalid", "true");
  input?.focus();
  say(text);
}
