// @ts-check
// Decisions: rows that are only ever added. If the page is served, a row counts once the server has saved it to disk.

import { sha256 } from "./sha256.js";

/** @typedef {Record<string, string>} Row */
/** @type {any} */
export const D = JSON.parse(document.getElementById("data").textContent);
const STORE = `geo-incidents review ${D.title}`;
/** @type {Row[]} */
export let rows = D.rows;
export const keeping = { failed: false };
const watchers = [];
let known = null;
let synced = rows.length; // rows of the server that this page has fetched

// Called after every change with the new rows.
export function onRows(act) {
  watchers.push(act);
}

function take(more) {
  if (!more.length) return;
  rows.push(...more);
  if (known && more.every((row) => row.action !== "undo")) for (const row of more) stand(known, row);
  else known = null;
  for (const act of watchers) act(more);
}

// Rows in force by subject, and which row undid which.
export function live() {
  if (known) return known;
  const undone = new Map();
  for (const row of [...rows].reverse())
    if (row.action === "undo" && !undone.has(row.decision)) undone.set(row.target, row.decision);
  known = { undone, force: [], about: new Map(), place: new Map() };
  for (const row of rows) if (row.action !== "undo" && !undone.has(row.decision)) stand(known, row);
  return known;
}

/** @param {any} found @param {Row} row */
function stand({ force, about, place }, row) {
  place.set(row, force.push(row));
  for (const target of new Set(row.target.split(" "))) {
    if (!about.has(target)) about.set(target, []);
    about.get(target).push(row);
  }
}

const NONE = Object.freeze([]);
export const about = (target) => live().about.get(target) ?? NONE;
export const later = (one, other) => live().place.get(one) > live().place.get(other);

export function recall() {
  if (D.served) return;
  try {
    const have = new Set(rows.map((row) => row.decision));
    take(JSON.parse(localStorage.getItem(STORE) ?? "[]").filter((row) => !have.has(row.decision)));
  } catch {
    keeping.failed = true;
  }
}

function kept(row) {
  const made = { ...row, decided_at: `${new Date().toISOString().slice(0, 19)}Z`, by: D.by };
  made.decision = `d-${sha256(D.columns.map((name) => made[name]).join("\x1f") + rows.length).slice(0, 12)}`;
  save([...rows, made]);
  return made;
}

function save(all) {
  try {
    localStorage.setItem(STORE, JSON.stringify(all));
  } catch {
    keeping.failed = true;
  }
}

async function sent(path, body) {
  const answer = await fetch(path, { method: "POST", body });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said;
}

// Adds a row and returns it as saved. The page changes only after that. Throws if it was not saved.
export async function put(action, target, values = {}) {
  const row = { ...Object.fromEntries(D.columns.map((name) => [name, ""])), action, target, ...values };
  const made = D.served ? await sent("rows", JSON.stringify(row)) : kept(row);
  take([made]);
  return made;
}

// Adds rows of another file unchanged; returns how many are new and how many were already present.
export async function adopt(text) {
  if (D.served) {
    const { rows: more, known: had } = await sent("table", text);
    take(more);
    return { added: more, had };
  }
  const read = readTable(text);
  const have = new Set(rows.map((row) => row.decision));
  const added = read.filter((row) => !have.has(row.decision));
  save([...rows, ...added]);
  take(added);
  return { added, had: read.length - added.length };
}

// Fetches decisions from other windows and reviewers.
export async function catchUp() {
  if (!D.served) return;
  const more = await (await fetch(`rows?from=${synced}`)).json();
  const have = new Set(rows.map((row) => row.decision));
  synced += more.length;
  take(more.filter((row) => !have.has(row.decision)));
}

addEventListener("storage", (event) => {
  if (event.key === STORE && !D.served) recall();
});

export function tableText() {
  const cell = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [D.columns, ...rows.map((row) => D.columns.map((name) => cell(row[name])))];
  return `\ufeff${lines.map((line) => `${line.join(",")}\r\n`).join("")}`;
}

// Throws if a column is missing.
export function readTable(text) {
  const [head, ...lines] = cellsOf(text.replace(/^\ufeff/, ""));
  const missing = D.columns.filter((name) => !(head ?? []).includes(name));
  if (missing.length) throw new Error(missing.join(", "));
  const value = (cell) => (cell ?? "").replace(/^'(?=[=+\-@\t\r])/, "");
  return lines
    .filter((line) => line.length > 1)
    .map((line) => Object.fromEntries(D.columns.map((name) => [name, value(line[head.indexOf(name)])])));
}

function cellsOf(text) {
  const lines = [[""]];
  let quoted = false;
  const add = (sign) => (lines.at(-1)[lines.at(-1).length - 1] += sign);
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted && sign === '"' && text[at + 1] === '"') add(text[++at]);
    else if (sign === '"') quoted = !quoted;
    else if (quoted) add(sign);
    else if (sign === ",") lines.at(-1).push("");
    else if (sign === "\n") lines.push([""]);
    else if (sign !== "\r") add(sign);
  }
  return lines;
}
