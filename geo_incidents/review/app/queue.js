// @ts-check
// The queue: open items and the reasons. Only visible rows are drawn, so that thousands cost no more than twenty.

import { bdi, el } from "../../webmap/app/dom.js";
import { number, t, tn } from "../../webmap/app/words.js";
import { go } from "./acts.js";
import { allItems, changes, claimsOf } from "./items.js";
import {
  GROUPS,
  blind,
  conflictOf,
  figuresOf,
  groupOf,
  isDone,
  kindOf,
  placeId,
  speakerOf,
  staleRow,
  standing,
  whenOf,
} from "./readings.js";
import { daysOf, figureSign, isArabic, kindText, nameOf, placeOf, whyText } from "./say.js";
import { D } from "./store.js";
import { S, draw, icon, keep, key, lock, node, parts, select } from "./ui.js";

const FILTERS = {
  todo: (item) => !isDone(item) || conflictOf(item) || staleRow(item),
  done: (item) => isDone(item),
  held: (item) => standing(item).held,
  all: () => true,
};
const ROW = 68; // pixels
const HEAD = 34;
const AROUND = 6; // rows drawn beyond the visible ones
const hays = new Map();
let lines = [];

// All searchable text of an item.
function hay(item) {
  if (!hays.has(item.id)) {
    const places = [...item.place, ...item.candidates.slice(0, 1)].map((id) => D.places[id]);
    const words = item.claims.flatMap((claim) => {
      const text = claim.text || D.reports[claim.report]?.text || "";
      return [text.slice(...claim.quote), claim.speaker, claim.report, D.reports[claim.report]?.publisher];
    });
    const named = places.flatMap((place) => [place?.name, place?.ar]);
    hays.set(item.id, [item.id, item.kind, ...named, ...words].join(" ").toLowerCase());
  }
  return hays.get(item.id);
}

function isFound(item) {
  const words = S.query.toLowerCase();
  return !words || hay(item).includes(words) || standing(item).tags.some((tag) => tag.toLowerCase().includes(words));
}

const isIn = (item, shown = S.shown) => Boolean(FILTERS[shown](item));

let last = { key: "", found: [], lines: [] };

// The filtered items in reading order.
export function listed() {
  const key = [changes(), blind.on, S.shown, S.group, S.kind, S.query].join("\x1f");
  if (key === last.key) return last.found;
  const groups = new Map(GROUPS.map((group) => [group, []]));
  for (const item of allItems()) {
    if (!isIn(item) || (S.kind && kindOf(item) !== S.kind) || !isFound(item)) continue;
    if (!S.group || groupOf(item) === S.group) groups.get(groupOf(item)).push(item);
  }
  last = { key, found: [...groups.values()].flat(), lines: [] };
  last.lines = laid(last.found);
  return last.found;
}

let counted = { key: "", counts: {}, waiting: new Set() };

// The number of items for each filter, and the groups of the visible ones.
function counts() {
  const key = [changes(), blind.on, S.shown].join("\x1f");
  if (key === counted.key) return counted;
  const names = Object.keys(FILTERS);
  counted = { key, counts: Object.fromEntries(names.map((name) => [name, 0])), waiting: new Set() };
  for (const item of allItems()) {
    for (const name of names) if (isIn(item, name)) counted.counts[name] += 1;
    if (isIn(item)) counted.waiting.add(groupOf(item));
  }
  return counted;
}

export function show(name) {
  S.shown = name;
  const found = listed();
  if (found.length && !found.some((item) => item.id === S.at)) go(found[0].id);
  else draw();
}

parts.queue = () => {
  const found = listed();
  lines = last.lines;
  keep(node("queue"), queueHead(), found.length ? list(found) : nothing());
  if (found.length) {
    fillList(found);
    inSight();
  }
};

// Group headings and rows with their positions.
function laid(found) {
  const made = [];
  let top = 0;
  let group = "";
  for (const item of found) {
    if (groupOf(item) !== group) {
      group = groupOf(item);
      made.push({ group, top, height: HEAD, count: 0 });
      top += HEAD;
    }
    made.push({ item, top, height: ROW });
    top += ROW;
  }
  let heading = null;
  for (const line of made) {
    if (line.group) heading = line;
    else heading.count += 1;
  }
  return made;
}

function queueHead() {
  const { counts: count, waiting } = counts();
  const filter = (name) =>
    el(
      "button",
      { type: "button", "data-k": `f${name}`, "aria-pressed": String(S.shown === name), onclick: () => show(name) },
      t(`review.filter.${name}`),
      el("i", {}, number(count[name])),
    );
  const find = el("input", {
    type: "search",
    "data-k": "find",
    placeholder: t("review.find"),
    "aria-label": t("review.find"),
    value: S.query,
    oninput: (event) => {
      S.query = event.target.value;
      parts.queue();
    },
  });
  const groups = ["", ...GROUPS.filter((group) => waiting.has(group) || group === S.group)];
  const kinds = ["", ...new Set(D.items.map((item) => item.kind))];
  const chosen = (name) => (event) => {
    S[name] = event.target.value;
    show(S.shown);
  };
  return el(
    "div",
    { class: "qh" },
    el("div", { class: "seg", role: "group", "aria-label": t("review.show") }, Object.keys(FILTERS).map(filter)),
    el("div", { class: "find" }, find, key("/")),
    el(
      "div",
      { class: "sels" },
      select("group", groups, S.group, (one) => groupText(one) || t("review.any_reason"), {
        "data-k": "sg",
        "aria-label": t("review.any_reason"),
        onchange: chosen("group"),
      }),
      select("kind", kinds, S.kind, (one) => (one ? kindText(one) : t("review.any_kind")), {
        "data-k": "sk",
        "aria-label": t("review.any_kind"),
        onchange: chosen("kind"),
      }),
    ),
  );
}

