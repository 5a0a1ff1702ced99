// @ts-check
// Two reviewers: agreement by kind of decision, differences, and how to settle them.

import { bdi, el } from "../../webmap/app/dom.js";
import { number, t, tn } from "../../webmap/app/words.js";
import { finished, jump } from "./acts.js";
import { allItems, targetOf } from "./items.js";
import { agreement, blind, conflictOf, isReviewed, othersWho, verdicts } from "./readings.js";
import { titleOf } from "./queue.js";
import { current } from "./report.js";
import { fieldText, valueText } from "./say.js";
import { D, put } from "./store.js";
import { draw, say } from "./ui.js";
import { sheetHead } from "./history.js";

const MOST_WAITING = 50;

export function secondSheet() {
  const others = othersWho();
  const tick = el("input", {
    type: "checkbox",
    "data-k": "blind",
    checked: blind.on,
    onchange: (event) => {
      blind.on = event.target.checked;
      draw();
    },
  });
  const hide = D.require > 1 ? el("label", { class: "ck" }, tick, t("review.hide_others")) : null;
  const waiting = allItems().filter((item) => verdicts(item).size > 0 && !isReviewed(item));
  return [
    sheetHead(t("review.second_title"), t("review.second_hint", { n: D.require }), hide),
    el(
      "div",
      { class: "scroll sec" },
      el("div", { class: "agr" }, others.length ? others.map(table) : el("p", {}, t("review.no_other"))),
      el(
        "div",
        {},
        disagreements(),
        el("h3", {}, t("review.waiting"), el("span", {}, number(waiting.length))),
        el("ul", { class: "one" }, waiting.slice(0, MOST_WAITING).map(waits)),
      ),
    ),
  ];
}

function table(other) {
  const found = agreement(other);
  const row = ([name, { n, same, kappa }]) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, name === "verdict" ? t("review.accept_or_drop") : fieldText(name)),
      el("td", {}, number(n)),
      el("td", {}, number(same)),
      el("td", {}, kappa === null ? "–" : kappa.toFixed(2)),
    );
  const heads = [t("review.kind_of_decision"), t("review.both"), t("review.same_answer"), "κ"];
  return [
    el(
      "table",
      {},
      el("caption", {}, t("review.you_and", { who: other })),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          heads.map((text) => el("th", { scope: "col" }, text)),
        ),
      ),
      el("tbody", {}, Object.entries(found).map(row)),
    ),
    el("p", { class: "soft" }, t("review.kappa_hint")),
  ];
}

function disagreements() {
  const found = allItems()
    .map((item) => ({ item, conflict: conflictOf(item) }))
    .filter(({ conflict }) => conflict);
  const side = (who, row, field) =>
    el(
      "div",
      {},
      el("small", {}, bdi(who)),
      el("b", {}, bdi(!row ? t("review.as_read") : field ? valueText(field, row.is) : t(`review.did.${row.action}`))),
      el("i", {}, bdi(row?.reason ?? "")),
    );
  const made = found.map(({ item, conflict }) =>
    el(
      "article",
      { class: "con" },
      el(
        "h4",
        {},
        el("button", { class: "lnk", type: "button", onclick: () => jump(item.id) }, bdi(titleOf(item))),
        el("span", {}, conflict.field ? fieldText(conflict.field) : t("review.accept_or_drop")),
      ),
      el(
        "div",
        { class: "vs" },
        side(D.by, conflict.mine, conflict.field),
        side(conflict.theirs.by, conflict.theirs, conflict.field),
      ),
      settleButtons(item),
    ),
  );
  return [
    el("h3", {}, t("review.disagreements"), el("span", {}, number(found.length))),
    made.length ? made : el("p", { class: "soft" }, t("review.none")),
  ];
}

function waits(item) {
  const who = [...verdicts(item).keys()].join(", ");
  return el(
    "li",
    {},
    el("button", { class: "lnk", type: "button", onclick: () => jump(item.id) }, bdi(titleOf(item))),
    el("span", {}, tn("review.read_by", verdicts(item).size, { who })),
  );
}

export function settleButtons(item = current()) {
  const one = (how, main) =>
    el(
      "button",
      { class: `btn${main ? " pri" : ""}`, type: "button", onclick: () => settle(item, how) },
      t(`review.settle.${how}`),
    );
  return el("div", { class: "go" }, one("theirs", true), one("mine", false), one("third", false));
}

// The last row applies, so settling in one's favour needs a new row.
function settle(item, how) {
  const found = conflictOf(item);
  if (!found) return;
  const { id, field, mine, theirs } = found;
  const target = id === item.id ? targetOf(item) : id;
  const write = async () => {
    if (how !== "third") await again(item, target, field, how === "theirs" ? theirs : mine, theirs);
    await put("settle", id, { field, was: theirs.decision, is: how });
  };
  finished(write(), () => say(t(`review.settled.${how}`), true));
}

function again(item, target, field, row, theirs) {
  if (field) {
    const is = row ? row.is : theirs.was;
    return put("correct", target, { field, was: theirs.is, is, reason: row?.reason ?? "", anchor: theirs.anchor });
  }
  return put(row.action, target, {
    reason: row.reason,
    is: row.action === "same" ? row.is : "",
    anchor: item.claims[0].anchor,
  });
}
