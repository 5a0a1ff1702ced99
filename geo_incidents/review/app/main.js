/* One key decides, the next item comes by itself; undo goes back to the item. */
function drawTop() {
  const done = D.items.filter((item) => standing(item) !== "open").length;
  const where = D.served ? "Every decision is on the disk of this machine" : "Kept in this browser: download before you leave";
  $("top").replaceChildren(el("h1", {}, own(`Review: ${D.title}`)), el("b", {}, `${done} of ${D.items.length} reviewed`), el("span", {}, `${rows.length} rows. ${where}. Signed ${D.by}.`));
}

function drawBar() {
  const acts = [["A", "Accept", KEYS.a], ["C", "Correct", choose], ["D", "Drop", askDrop], ["M", "Same event", askSame], ["N", "Note", askNote], ["H", current() && isHeld(current()) ? "Release" : "Hold", hold], ["U", "Undo", undo], ["K", "Previous", KEYS.k], ["J", "Next", KEYS.j], ["X", "Download", download], ["?", "Keys", showKeys]];
  $("bar").replaceChildren(...acts.map(([name, title, act]) => el("button", { disabled: !current() && !"UX?".includes(name), on: { click: act } }, key(name), ` ${title}`)));
}

function draw() {
  for (const part of [drawTop, drawQueue, drawWords, drawRecord, drawBar]) part();
}

function go(id) {
  Object.assign(S, { at: id, claim: 0, field: "" });
  draw();
  $("words").focus({ preventScroll: true });
}

function step(by) {
  const found = listed(), at = found.findIndex((item) => item.id === S.at);
  const next = found[Math.max(0, Math.min(found.length - 1, at + by))];
  if (next) go(next.id);
}

function turn(by) {
  const count = current()?.claims.length ?? 1;
  S.claim = (Math.min(S.claim, count - 1) + by + count) % count;
  draw();
}

async function finish(action, item, values = {}) {
  const before = listed(), at = before.indexOf(item), target = values.target ?? item.id;
  S.busy = true;
  const done = await decide(action, target, { anchor: item.claims[0].anchor, ...values, target });
  S.busy = false;
  if (!done) return;
  say(`${{ accept: "Accepted", drop: "Dropped", same: "Joined" }[action]}: ${placeName(item)}. U undoes.`);
  const open = (one) => standing(one) === "open", next = before.slice(at + 1).find(open) ?? before.find(open) ?? listed()[0];
  go(next?.id ?? "");
}

async function hold() {
  const item = current(), held = isHeld(item);
  if (await decide(held ? "publish" : "hold", item.id, { field: "visibility", was: held ? "held" : "public", is: held ? "public" : "held" })) {
    say(held ? "Released" : "Held back");
    draw();
  }
}

async function undo() {
  const row = inForce().filter((one) => one.by === D.by).at(-1);
  if (!row) return say("Nothing left to undo.");
  if (!(await decide("undo", row.decision, { was: row.action }))) return;
  const first = row.target.split(" ")[0], item = D.items.find((one) => one.id === first || one.claims.some((claim) => claim.id === first));
  if (item && S.shown !== "all" && !listed().includes(item)) S.shown = "all";
  go(item?.id ?? S.at);
  say(`Undone: ${row.action}`);
}

function download() {
  const url = URL.createObjectURL(new Blob([table()], { type: "text/csv;charset=utf-8" }));
  el("a", { href: url, download: "decisions.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 4000);
}

document.addEventListener("keydown", pressed);
recall();
S.at = listed()[0]?.id ?? D.items[0]?.id ?? "";
draw();
