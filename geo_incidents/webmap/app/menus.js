// @ts-check
// Three menus (what, where, support) with the incidents that each choice would leave, and tokens for active filters.

import { bdi, button, el, replace } from "./dom.js";
import { facets } from "./facets.js";
import { families, familyOf, framed, outlineOf } from "./shapes.js";
import { clearFilters, extent, state, toggle } from "./state.js";
import { daysText, number, t } from "./words.js";

const MENUS = {
  what: ["kind", "casualties"],
  where: ["governorate", "precision"],
  support: ["status", "sure", "speaker", "publisher", "language"],
};
const OPEN_AT = 8;

export function menuBar(onchange) {
  const row = el("div", { class: "menus", role: "group", "aria-label": t("page.filters") });
  const tokens = el("div", { class: "tokens" });
  const node = el("div", { class: "filterbar" }, row);
  let open = null;
  const menus = Object.keys(MENUS).map((name) => menuButton(name, () => show(open === name ? null : name)));
  row.append(...menus.map((menu) => menu.node));
  function show(name, focus = null) {
    open = name;
    node.querySelector(".pop")?.remove();
    for (const menu of menus) menu.node.setAttribute("aria-expanded", String(menu.name === name));
    if (name) node.append(menuBox(name, changed));
    if (focus) document.getElementById(focus)?.focus();
  }
  function changed(focus) {
    onchange();
    if (open) show(open, focus);
  }
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    menus.find((menu) => menu.name === open).node.focus();
    show(null);
  });
  document.addEventListener("pointerdown", (event) => open && !node.contains(event.target) && show(null));
  return {
    node,
    tokens,
    refresh() {
      for (const menu of menus) menu.refresh();
      replace(tokens, tokenList(onchange));
    },
  };
}

function facetsOf(name) {
  return MENUS[name]
    .map((facet) => facets.find((one) => one.name === facet))
    .filter((facet) => facet.keys.length > (facet.name === "sure" ? 1 : 0));
}

function menuButton(name, onclick) {
  const value = el("b", {});
  const props = { class: "menu", "data-menu": name, "aria-expanded": "false", "aria-haspopup": "true" };
  const node = button([el("small", {}, t(`menu.${name}`)), value], onclick, props);
  return {
    name,
    node,
    refresh() {
      const chosen = facetsOf(name).flatMap((facet) =>
        [...(state.chosen[facet.name] ?? [])].map((key) => facet.labelOf(key)),
      );
      node.classList.toggle("on", chosen.length > 0);
      value.textContent =
        chosen.length > 1 ? t("menu.chosen", { n: number(chosen.length) }) : (chosen[0] ?? t(`menu.all_${name}`));
    },
  };
}

function menuBox(name, onchange) {
  const found = facetsOf(name);
  const parts = found.map((facet) => facetSection(facet, found.length > 1, onchange));
  return el("div", { class: "pop" }, parts);
}

function sorted(facet) {
  const order = facet.keys.map((_, n) => n).sort((a, b) => facet.counts[b] - facet.counts[a] || a - b);
  if (facet.name !== "governorate") return order;
  const rank = new Map(order.map((n, at) => [facet.keys[n], at])); // districts under their governorate
  return order.sort(
    (a, b) =>
      rank.get(facet.keys[a].slice(0, 4)) - rank.get(facet.keys[b].slice(0, 4)) ||
      facet.keys[a].length - facet.keys[b].length ||
      rank.get(facet.keys[a]) - rank.get(facet.keys[b]),
  );
}

function facetSection(facet, titled, onchange) {
  const list = el("div", { class: "choices" });
  let all = false;
  function fill() {
    const chosen = state.chosen[facet.name] ?? new Set();
    const order = sorted(facet).filter((n) => facet.counts[n] || chosen.has(facet.keys[n]));
    const cut = all || order.length <= OPEN_AT + 2 || facet.name === "kind" ? order.length : OPEN_AT;
    const more = () => {
      all = true;
      fill();
    };
    replace(
      list,
      order.slice(0, cut).map((n) => choice(facet, n, chosen, onchange)),
      cut < order.length ? button(t("list.more"), more, { class: "textual" }) : null,
    );
  }
  fill();
  const legend = el("legend", { class: titled ? "" : "offscreen" }, t(`facet.${facet.name}`));
  return el("fieldset", { class: "facet" }, legend, list);
}

function choice(facet, n, chosen, onchange) {
  const key = facet.keys[n];
  const id = `choice-${facet.name}-${n}`;
  const box = el("input", {
    type: "checkbox",
    id,
    onchange: () => {
      toggle(facet.name, key, box.checked);
      onchange(id);
    },
  });
  box.checked = chosen.has(key);
  const district = facet.name === "governorate" && key.length > 4;
  const icon = facet.name === "kind" ? kindIcon(key) : null;
  return el(
    "label",
    { class: `opt${district ? " sub" : ""}`, for: id },
    box,
    icon,
    el("span", { class: "name" }, bdi(facet.labelOf(key))),
    el("span", { class: "n" }, number(facet.counts[n])),
  );
}

function kindIcon(kind) {
  const family = families[familyOf[kind]];
  return framed(9, outlineOf(family.shape, 6, { class: "edge", fill: family.colour }));
}

// All active filters, each with a button that removes it.
function tokenList(onchange) {
  const tokens = facets.flatMap((facet) =>
    [...(state.chosen[facet.name] ?? [])].map((key) => [facet.labelOf(key), () => toggle(facet.name, key, false)]),
  );
  if (state.from !== extent.first || state.to !== extent.last) {
    tokens.push([daysText(state.from, state.to), () => Object.assign(state, { from: extent.first, to: extent.last })]);
  }
  if (!state.undated) tokens.push([t("timeline.without_undated"), () => (state.undated = true)]);
  if (state.query) tokens.push([t("list.searched", { words: state.query }), () => (state.query = "")]);
  const nodes = tokens.map(([label, remove]) => {
    const props = { class: "token", "aria-label": t("menu.remove", { what: label }) };
    return button([bdi(label), " ", el("i", {}, "×")], () => (remove(), onchange()), props);
  });
  const clear = button(t("list.clear"), () => (clearFilters(), onchange()), { class: "token clear" });
  return nodes.length > 1 ? [...nodes, clear] : nodes;
}
