// @ts-check
// Dialogs before a row is written: the reason for dropping, a note or tag, the statements of another event.

import { bdi, el } from "../../webmap/app/dom.js";
import { t } from "../../webmap/app/words.js";
import { decided, finished } from "./acts.js";
import { claimsOf, targetOf } from "./items.js";
import { figuresOf, speakerOf, standing } from "./readings.js";
import { current, quoteText, reportOf } from "./report.js";
import { daysOf, figureParts } from "./say.js";
import { D, put } from "./store.js";
import { S, draw, key, node, saveCancel, say } from "./ui.js";

const box = () => /** @type {HTMLDialogElement} */ (node("dialog"));
export const shut = () => box().open && box().close();

// A dialog with a form; `done` gets its values when it is submitted.
export function ask(title, content, done, size = "", label = undefined) {
  const sent = (event) => {
    event.preventDefault();
    done(new FormData(event.target), event.target);
  };
  const form = el("form", { onsubmit: sent }, el("h2", { id: "asked" }, title), content, saveCancel(shut, label));
  open(size, form);
}

export function open(size, ...content) {
  box().className = size;
  box().replaceChildren(...content);
  if (!box().open) box().showModal();
  const first = box().querySelector(
    "[autofocus], input:not([type=radio]), textarea, [aria-pressed=true], input:checked, button",
  );
  if (first instanceof HTMLElement) first.focus();
}

const DROPS = ["no_event", "told_twice", "withdrawn", "only_feared", "outside"];

export function askDrop() {
  const item = current();
  const drop = (reason) => {
    shut();
    decided("drop", item, { reason });
  };
  const choices = DROPS.map((name, n) =>
    el(
      "button",
      { type: "button", "data-n": n + 1, onclick: () => drop(t(`review.drop.${name}`)) },
      key(String(n + 1)),
      el("span", {}, t(`review.drop.${name}`)),
    ),
  );
  const own = el(
    "label",
    { class: "rs" },
    t("review.own_words"),
    el("input", { name: "reason", autocomplete: "off", dir: "auto" }),
  );
  ask(
    t("review.drop_title"),
    [el("p", {}, t("review.drop_hint")), el("div", { class: "nums" }, choices), own],
    (data, form) => {
      const reason = data.get("reason").trim();
      if (reason) return drop(reason);
      form.elements.reason.setAttribute("aria-invalid", "true");
      form.elements.reason.focus();
      return say(t("review.needs.reason"));
    },
    "",
    t("review.act.drop"),
  );
  const first = box().querySelector(".nums button");
  if (first instanceof HTMLElement) first.focus();
}

export function askNote() {
  const item = current();
  const known = [...new Set(D.items.flatMap((one) => standing(one).tags))];
  const content = [
    el("p", {}, t("review.note_hint")),
    el("label", { class: "rs" }, t("review.note"), el("textarea", { name: "note", rows: 4, dir: "auto" })),
    el(
      "label",
      { class: "rs" },
      t("review.tag"),
      el("input", { name: "tag", list: "tags", autocomplete: "off", dir: "auto" }),
    ),
    el(
      "datalist",
      { id: "tags" },
      known.map((value) => el("option", { value })),
    ),
  ];
  ask(t("review.note_title"), content, async (data) => {
    const [note, tag] = [data.get("note").trim(), data.get("tag").trim()];
    if (!note && !tag) return;
    shut();
    const write = async () => {
      if (note) await put("note", targetOf(item), { is: note });
      if (tag) await put("tag", targetOf(item), { is: tag });
    };
    await finished(write(), () => say(t(note ? "review.did.note" : "review.did.tag"), true));
  });
}

export function askSplit() {
  const item = current();
  const found = claimsOf(item);
  if (found.length < 2) return say(t("review.needs.two"));
  const row = (one, n) => {
    const figure = figuresOf(item, one).find((told) => told.is);
    const facts = [
      speakerOf(item, one),
      reportOf(one).publisher,
      daysOf(one.when, true),
      figure ? figureParts(figure.is, figure.text).join(" ") : "",
    ];
    return el(
      "li",
      {},
      el(
        "label",
        {},
        el("input", { type: "checkbox", name: "claim", value: one.id, checked: n === S.claim }),
        el(
          "span",
          {},
          el("q", { dir: "auto", lang: reportOf(one).lang || null }, quoteText(one)),
          el(
            "small",
            {},
            [...new Set(facts)].filter(Boolean).map((fact, i) => [i ? " · " : "", bdi(fact)]),
          ),
        ),
      ),
    );
  };
  const reason = el(
    "label",
    { class: "rs" },
    t("review.reason_label"),
    el("input", { name: "reason", autocomplete: "off", dir: "auto" }),
  );
  const content = [
    el("p", {}, t("review.split_hint")),
    el("ul", { class: "spl scroll", tabindex: "0" }, found.map(row)),
    reason,
  ];
  return ask(
    t("review.split_title"),
    content,
    (data) => {
      const ids = data.getAll("claim");
      if (!ids.length || ids.length === found.length) return say(t("review.needs.some"));
      shut();
      const at = (id) => (item.place[0] ? `${id}@${item.place[0]}` : id);
      return finished(
        put("different", ids.map(at).join(" "), { was: item.id, reason: data.get("reason").trim() }),
        () => {
          S.claim = 0;
          draw();
          say(t("review.did.different"), true);
        },
      );
    },
    "wide",
    t("review.split_off"),
  );
}

const HELP = [
  { A: "accept", C: "correct", D: "drop", M: "merge", S: "split", N: "note", H: "hold", U: "undo" },
  {
    "J K": "next_previous",
    "[ ]": "statements",
    E: "mark",
    "P W F V": "correct_at_once",
    G: "point",
    "0 – 9": "candidates",
    "/": "find",
  },
  { Y: "history", R: "second", X: "download", I: "import", Esc: "back", "?": "keys" },
];

export function showKeys() {
  const list = (rows) =>
    el(
      "dl",
      {},
      Object.entries(rows).map(([name, what]) =>
        el(
          "div",
          {},
          el(
            "dt",
            {},
            name.split(" ").map((one) => (one === "–" ? "–" : key(one))),
          ),
          el("dd", {}, t(`review.keys.${what}`)),
        ),
      ),
    );
  const letters = el("input", {
    type: "checkbox",
    checked: S.letters,
    onchange: (event) => {
      S.letters = event.target.checked;
    },
  });
  open(
    "wide",
    el("h2", { id: "asked" }, t("review.keys.keys")),
    el("p", {}, t("review.keys.hint")),
    el("div", { class: "kg" }, HELP.map(list)),
    el("label", { class: "ck" }, letters, t("review.keys.letters")),
    el(
      "div",
      { class: "go" },
      el(
        "button",
        { class: "btn pri", type: "button", autofocus: true, onclick: shut },
        t("page.close"),
        " ",
        key("Esc"),
      ),
    ),
  );
}

// Digit keys choose a reason; Ctrl+Enter submits the form from any field.
export function dialogKey(event) {
  const typing = event.target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return event.target.form?.requestSubmit();
  if (typing || !/^[1-9]$/.test(event.key)) return null;
  const choice = box().querySelector(`[data-n="${event.key}"]`);
  if (choice instanceof HTMLElement) {
    event.preventDefault();
    choice.click();
  }
  return null;
}
