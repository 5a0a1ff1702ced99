// @ts-check
// Joins an incident with another, or moves a statement: first the differences, then the full quotes.

import { bdi, el } from "../../webmap/app/dom.js";
import { number, t } from "../../webmap/app/words.js";
import { decided, finished, isDecidable } from "./acts.js";
import { open, shut } from "./dialogs.js";
import { allItems, claimsOf, targetOf } from "./items.js";
import { figuresOf, kindOf, placeId, speakerOf, standing, whenOf } from "./readings.js";
import { claim, current, quoteText, reportOf } from "./report.js";
import { daysOf, fieldText, figureParts, kindText, kmBetween, kmText, nameOf, placeOf } from "./say.js";
import { titleOf } from "./queue.js";
import { put } from "./store.js";
import { S, draw, key, say } from "./ui.js";

const MOST_OTHERS = 6;
const QUOTES = 4;
const merging = { others: [], at: 0, reason: "" };

const placeOfItem = (item) => placeOf(placeId(item).split(" ")[0]);

export function askMerge() {
  const item = current();
  const own = placeOfItem(item);
  const score = (other) => {
    const km = kmBetween(own, placeOfItem(other));
    const [a, b] = [whenOf(item), whenOf(other)].map((value) => value.split("/"));
    const near = km === null ? 0 : Math.max(0, 40 - km);
    const together = a[0] && b[0] && a[0] <= b[1] && b[0] <= a[1] ? 14 : 0;
    const shared = other.claims.some((one) => item.claims.some((told) => told.report === one.report)) ? 6 : 0;
    return near + together + shared + (kindOf(other) === kindOf(item) ? 12 : 0);
  };
  const open_ = allItems().filter(
    (one) => one !== item && one.place.length === 1 && !one.id.startsWith("a-") && standing(one).end !== "merged",
  );
  merging.others = open_
    .map((one) => ({ one, score: score(one) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_OTHERS)
    .map(({ one }) => one);
  if (!merging.others.length) return say(t("review.needs.other"));
  Object.assign(merging, { at: 0, reason: "" });
  return showMerging();
}

const facts = (item) => ({
  kind: kindText(kindOf(item)),
  place: nameOf(placeOfItem(item)),
  when: daysOf(whenOf(item)),
  figure: figuresTold(item) || t("review.no_figure"),
  speaker: [...new Set(claimsOf(item).map((one) => speakerOf(item, one)))].slice(0, QUOTES).join("; "),
});

const figuresTold = (item) =>
  [
    ...new Set(
      claimsOf(item)
        .flatMap((one) => figuresOf(item, one))
        .filter((one) => one.is)
        .map((one) => figureParts(one.is, one.text).join(" ")),
    ),
  ]
    .slice(0, QUOTES)
    .join("; ");

function showMerging() {
  const item = current();
  const other = merging.others[merging.at];
  const canMove = !item.place.length || claimsOf(item).length > 1;
  const choice = (one, n) =>
    el(
      "li",
      {},
      el(
        "button",
        { type: "button", "data-n": n + 1, "aria-pressed": String(n === merging.at), onclick: () => pick(n) },
        key(String(n + 1)),
        el(
          "span",
          {},
          el("b", {}, bdi(nameOf(placeOfItem(one)))),
          el("small", {}, `${kindText(kindOf(one))} · ${daysOf(whenOf(one), true)}`),
        ),
      ),
    );
  const reason = el("input", {
    id: "merge-reason",
    autocomplete: "off",
    dir: "auto",
    value: merging.reason,
    oninput: (event) => {
      merging.reason = event.target.value;
    },
  });
  open(
    "full",
    el(
      "div",
      { class: "mg" },
      el("header", {}, el("h2", { id: "asked" }, t("review.merge_title")), el("p", {}, t("review.merge_hint"))),
      el("ol", { class: "pk scroll" }, merging.others.map(choice)),
      el(
        "div",
        { class: "cmp scroll", tabindex: 0, role: "region", "aria-label": t("review.side_by_side") },
        comparison(item, other),
      ),
      el(
        "footer",
        {},
        el("label", { class: "rs" }, t("review.reason_label"), reason),
        el(
          "div",
          { class: "go" },
          el("button", { class: "btn pri", type: "button", onclick: same }, t("review.same_event"), " ", key("↵")),
          el("button", { class: "btn", type: "button", onclick: apart }, t("review.two_events"), " ", key("T")),
          canMove
            ? el("button", { class: "btn", type: "button", onclick: move }, t("review.move_there"), " ", key("V"))
            : null,
          el("span", { class: "grow" }),
          el("button", { class: "btn", type: "button", onclick: shut }, t("review.cancel"), " ", key("Esc")),
        ),
      ),
    ),
  );
}

function pick(n) {
  merging.at = n;
  showMerging();
}

function comparison(item, other) {
  const [a, b] = [facts(item), facts(other)];
  const km = kmText(kmBetween(placeOfItem(item), placeOfItem(other)));
  const head = el(
    "tr",
    {},
    el("th", {}, el("span", { class: "offscreen" }, t("review.side_by_side"))),
    el("th", { scope: "col" }, bdi(titleOf(item))),
    el("th", { scope: "col" }, bdi(titleOf(other)), el("small", {}, km)),
  );
  const row = (field) => {
    const equal = a[field] === b[field];
    return el(
      "tr",
      { class: equal ? "eq" : "ne" },
      el(
        "th",
        { scope: "row" },
        fieldText(field),
        el("small", {}, equal ? `= ${t("review.equal")}` : `≠ ${t("review.differs")}`),
      ),
      el("td", {}, bdi(a[field])),
      el("td", {}, bdi(b[field])),
    );
  };
  const words = el(
    "tr",
    { class: "qs" },
    el("th", { scope: "row" }, t("review.words")),
    el("td", {}, quotes(item)),
    el("td", {}, quotes(other)),
  );
  return el("table", {}, el("thead", {}, head), el("tbody", {}, Object.keys(a).map(row), words));
}

function quotes(item) {
  const found = claimsOf(item);
  const made = found
    .slice(0, QUOTES)
    .map((one) =>
      el(
        "blockquote",
        { dir: "auto", lang: reportOf(one).lang || null },
        quoteText(one),
        el("cite", {}, bdi(speakerOf(item, one)), t("page.comma"), bdi(reportOf(one).publisher)),
      ),
    );
  return [made, found.length > QUOTES ? el("p", { class: "soft" }, `+ ${number(found.length - QUOTES)}`) : null];
}

// Joins two incidents; statements at another place are first moved, each with a row of its own.
function same() {
  const item = current();
  const other = merging.others[merging.at];
  if (!isDecidable(item)) return;
  shut();
  const { reason } = merging;
  const target = targetOf(item);
  const elsewhere = placeId(item) !== placeId(other);
  const values = {
    target: `${target} ${targetOf(other)}`,
    is: other.id.startsWith("s-") ? "" : other.id,
    reason,
    anchor: "",
  };
  const before = elsewhere
    ? () =>
        put("correct", target, {
          field: "place",
          was: placeId(item),
          is: placeId(other),
          reason,
          anchor: item.claims[0].anchor,
        })
    : null;
  decided("same", item, values, before);
}

function apart() {
  const [item, other] = [current(), merging.others[merging.at]];
  shut();
  finished(put("different", `${targetOf(item)} ${targetOf(other)}`, { reason: merging.reason }), () =>
    say(t("review.kept_apart"), true),
  );
}

function move() {
  const [item, other, one] = [current(), merging.others[merging.at], claim()];
  shut();
  const target = item.place.length ? `${one.id}@${item.place[0]}` : one.id;
  finished(
    put("move", target, {
      field: "place",
      was: item.place[0] ?? "",
      is: placeId(other),
      reason: merging.reason,
      anchor: one.anchor,
    }),
    () => {
      S.claim = 0;
      draw();
      say(t("review.did.move"), true);
    },
  );
}

export const isMerging = () => document.querySelector("dialog[open] .mg") !== null;

export function mergeKey(event, letter) {
  const { target } = event;
  if (target.id === "merge-reason") {
    if (event.key === "Enter") {
      event.preventDefault();
      same();
    }
    return;
  }
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key.startsWith("Arrow") ? event.key : letter];
  if (/^[1-6]$/.test(event.key) && merging.others[Number(event.key) - 1]) pick(Number(event.key) - 1);
  else if (step) pick(Math.max(0, Math.min(merging.others.length - 1, merging.at + step)));
  else if (event.key === "Enter" && target.closest(".pk")) same();
  else if (letter === "t") apart();
  else if (letter === "v" && document.querySelector(".mg footer .go").childElementCount > 4) move();
  else return;
  event.preventDefault();
}
