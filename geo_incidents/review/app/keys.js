/* Keys by letter, or by their place on keyboards without Latin letters. A held key decides once. */
const KEYS = { a: () => finish("accept", current()), c: choose, d: askDrop, m: askSame, n: askNote, h: hold, u: undo, j: () => step(1), k: () => step(-1), x: download };
const CORRECT = { p: "place", w: "when", k: "kind", f: "figure", s: "speaker", v: "polarity" };
let choosing = false;

const letter = (event) => (/^[a-z]$/i.test(event.key) ? event.key : /^Key[A-Z]$/.test(event.code) ? event.code[3] : event.key).toLowerCase();

function choose() {
  choosing = true;
  say("Correct what? P place, W when, K what, F figure, S speaker, V said or denied");
}

function pressed(event) {
  const typing = event.target.matches("input:not([type=radio]), select, textarea"), name = letter(event);
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog").open) return;
  if (event.key === "Escape" && S.field) { event.preventDefault(); return closeEditor(); }
  if (typing) return;
  if (S.field) return digit(event);
  if (choosing) { choosing = false; if (CORRECT[name]) { event.preventDefault(); say(""); return edit(CORRECT[name]); } }
  if (["[", "]"].includes(event.key)) return turn(event.key === "]" ? 1 : -1);
  if (event.key === "?") { event.preventDefault(); return showKeys(); }
  if (event.repeat && !"jk".includes(name)) return;
  if (["p", "w", "f", "v"].includes(name) && current()) { event.preventDefault(); return edit(CORRECT[name]); }
  if (KEYS[name] && !S.busy && (current() || "ux".includes(name))) { event.preventDefault(); KEYS[name](); }
}

function digit(event) {
  if (S.field !== "place" || !/^\d$/.test(event.key)) return;
  event.preventDefault();
  const radios = [...$("record").querySelectorAll("[type=radio]")], radio = event.key === "0" ? radios.at(-1) : radios[event.key - 1];
  if (!radio) return;
  radio.checked = true;
  (event.key === "0" ? $("record").querySelector("[name=point]") : radio).focus();
}
