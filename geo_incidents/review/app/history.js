// @ts-check
// All rows, newest first, of one incident or of all. Nothing is deleted: an undo is also a row.

import { bdi, el } from "../../webmap/app/dom.js";
import { t } from "../../webmap/app/words.js";
import { closeSheet, jump, undoRow } from "./acts.js";
import { claimsOf, itemOfRow, targetOf } from "./items.js";
import { titleOf } from "./queue.js";
import { current } from "./report.js";
import { actText, fieldText, momentText, valueText } from "./say.js";
import { D, live, rows } from "./store.js";
import { S, draw, key } from "./ui.js";

const MOST_ROWS = 400;

export function sheetHead(title, hint, ...more) {
  return el(
    "header",
    { class: "sh" },
    el("div", {}, el("h2", {}, title), el("p", {}, hint)),
    more,
    el(
      "button",
      { class: "btn", type: "button", "data-k": "close", onclick: closeSheet },
      t("review.back"),
      " ",
      key("Esc"),
    ),
  );
}

// Rows about an item: about the whole, about its statements, and their undos.
function rowsAbout(item) {
  const ids = new Set([
    item.id,
    ...targetOf(item).split(" "),
    ...claimsOf(item).map((claim) => claim.id),
    ...item.claims.map((claim) => claim.id),
  ]);
  const own = rows.filter(
    (row) =>
      row.action !== "undo" && row.target.split(" ").some((target) => ids.has(target) || ids.has(target.split("@")[0])),
  );
  const decisions = new Set(own.map((row) => row.decision));
  return rows.filter((row) => decisions.has(row.decision) || (row.action === "undo" && decisions.has(row.target)));
}

export function historySheet() {
  const item = current();
  const found = S.only && item ? rowsAbout(item) : rows;
  const one = (only, label) =>
    el(
      "button",
      {
        type: "button",
        "data-k": `only${only}`,
        "aria-pressed": String(S.only === only),
        onclick: () => {
          S.only = only;
          draw("sheet");
        },
      },
      label,
    );
  const which = el(
    "div",
    { class: "seg", role: "group", "aria-label": t("review.show") },
    item ? one(true, t("review.this_incident")) : null,
    one(false, t("review.all_rows")),
  );
  const heads = ["when", "who", "decision", "reason", ""].map((name) =>
    el(
      "th",
      { scope: "col" },
      name ? t(`review.column.${name}`) : el("span", { class: "offscreen" }, t("review.act.undo")),
    ),
  );
  const shown = [...found].reverse().slice(0, MOST_ROWS);
  return [
    sheetHead(S.only && item ? titleOf(item) : t("review.history_title"), t("review.history_hint"), which),
    el(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": t("review.history_title") },
      el("table", { class: "hist" }, el("thead", {}, el("tr", {}, heads)), el("tbody", {}, shown.map(line))),
      shown.length ? null : el("p", { class: "soft" }, t("review.none")),
    ),
  ];
}

function line(row) {
  const undone = live().undone.get(row.decision);
  const item = itemOfRow(row);
  const about =
    row.action === "undo"
      ? el("span", { class: "mono", dir: "ltr" }, row.target)
      : item
        ? el("button", { class: "lnk", type: "button", onclick: () => jump(item.id) }, bdi(titleOf(item)))
        : el("span", { class: "mono", dir: "ltr" }, row.target);
  const field = row.field && row.field !== "visibility" ? ` ${fieldText(row.field)}` : "";
  return el(
    "tr",
    { class: undone ? "off" : null },
    el("td", {}, el("time", {}, momentText(row.decided_at)), el("small", { class: "mono", dir: "ltr" }, row.decision)),
    el("td", {}, bdi(row.by)),
    el(
      "td",
      {},
      el("b", {}, actText(row)),
      field,
      " ",
      about,
      change(row),
      undone ? el("em", {}, t("review.undone"), " ", el("span", { class: "mono", dir: "ltr" }, undone)) : null,
    ),
    el("td", {}, bdi(row.reason)),
    el(
      "td",
      {},
      row.by === D.by && !undone && row.action !== "undo"
        ? el(
            "button",
            { class: "btn sm", type: "button", "data-k": `u${row.decision}`, onclick: () => undoRow(row) },
            t("review.act.undo"),
          )
        : null,
    ),
  );
}

function change(row) {
  if (["correct", "move"].includes(row.action)) {
    const field = row.field || "place";
    return el(
      "small",
      {},
      bdi(valueText(field, row.was)),
      ` ${t("page.arrow")} `,
      el("b", {}, bdi(valueText(field, row.is))),
    );
  }
  if (["note", "tag"].includes(row.action)) return el("small", {}, bdi(row.is));
  return row.action === "add_claim" ? el("small", {}, bdi(row.was)) : null;
}
