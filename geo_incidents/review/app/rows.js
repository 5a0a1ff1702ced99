/* Decisions: rows that are only ever added. Served, a row counts when the server has it on its disk. */
const D = JSON.parse($("data").textContent);
const STORE = `geo-incidents review ${D.title}`;
let rows = D.rows;

function hash(text) {
  let value = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) value = BigInt.asUintN(64, (value ^ BigInt(byte)) * 0x100000001b3n);
  return value.toString(16).padStart(16, "0").slice(0, 12);
}

function recall() {
  if (D.served) return;
  try {
    const known = new Set(rows.map((row) => row.decision));
    rows.push(...JSON.parse(localStorage.getItem(STORE) ?? "[]").filter((row) => !known.has(row.decision)));
  } catch {
    say("This browser keeps nothing: download before you close.");
  }
}

function kept(row) {
  const at = new Date().toISOString().slice(0, 19) + "Z";
  const made = { ...row, decided_at: at, by: D.by };
  made.decision = `d-${hash(D.columns.map((name) => made[name]).join("\x1f") + rows.length)}`;
  try {
    localStorage.setItem(STORE, JSON.stringify([...rows, made]));
  } catch {
    say("This browser keeps nothing: download before you close.");
  }
  return made;
}

async function sent(row) {
  const answer = await fetch("rows", { method: "POST", body: JSON.stringify(row) });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said;
}

/** Add a row; true where it was kept. Nothing on the page changes before that. */
async function decide(action, target, values = {}) {
  const row = { ...Object.fromEntries(D.columns.map((name) => [name, ""])), action, target, ...values };
  try {
    rows.push(D.served ? await sent(row) : kept(row));
    return true;
  } catch (error) {
    say(`Not kept: ${error.message}`);
    return false;
  }
}

function inForce() {
  const undone = new Set();
  for (const row of [...rows].reverse()) if (row.action === "undo" && !undone.has(row.decision)) undone.add(row.target);
  return rows.filter((row) => row.action !== "undo" && !undone.has(row.decision));
}

function table() {
  const cell = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [D.columns, ...rows.map((row) => D.columns.map((name) => cell(row[name])))];
  return "\ufeff" + lines.map((line) => line.join(",") + "\r\n").join("");
}
