// @ts-check
// A reviewer's actions: move on, decide, correct, undo. One key decides, and the next item follows.

import { t } from "../../webmap/app/words.js";
import { claimsOf, itemOf, itemOfRow, targetOf } from "./items.js";
import { listed, titleOf } from "./queue.js";
import { figuresOf, isDone, standing } from "./readings.js";
import { spoken } from "./record.js";
import { claim, current } from "./report.js";
import { actText, fieldText } from "./say.js";
import { D, adopt, catchUp, live, put, rows, tableText } from "./store.js";
import { el } from "../../webmap/app/dom.js";
import { S, draw, focusIn, node, say } from "./ui.js";

const AFRESH = () => ({
  field: "",
  draft: null,
  point: null,
  chosen: -1,
  setting: false,
  choosing: false,
  marking: null,
  picked: null,
  query_places: null,
  place_words: "",
  found: [],
});

export function go(id, at = 0) {
  Object.assign(S, AFRESH(), { at: itemOf(id) ? id : "", claim: at, scroll: true, fit: true });
  node("menu").hidden = true;
  draw();
  if (current()) node("live").textContent = spoken(current());
}

export function step(by) {
  const found = listed();
  const at = found.findIndex((item) => item.id === S.at);
  const next = found[Math.max(0, Math.min(found.length - 1, at + by))];
  if (next) go(next.id);
}

export function goClaim(id, claimId) {
  go(
    id,
    Math.max(
      0,
      claimsOf(itemOf(id)).findIndex((one) => one.id === claimId),
    ),
  );
}

export function goStatement(n) {
  Object.assign(S, AFRESH(), { claim: n, scroll: true });
  draw("report", "record", "map", "bar");
}

export function turn(by) {
  const item = current();
  if (!item) return;
  const count = claimsOf(item).length;
  goStatement((Math.min(S.claim, count - 1) + by + count) % count);
}

export function jump(id) {
  S.view = "";
  go(id);
}

export const isDecidable = (item) => Boolean(item) && !S.busy;

// Waits until a row is saved, then redraws; on an error, shows it and changes nothing.
export async function finished(keeping, then = null) {
  S.busy = true;
  try {
    const made = await keeping;
    S.busy = false;
    if (then) {
      draw();
      then();
    }
    return made ?? true;
  } catch (error) {
    S.busy = false;
    say(t("review.not_kept", { why: error.message }));
    return null;
  }
}

// A verdict on an item, then the next one in the queue. `before` writes a row that must precede it.
export async function decided(action, item, values = {}, before = null) {
  if (!isDecidable(item)) return;
  const title = titleOf(item);
  const list = listed();
  const { target = targetOf(item), ...cells } = { anchor: item.claims[0].anchor, ...values };
  const write = async () => {
    if (before) await before();
    return put(action, target, cells);
  };
  if (!(await finished(write()))) return;
  const at = list.indexOf(item);
  const waits = (one) => one !== item && !isDone(one);
  const next = list.slice(at + 1).find(waits) ?? list.find(waits) ?? listed()[0];
  go(next?.id ?? "");
  say(`${t(`review.did.${action}`)}: ${title}`, true);
}

export const accept = () => decided("accept", current());

export function hold() {
  const item = current();
  const { held } = standing(item);
  const [was, is] = held ? ["held", "public"] : ["public", "held"];
  const action = held ? "publish" : "hold";
  return finished(put(action, targetOf(item), { field: "visibility", was, is }), () =>
    say(t(`review.did.${action}`), true),
  );
}

export function undo() {
  const row = live()
    .force.filter((one) => one.by === D.by)
    .at(-1);
  return row ? undoRow(row) : say(t("review.nothing_to_undo"));
}

