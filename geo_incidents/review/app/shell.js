// @ts-check
// The layout around the three columns: top bar, actions below, overlays, and the panes on a phone.

import { bdi, el } from "../../webmap/app/dom.js";
import { number, t } from "../../webmap/app/words.js";
import { bringIn, closeSheet, download, edit, openSheet, step, undo } from "./acts.js";
import { showKeys } from "./dialogs.js";
import { historySheet } from "./history.js";
import { allItems, changes } from "./items.js";
import { FIELDS, KEYS } from "./keys.js";
import { speakIn } from "./main.js";
import { markingBar } from "./marking.js";
import { isReviewed, placeId, standing } from "./readings.js";
import { current } from "./report.js";
import { fieldText, momentText } from "./say.js";
import { secondSheet } from "./second.js";
import { D, keeping, rows } from "./store.js";
import { S, act, draw, keep, key, node, parts } from "./ui.js";

parts.top = () => {
  const all = allItems();
  const done = reviewed();
  const told = t("review.progress", { n: number(done), all: number(all.length) });
  const filled = el("i");
  filled.style.width = `${all.length ? (done / all.length) * 100 : 0}%`;
  const bar = el(
    "div",
    {
      class: "pb",
      role: "progressbar",
      "aria-label": told,
      "aria-valuemin": 0,
      "aria-valuemax": all.length,
      "aria-valuenow": done,
    },
    filled,
  );
  const one = (name, letter, run, props = {}) =>
    el(
      "button",
      { type: "button", "data-k": name, onclick: run, ...props },
      t(`review.top.${name}`),
      " ",
      letter ? key(letter) : null,
    );
  keep(
    node("top"),
    el("div", { class: "id" }, el("b", { class: "brand" }, t("review.brand")), el("h1", {}, bdi(D.title))),
    el("div", { class: "prog" }, bar, el("b", {}, told)),
    saved(),
    el(
      "div",
      { class: "acts" },
      one("history", "Y", () => openSheet("history"), { "aria-pressed": String(S.view === "history") }),
      one("second", "R", () => openSheet("second"), { "aria-pressed": String(S.view === "second") }),
      one("import", "I", bringIn),
      one("download", "X", download, { class: "pri" }),
      el(
        "button",
        {
          type: "button",
          "data-k": "theme",
          "aria-label": t("page.light_dark"),
          title: t("page.light_dark"),
          onclick: turnTheme,
        },
        "◐",
      ),
      el(
        "button",
        {
          type: "button",
          "data-k": "lang",
          lang: t("review.other_lang"),
          onclick: () => speakIn(t("review.other_lang")),
        },
        t("page.language"),
      ),
      el(
        "span",
        { class: "me", title: t("review.signed", { who: D.by }) },
        el("span", { class: "offscreen" }, t("review.signed", { who: D.by })),
        el("span", { "aria-hidden": "true" }, initials(D.by)),
      ),
    ),
  );
};

let reviews = { key: -1, count: 0 };
function reviewed() {
  if (reviews.key !== changes()) reviews = { key: changes(), count: allItems().filter(isReviewed).length };
  return reviews.count;
}

const initials = (name) =>
  name
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((word) => [...word][0])
    .slice(0, 2)
    .join("")
    .toUpperCase();

function saved() {
  if (keeping.failed) return el("div", { class: "sv no" }, el("i"), el("span", {}, t("review.keeps_nothing")));
  const last = rows.filter((row) => row.by === D.by).at(-1);
  const where = t(D.served ? "review.on_disk" : "review.in_browser");
  return el(
    "div",
    { class: "sv", title: where },
    el("i"),
    el("span", {}, where, last ? ` · ${momentText(last.decided_at)}` : ""),
  );
}

function turnTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}

parts.bar = () => {
  const item = current();
  if (S.marking) return keep(node("bar"), markingBar());
  if (S.choosing) return keep(node("bar"), choosing());
  const off = !item || Boolean(S.view);
  const one = (name, letter, props = {}) =>
    act(t(`review.act.${name}`), letter.toUpperCase(), KEYS[letter], {
      disabled: off,
      "data-k": `b${letter}`,
      ...props,
    });
  const held = item && standing(item).held;
  const place = item && placeId(item);
  keep(
    node("bar"),
    one(place || !item ? "accept" : "accept_unplaced", "a", { class: "pri" }),
    one("correct", "c"),
    one("drop", "d"),
    el("i", { class: "dv" }),
    one("merge", "m"),
    one("split", "s"),
    one("note", "n"),
    one(held ? "publish" : "hold", "h"),
    el("i", { class: "dv" }),
    act(t("review.act.undo"), "U", undo, { "data-k": "bu" }),
    el("span", { class: "grow" }),
    act(t("review.act.previous"), "K", () => step(-1), { disabled: off, class: "nv", "data-k": "bk" }),
    act(t("review.act.next"), "J", () => step(1), { disabled: off, class: "nv", "data-k": "bj" }),
    act(t("review.keys.keys"), "?", showKeys, { class: "nv", "data-k": "b?" }),
  );
};

function choosing() {
  return [
    el("b", { class: "ask" }, t("review.correct_what")),
    ...Object.entries(FIELDS).map(([letter, field]) => act(fieldText(field), letter.toUpperCase(), () => edit(field))),
    el("span", { class: "grow" }),
    act(t("review.cancel"), "Esc", () => {
      S.choosing = false;
      draw("bar");
    }),
  ];
}

parts.sheet = () => {
  const box = node("sheet");
  box.hidden = !S.view;
  node("mid").hidden = Boolean(S.view);
  node("record").hidden = Boolean(S.view);
  if (!S.view) return keep(box);
  box.setAttribute("aria-label", t(`review.top.${S.view}`));
  keep(box, S.view === "history" ? historySheet() : secondSheet());
};

// On a phone one pane at a time, elsewhere all of them.
parts.shell = () => {
  const app = node("app");
  app.dataset.pane = S.pane;
  node("skip").textContent = t("review.skip");
  node("queue").setAttribute("aria-label", t("review.queue"));
  node("record").setAttribute("aria-label", t("review.record"));
  const one = (name) =>
    el(
      "button",
      {
        type: "button",
        "data-k": `pane${name}`,
        "aria-pressed": String(S.pane === name),
        onclick: () => {
          S.pane = name;
          if (S.view) closeSheet();
          S.fit = name === "map";
          draw("shell", "map", "queue");
        },
      },
      t(`review.pane.${name}`),
    );
  keep(node("panes"), ["queue", "words", "map", "record"].map(one));
};
