// Choices with live counts: a few at hand, all of them behind a button.

const AT_HAND = { kind: 6, status: 3, governorate: 4 };
const OPEN_AT = 8;

function filterBar(onchange) {
  const quick = el("div", { class: "chips", role: "group", "aria-label": t("page.filters") });
  const all = el("div", { class: "facets", id: "facets", hidden: true });
  const opener = button(
    t("list.more_filters"),
    () => {
      all.hidden = !all.hidden;
      for (const section of sections) section.refresh();
      opener.textContent = t(all.hidden ? "list.more_filters" : "list.fewer_filters");
      opener.setAttribute("aria-expanded", String(!all.hidden));
    },
    { class: "chip open", "aria-expanded": "false", "aria-controls": "facets" },
  );
  const clear = button(
    t("list.clear"),
    () => {
      clearFilters();
      onchange();
    },
    { class: "chip clear" },
  );
  const sections = facets.map((facet) => facetSection(facet, onchange));
  all.append(...sections.map((section) => section.node));
  return {
    node: el("div", { class: "filterbar" }, quick, all),
    refresh() {
      replace(quick, ...quickChips(onchange), opener, isFiltered() ? clear : null);
      if (!all.hidden) for (const section of sections) section.refresh();
    },
  };
}

function sorted(facet) {
  const order = facet.keys.map((_, n) => n).sort((a, b) => facet.counts[b] - facet.counts[a] || a - b);
  if (facet.name !== "governorate") return order;
  // districts under their governorate
  const rank = new Map(order.map((n, at) => [facet.keys[n], at]));
  return order.sort(
    (a, b) =>
      rank.get(facet.keys[a].slice(0, 4)) - rank.get(facet.keys[b].slice(0, 4)) ||
      facet.keys[a].length - facet.keys[b].length ||
      rank.get(facet.keys[a]) - rank.get(facet.keys[b]),
  );
}

function quickChips(onchange) {
  return Object.entries(AT_HAND).flatMap(([name, most]) => {
    const facet = facets.find((one) => one.name === name);
    const chosen = state.chosen[name] ?? new Set();
    const shown = sorted(facet).filter(
      (n) => ((facet.counts[n] || chosen.has(facet.keys[n])) && facet.keys[n].length !== 6) || name !== "governorate",
    );
    return shown
      .filter((n) => facet.counts[n] || chosen.has(facet.keys[n]))
      .slice(0, most)
      .map((n) => {
        const key = facet.keys[n];
        const on = chosen.has(key);
        return button(
          [facet.labelOf(key), " ", el("b", {}, number(facet.counts[n]))],
          () => {
            toggle(name, key, !on);
            onchange(`chip-${name}-${key}`);
          },
          { class: "chip", "aria-pressed": String(on), id: `chip-${name}-${key}` },
        );
      });
  });
}

function facetSection(facet, onchange) {
  const list = el("div", { class: "choices" });
  let open = false;
  const node = el("fieldset", { class: "facet" }, el("legend", {}, t(`facet.${facet.name}`)), list);
  function refresh() {
    const chosen = state.chosen[facet.name] ?? new Set();
    const order = sorted(facet).filter((n) => facet.counts[n] || chosen.has(facet.keys[n]));
    const shown = open ? order : order.slice(0, OPEN_AT);
    replace(
      list,
      shown.map((n) => choice(facet, n, chosen, onchange)),
      order.length > OPEN_AT && !open
        ? button(
            t("list.more"),
            () => {
              open = true;
              refresh();
            },
            { class: "textual" },
          )
        : null,
    );
  }
  return { node, refresh };
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
  const only = button(
    t("list.only"),
    () => {
      state.chosen[facet.name] = new Set([key]);
      onchange(id);
    },
    { class: "textual only", "aria-label": `${t("list.only")}: ${facet.labelOf(key)}` },
  );
  return el(
    "div",
    { class: `choice${facet.name === "governorate" && key.length > 4 ? " inner" : ""}` },
    box,
    el("label", { for: id }, bdi(facet.labelOf(key)), " ", el("b", {}, number(facet.counts[n]))),
    only,
  );
}