const groupText = (group) => (group ? t(`review.group.${group}`, { since: D.since }) : "");

function list(found) {
  const end = lines.at(-1);
  const rows = el("div", { class: "rows", role: "group", "aria-label": tn("review.items", found.length) });
  rows.style.height = `${end.top + end.height}px`;
  return el("div", { class: "scroll", id: "list", tabindex: "-1", onscroll: () => fillList(found) }, rows);
}

function fillList(found) {
  const box = node("list");
  const from = box.scrollTop - AROUND * ROW;
  const to = box.scrollTop + (box.clientHeight || 900) + AROUND * ROW;
  const inList = found.some((item) => item.id === S.at);
  const drawn = lines.filter((line) => (line.top + line.height > from && line.top < to) || line.item?.id === S.at);
  const first = drawn.find((line) => line.item);
  const made = drawn.map((line) => {
    const made = line.group
      ? el("h2", { class: "g" }, groupText(line.group), el("span", {}, number(line.count)))
      : el("div", { class: "at" }, row(line.item, inList ? line.item.id === S.at : line === first));
    made.style.top = `${line.top}px`;
    return made;
  });
  keep(box.querySelector(".rows"), made);
}

function inSight() {
  const box = node("list");
  const line = lines.find((one) => one.item?.id === S.at);
  if (!line) return;
  if (line.top < box.scrollTop + HEAD) box.scrollTop = Math.max(0, line.top - HEAD * 2);
  else if (line.top + ROW > box.scrollTop + box.clientHeight) box.scrollTop = line.top - box.clientHeight + ROW * 2;
}

function row(item, isStop) {
  const state = standing(item);
  const place = placeOf(placeId(item).split(" ")[0]);
  const here = item.id === S.at;
  const name = place ? nameOf(place) : quoteOf(item);
  const said = [kindText(kindOf(item)), ...(whenOf(item) || place ? [daysOf(whenOf(item), true)] : [])].join(" · ");
  return el(
    "button",
    {
      type: "button",
      class: `row${isDone(item) ? " dn" : ""}`,
      "data-k": `r${item.id}`,
      tabindex: isStop ? 0 : -1,
      "aria-current": here ? "true" : null,
      onclick: () => go(item.id),
    },
    icon(state.end),
    el("span", { class: "p", dir: "auto" }, name),
    el("span", { class: "f" }, bdi(topFigure(item))),
    el("span", { class: "d" }, said),
    state.held ? el("span", { class: "hd" }, lock(), el("span", { class: "offscreen" }, t("review.state.held"))) : null,
    el("span", { class: "o" }, reasons(item, state)),
  );
}

// The reason why it is in the queue, in a few words.
function reasons(item, state) {
  const made = [];
  if (staleRow(item)) made.push(el("em", { class: "cf" }, t("review.group.changed")));
  const conflict = conflictOf(item);
  if (conflict) made.push(el("em", { class: "cf" }, t("review.decided_otherwise", { who: conflict.theirs.by })));
  if (item.new && !isDone(item)) made.push(el("em", {}, t("review.new")));
  if (!isDone(item)) for (const why of item.why.slice(0, 2)) made.push(el("em", {}, whyText(why)));
  for (const tag of state.tags) made.push(el("em", { class: "tag" }, bdi(tag)));
  return made.slice(0, 3);
}

export function quoteOf(item) {
  const claim = claimsOf(item)[0] ?? item.claims[0];
  return (claim.text || D.reports[claim.report]?.text || "").slice(...claim.quote).trim();
}

function topFigure(item) {
  const found = claimsOf(item)
    .flatMap((claim) => figuresOf(item, claim))
    .filter((one) => one.is);
  const exact = found.find((one) => !one.is.startsWith("vague")) ?? found[0];
  return exact ? figureSign(exact.is, exact.text) : "";
}

function nothing() {
  const left = allItems().filter((item) => !isDone(item)).length;
  const all = el(
    "button",
    {
      class: "btn",
      type: "button",
      onclick: () => {
        Object.assign(S, { query: "", group: "", kind: "" });
        show("all");
      },
    },
    t("review.show_all"),
  );
  if (left || S.query || S.group || S.kind) return el("div", { class: "empty" }, el("p", {}, t("review.empty")), all);
  return el("div", { class: "empty" }, el("b", {}, t("review.all_read")), el("p", {}, t("review.all_read_hint")), all);
}

export const titleOf = (item) => {
  const place = placeOf(placeId(item).split(" ")[0]);
  const kind = kindText(kindOf(item));
  return place ? t("headline.of", { kind, place: nameOf(place) }) : kind;
};

export const speakersOf = (item) =>
  [...new Set(claimsOf(item).map((claim) => speakerOf(item, claim)))].join(isArabic() ? "، " : ", ");
