// @ts-check
// The list: the main way to read, in order of time, with a heading for each day.

import { entries, index, isIncident } from "./data.js";
import { bdi, button, el, joined, replace } from "./dom.js";
import { clusterOf } from "./groups.js";
import { select } from "./open.js";
import { markShape } from "./shapes.js";
import { state } from "./state.js";
import { badges, briefDaysOf, originsText, placeTitle, tollText, tollUnit } from "./tell.js";
import { view } from "./view.js";
import { LONG, dayText, number, phrase, t } from "./words.js";

const CHUNK = 40;

function listItem(i) {
  const name = isIncident(i)
    ? phrase(entries.precision[i] === "near" ? "list.near" : "list.at", { place: bdi(placeTitle(i)) })
    : bdi(placeTitle(i));
  const sign = isIncident(i) ? markShape(i, 7) : el("span", { class: "hatched", "aria-hidden": "true" });
  const figure = tollText(i);
  const props = { class: state.selected === i ? "row sel" : "row", "data-row": i };
  if (state.selected === i) props["aria-current"] = "true";
  const node = button(
    [
      el("span", { class: "g" }, sign),
      el("span", { class: "p" }, name),
      figure ? el("span", { class: "f" }, bdi(figure)) : el("span", { class: "f none" }, "–"),
      el("span", { class: "k" }, rowFacts(i)),
      el("span", { class: "u" }, figure ? tollUnit(i) : t("list.no_figure")),
    ],
    () => select(i, { focus: true, pan: true }),
    props,
  );
  node.addEventListener("pointerenter", () => isIncident(i) && lightMark(i, true));
  node.addEventListener("pointerleave", () => isIncident(i) && lightMark(i, false));
  return el("li", {}, node);
}

function rowFacts(i) {
  const told = badges(i);
  const several = entries.start[i] !== entries.end[i] ? briefDaysOf(i) : null;
  const by = isIncident(i) ? originsText(i) : speakersOfRow(i);
  return joined([t(`kind.${entries.kind[i]}`), told.length ? null : several, ...(told.length ? told : [by])]);
}

function speakersOfRow(i) {
  const names = entries.speakers[i].map((n) => index.speakers[n][0]).filter(Boolean);
  return names.length ? bdi(names.slice(0, 2).join(t("page.comma"))) : null;
}

function lightMark(i, on) {
  const cluster = clusterOf(i);
  cluster?.marker?.getElement()?.classList.toggle("hot", on);
  cluster?.label?.classList.toggle("hot", on);
}

// Rows under day headings; more are added when the end scrolls into view.
export function listView(rows, box) {
  const perDay = new Map();
  for (const i of rows) perDay.set(entries.start[i], (perDay.get(entries.start[i]) ?? 0) + 1);
  let from = 0;
  let day;
  let list = null;
  const more = button(t("list.more"), () => extend(), { class: "textual more" });
  const watcher = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && extend(), {
    root: box.closest(".scroll"),
    rootMargin: "400px",
  });
  function extend(until = from + CHUNK) {
    more.remove();
    for (; from < Math.min(until, rows.length); from++) {
      const start = entries.start[rows[from]];
      if (start !== day || !list) {
        day = start;
        list = el("ul", { class: "rows" });
        box.append(dayHeading(day, perDay.get(day)), list);
      }
      list.append(listItem(rows[from]));
    }
    if (from < rows.length) box.append(more);
  }
  replace(box);
  extend();
  watcher.observe(more);
  return {
    reveal: (i) => rows.indexOf(i) >= from && extend(rows.indexOf(i) + CHUNK),
    stop: () => watcher.disconnect(),
  };
}

function dayHeading(day, count) {
  const text = day === null ? t("list.undated") : dayText(day, { weekday: "long", ...LONG });
  return el("h2", { class: "day" }, text, " ", el("span", {}, number(count)));
}

export function markCurrent(i) {
  for (const node of document.querySelectorAll(".row[aria-current]")) {
    node.removeAttribute("aria-current");
    node.classList.remove("sel");
  }
  if (i === null) return;
  view.list?.reveal(i);
  const node = document.querySelector(`.row[data-row="${i}"]`);
  node?.setAttribute("aria-current", "true");
  node?.classList.add("sel");
  node?.scrollIntoView({ block: "nearest" });
}