// Reverts the undo that was the last action.
export function redo() {
  const row = rows.filter((one) => one.by === D.by).at(-1);
  if (row?.action !== "undo" || rows.some((one) => one.decision === row.target && one.action === "undo"))
    return say(t("review.nothing_to_redo"));
  return finished(put("undo", row.decision, { was: row.action }), () => {
    const back = itemOfRow(rows.find((one) => one.decision === row.target) ?? row);
    if (back && !S.view) go(back.id);
    say(t("review.did.redo"));
  });
}

export function undoRow(row) {
  const item = itemOfRow(row);
  return finished(put("undo", row.decision, { was: row.action }), () => {
    const back = item && itemOf(item.id);
    if (S.view) draw();
    else if (back) {
      if (!listed().includes(back)) S.shown = "all";
      go(back.id);
    } else go(itemOf(S.at) ? S.at : (listed()[0]?.id ?? ""));
    say(`${t("review.did.undo")}: ${actText(row)}${row.field ? ` ${fieldText(row.field)}` : ""}`);
  });
}

// The words have changed: the reviewer signs the row again, or withdraws it.
export function resign(row) {
  const item = itemOfRow(row);
  const one = item.claims.find((told) => told.id === row.target.split("@")[0]) ?? item.claims[0];
  const { field, was, is } = row;
  const write = async () => {
    await put("undo", row.decision, { was: row.action });
    await put(row.action, row.target, { field, was, is, reason: t("review.read_again"), anchor: one.anchor });
  };
  return finished(write(), () => say(t("review.signed_again"), true));
}

export const withdraw = (row) => undoRow(row);

export function edit(field, draft = null) {
  const item = current();
  if (!item) return;
  const real = field === "figure" && draft ? figureFor(item, draft.words) : field;
  Object.assign(S, AFRESH(), { field: real, draft, fit: field === "place", pane: "record" });
  draw("report", "record", "bar", "map", "shell");
  const first = node("record").querySelector(".edt [data-k=value]");
  const choice = field === "place" ? node("record").querySelector(".cands [aria-pressed=true]") : null;
  if (choice ?? first) /** @type {HTMLElement} */ (choice ?? first).focus({ preventScroll: true });
  if (first instanceof HTMLInputElement && ["text", "search"].includes(first.type)) first.select();
  node("record").querySelector(".fld.open")?.scrollIntoView({ block: "nearest" });
}

// Words marked as a figure correct the figure at these words, or add one.
function figureFor(item, words) {
  const found = figuresOf(item, claim());
  const same = found.find((one) => one.text && (words.includes(one.text) || one.text.includes(words)));
  if (same) return same.field;
  return found.length === 1 && !found[0].is ? "figure" : `figure:${found.length + 1}`;
}

export function closeEditor() {
  const { field } = S;
  Object.assign(S, AFRESH());
  draw("report", "record", "map", "bar");
  focusIn("record", `[data-k="e${field}"]`);
}

export function choose() {
  S.choosing = true;
  draw("bar");
  focusIn("bar", "button");
}

export function openSheet(name) {
  S.view = S.view === name ? "" : name;
  if (name === "history") S.only = Boolean(current());
  draw();
  if (S.view) node("sheet").focus();
}

export function closeSheet() {
  S.view = "";
  S.fit = true;
  draw();
}

export function download() {
  const url = URL.createObjectURL(new Blob([tableText()], { type: "text/csv;charset=utf-8" }));
  el("a", { href: url, download: "decisions.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 4000);
  say(t("review.downloaded", { n: rows.length }));
}

export const bringIn = () => node("file").click();

export async function brought(file) {
  try {
    const { added, had } = await adopt(await file.text());
    draw();
    const lost = added.filter((row) => row.action !== "undo" && !itemOfRow(row)).length;
    say(t(lost ? "review.brought_lost" : "review.brought", { added: added.length, had, lost }));
  } catch (error) {
    say(t("review.not_brought", { why: error.message }));
  }
}

export async function refresh() {
  const before = rows.length;
  await catchUp();
  if (rows.length === before) return;
  if (!S.field && !S.marking) draw();
  say(t("review.from_elsewhere", { n: rows.length - before }));
}
