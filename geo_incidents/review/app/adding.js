// @ts-check
// Adds a claim that the program missed: its sentence, kind, place, date, figure and speaker.

import { bdi, el } from "../../webmap/app/dom.js";
import { t } from "../../webmap/app/words.js";
import { finished, go } from "./acts.js";
import { anchorOf } from "./anchors.js";
import { ask, shut } from "./dialogs.js";
import { placeId, whenOf } from "./readings.js";
import { current, reportOf } from "./report.js";
import { fieldText, kindText, nameOf, placeOf, readFigure, whereOf, writtenFigure } from "./say.js";
import { sha256 } from "./sha256.js";
import { D, put } from "./store.js";
import { say, select } from "./ui.js";

const SENTENCE = /[^.!?\n؟]+[.!?؟]?/g;
const FINGERPRINT = 16; // digits of the report's hash stored in the row

export function askClaim(report, span) {
  const text = D.reports[report].text;
  const [start, end] = sentence(text, span);
  const words = text.slice(start, end);
  const item = current();
  const picker = placePicker(text.slice(...span), placeId(item).split(" ")[0]);
  const [first] = (whenOf(item) || "").split("/");
  const number = el("input", {
    name: "amount",
    inputmode: "numeric",
    autocomplete: "off",
    dir: "ltr",
    "aria-label": t("review.figure.amount"),
  });
  ask(
    t("review.new_claim"),
    [
      el("blockquote", { dir: "auto", lang: reportOf({ report }).lang || null }, words),
      el(
        "div",
        { class: "two" },
        el("label", {}, fieldText("kind"), select("kind", D.kinds, item.kind, kindText)),
        el("label", {}, fieldText("when"), el("input", { type: "date", name: "when", value: first })),
      ),
      picker.node,
      el(
        "fieldset",
        { class: "figure" },
        el("legend", {}, fieldText("figure")),
        el(
          "div",
          { class: "fg" },
          select(
            "hedge",
            ["exact", "at_least", "more_than", "approx", "up_to"],
            "exact",
            (one) => t(`review.hedge.${one}`),
            { "aria-label": t("review.figure.hedge") },
          ),
          number,
          select("category", D.categories, "all", (one) => t(`category.${one}.other`), {
            "aria-label": t("review.figure.category"),
          }),
          select("outcome", D.outcomes, "killed", (one) => t(`outcome.${one}`), {
            "aria-label": t("review.figure.outcome"),
          }),
        ),
      ),
      el(
        "label",
        { class: "rs" },
        fieldText("speaker"),
        el("input", { name: "speaker", dir: "auto", autocomplete: "off", placeholder: reportOf({ report }).publisher }),
      ),
      el(
        "label",
        { class: "rs" },
        t("review.reason_label"),
        el("input", { name: "reason", dir: "auto", autocomplete: "off" }),
      ),
    ],
    (data) => addClaim(report, start, end, data, picker.value()),
    "wide",
  );
}

function sentence(text, [from, to]) {
  const found = [...text.matchAll(SENTENCE)].filter((one) => one.index < to && from < one.index + one[0].length);
  if (!found.length) return [from, to];
  const start = found[0].index + found[0][0].search(/\S/);
  const last = found.at(-1);
  return [start, Math.max(to, last.index + last[0].trimEnd().length)];
}

function addClaim(report, start, end, data, place) {
  const value = (name) => (data.get(name) ?? "").toString().trim();
  const amount = value("amount").replace(/[٠-٩]/g, (sign) => String("٠١٢٣٤٥٦٧٨٩".indexOf(sign)));
  const figure = amount
    ? writtenFigure({
        hedge: value("hedge"),
        low: amount,
        high: "",
        outcome: value("outcome"),
        category: value("category"),
      })
    : "";
  if (figure && !readFigure(figure)) return say(t("review.needs.figure"));
  const anchor = anchorOf(report, start, end);
  const when = value("when") ? `${value("when")}/${value("when")}` : "";
  const speaker = value("speaker").replaceAll(";", ",");
  const said = {
    kind: value("kind"),
    place,
    when,
    figure,
    speaker,
    report: D.reports[report].sha256.slice(0, FINGERPRINT),
  };
  const is = Object.entries(said)
    .filter(([, one]) => one)
    .map(([name, one]) => `${name}=${one}`)
    .join("; ");
  const id = `c-${sha256([anchor, is].join("\x1f")).slice(0, 12)}`;
  shut();
  const was = D.reports[report].text.slice(start, end);
  return finished(put("add_claim", id, { was, is, reason: value("reason"), anchor }), () => {
    go(id);
    say(t("review.did.add_claim"), true);
  });
}

// A place by name, for a dialog: from the case and, if the page is served, from the gazetteer.
function placePicker(words, first) {
  let chosen = "";
  let turn = 0;
  const list = el("ul", { class: "found" });
  const input = el("input", {
    type: "search",
    dir: "auto",
    autocomplete: "off",
    value: words.length < 40 ? words : "",
    oninput: () => search(input.value),
  });
  const option = (id) =>
    el(
      "li",
      {},
      el(
        "label",
        {},
        el("input", {
          type: "radio",
          name: "place",
          value: id,
          checked: id === chosen,
          onchange: () => {
            chosen = id;
          },
        }),
        el(
          "span",
          {},
          bdi(id ? nameOf(placeOf(id)) : t("review.no_place")),
          " ",
          el("small", {}, id ? whereOf(placeOf(id)) : ""),
        ),
      ),
    );
  const show = (ids) => {
    chosen = ids[0] ?? "";
    list.replaceChildren(...[...ids, ""].map(option));
  };
  async function search(typed) {
    const now = ++turn;
    const ids = typed.trim() ? await found(typed.trim()) : [];
    if (now === turn) show([...new Set([...ids, first].filter((id) => D.places[id]))].slice(0, 5));
  }
  search(/** @type {HTMLInputElement} */ (input).value);
  return {
    node: el("fieldset", { class: "picker" }, el("legend", {}, fieldText("place")), input, list),
    value: () => chosen,
  };
}

async function found(typed) {
  const low = typed.toLowerCase();
  const near = Object.keys(D.places).filter((id) => [D.places[id].name.toLowerCase(), D.places[id].ar].includes(low));
  if (!D.served) return near;
  const answers = await (await fetch(`places?q=${encodeURIComponent(typed)}`)).json();
  for (const place of answers) D.places[place.id] ??= place;
  return [...answers.map((place) => place.id), ...near];
}
