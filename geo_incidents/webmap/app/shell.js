// @ts-check
// The layout: panel with head, tools and list; stage with map and timeline.

import { index } from "./data.js";
import { bdi, button, el, svg } from "./dom.js";
import { fitMarks, map } from "./ground.js";
import { headNode, stripNode } from "./head.js";
import { legend } from "./legend.js";
import { menuBar } from "./menus.js";
import { chooseRow } from "./open.js";
import { drawList } from "./scope.js";
import { searchHits, searchQuotes } from "./search.js";
import { grip } from "./sheet.js";
import { state, writeHash } from "./state.js";
import { timeline } from "./timeline.js";
import { update, view } from "./view.js";
import { t, words } from "./words.js";

function searchBox() {
  const props = {
    type: "search",
    id: "search",
    placeholder: t("list.search"),
    "aria-label": t("list.search"),
    autocomplete: "off",
    spellcheck: "false",
  };
  const input = el("input", props);
  const note = el("span", { class: "search-note" });
  let turn = 0;
  input.value = state.query;
  async function search() {
    const mine = ++turn;
    state.query = input.value.trim();
    view.hits = searchHits(state.query);
    update();
    if (!view.hits.length) return;
    note.textContent = t("list.searching");
    const more = await searchQuotes(view.hits, () => mine === turn);
    if (mine !== turn) return;
    note.textContent = "";
    if (more) update();
  }
  let wait;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(search, 120);
  });
  const glass = svg(
    "svg",
    { width: 15, height: 15, viewBox: "0 0 16 16", class: "glass", "aria-hidden": "true" },
    svg("circle", { cx: 7, cy: 7, r: 5 }),
    svg("path", { d: "M11 11l4 4" }),
  );
  return { node: el("label", { class: "find" }, glass, input, note), search, input };
}

function tabList() {
  const names = ["incidents", "areas", "tray"];
  const open = (name) => {
    state.tab = name;
    if (name !== "areas") chooseRow(null);
    drawList();
    writeHash();
  };
  const tabs = names.map((name) =>
    button("", () => open(name), { role: "tab", id: `tab-${name}`, "data-tab": name, "aria-controls": "list" }),
  );
  const node = el("div", { class: "tabs", role: "tablist", "aria-label": t("list.label") }, tabs);
  node.addEventListener("keydown", (event) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!move) return;
    const at = names.indexOf(state.tab) + (words.page.dir === "rtl" ? -move : move);
    tabs[(at + 3) % 3].click();
    tabs[(at + 3) % 3].focus();
  });
  view.parts.tabs = tabs;
  return node;
}

function panelNode(search) {
  const { parts } = view;
  parts.listBox = el("div", { class: "list", id: "list", role: "tabpanel", tabindex: "-1" });
  parts.nav = el("div", { class: "nav", hidden: true });
  parts.scroll = el(
    "div",
    { class: "scroll", tabindex: "0", "aria-label": t("list.label"), role: "region" },
    parts.listBox,
  );
  parts.record = el("div", {
    class: "scroll record",
    hidden: true,
    tabindex: "0",
    role: "region",
    "aria-label": t("page.details"),
  });
  parts.browse = el(
    "div",
    { class: "browse" },
    el("div", { class: "tools" }, parts.filters.node, search.node, parts.filters.tokens),
    tabList(),
  );
  parts.grip = grip();
  parts.panel = el(
    "section",
    { class: "panel", "data-at": "peek", "aria-label": t("page.brand") },
    parts.grip,
    headNode(),
    el("div", { class: "view" }, parts.nav, parts.browse, parts.scroll, parts.record),
  );
  return parts.panel;
}

function mapControls() {
  return el(
    "div",
    { class: "map-controls", role: "group", "aria-label": t("map.label") },
    button("+", () => map.zoomIn(1), { "aria-label": t("map.zoom_in") }),
    button("−", () => map.zoomOut(1), { "aria-label": t("map.zoom_out") }),
    button("⤢", fitMarks, { "aria-label": t("map.reset"), title: t("map.reset"), class: "whole" }),
  );
}

function mapFrame(mapNode) {
  mapNode.setAttribute("dir", "ltr");
  const scale = L.control.scale({ imperial: false, maxWidth: 90 }).addTo(map_incidents).getContainer();
  scale.setAttribute("dir", "ltr");
  const credit = el(
    "p",
    { class: "credit", tabindex: "0" },
    index.about.attributions.map((line, k) => [k ? " · " : "", bdi(line)]),
    el("span", { id: "tiles-credit" }),
  );
  return el(
    "section",
    { class: "map", "aria-label": t("map.label") },
    mapNode,
    mapControls(),
    legend(),
    el("div", { class: "footing" }, scale, credit),
  );
}

function skipLink() {
  const skip = (event) => {
    event.preventDefault();
    view.parts.listBox.focus();
  };
  return el("a", { class: "skip", href: "#list", onclick: skip }, t("page.skip"));
}

export function build(mapNode) {
  const search = searchBox();
  const changed = () => {
    if (search.input.value.trim() !== state.query) {
      search.input.value = state.query;
      view.hits = searchHits(state.query);
    }
    update();
  };
  view.parts.filters = menuBar(changed);
  view.parts.timeline = timeline((how) => update(how));
  document.body.classList.toggle("embed", state.embed);
  document.body.prepend(
    skipLink(),
    el("div", { id: "printed-head" }),
    el(
      "main",
      { class: "app", id: "page" },
      panelNode(search),
      el("div", { class: "stage" }, stripNode(), mapFrame(mapNode), view.parts.timeline.node),
    ),
    el("div", { id: "printed" }),
    el("div", { id: "tip", class: "tip", role: "tooltip", dir: words.page.dir, hidden: true }),
    el("p", { id: "live", class: "offscreen", role: "status" }),
  );
  return search;
}
