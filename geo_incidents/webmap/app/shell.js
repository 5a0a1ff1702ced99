// The frame round list, map, card and days: heading, search, tabs, buttons.

function header() {
  const other = words.page.dir === "rtl" ? "en" : "ar";
  view.parts.scope = el("p", { class: "scope" });
  const tool = (name, onclick, props = {}) => button(t(`page.${name}`), onclick, { class: "tool", ...props });
  return el(
    "header",
    { class: "top" },
    el("h1", {}, bdi(index.about.title)),
    view.parts.scope,
    el("p", { class: "caution-line" }, t("page.unverified")),
    el(
      "div",
      { class: "tools" },
      tool("about", async () => {
        state.selected = null;
        markCurrent(null);
        await showCard(await renderAbout(), { focus: true });
        redrawMap();
        writeHash();
      }),
      tool("download", downloadShown, { title: t("page.download_title") }),
      tool("print", preparePrint),
      view.tiles ? tilesSwitch() : null,
      button("◐", toggleTheme, { class: "tool", "aria-label": t("page.light_dark"), title: t("page.light_dark") }),
      button(
        t("page.language"),
        () => {
          state.lang = other;
          writeHash();
          location.reload();
        },
        { class: "tool", lang: other, title: t("page.language_title") },
      ),
    ),
  );
}

// Off until the reader switches it on: it tells somebody else which area he looks at.
function tilesSwitch() {
  const { url, attribution, subdomains, max_zoom: maxZoom, origin } = view.tiles;
  const layer = L.tileLayer(url, {
    subdomains,
    maxNativeZoom: maxZoom,
    maxZoom: map_incidents.getMaxZoom(),
    attribution: "",
  });
  const warning = t("page.tiles_warning", { host: new URL(origin.replace("*.", "")).host });
  const node = button(
    t("page.tiles"),
    () => {
      const on = !map_incidents.hasLayer(layer);
      if (on) layer.addTo(map_incidents);
      else layer.remove();
      map_incidents.getContainer().classList.toggle("with-tiles", on);
      node.setAttribute("aria-pressed", String(on));
      document.getElementById("tiles-credit").textContent = on ? ` · ${attribution}` : "";
    },
    { class: "tool", "aria-pressed": "false", title: warning, "aria-describedby": "tiles-warning" },
  );
  return [node, el("span", { id: "tiles-warning", class: "offscreen" }, warning)];
}

function toggleTheme() {
  const dark = document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === "dark"
    : window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "light" : "dark";
}

function searchBox() {
  const input = el("input", {
    type: "search",
    id: "search",
    placeholder: t("list.search"),
    "aria-label": t("list.search"),
    autocomplete: "off",
    spellcheck: "false",
  });
  const note = el("span", { class: "soft search-note" });
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
  return { node: el("div", { class: "searchbox" }, input, note), search, input };
}

function tabList() {
  const names = ["incidents", "areas", "tray"];
  const tabs = names.map((name) =>
    button(
      t(`list.${name}`),
      () => {
        state.tab = name;
        drawList();
        writeHash();
      },
      { role: "tab", id: `tab-${name}`, "data-tab": name, "aria-controls": "list" },
    ),
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

function mapControls() {
  return el(
    "div",
    { class: "map-controls", role: "group", "aria-label": t("map.label") },
    button("+", () => map.zoomIn(1), { "aria-label": t("map.zoom_in") }),
    button("−", () => map.zoomOut(1), { "aria-label": t("map.zoom_out") }),
    button("⤢", fitMarks, { "aria-label": t("map.reset"), title: t("map.reset") }),
  );
}

// On a phone the list is a sheet: this button draws it up over the map, and down again.
function grip() {
  const node = button(
    "",
    () => {
      const tall = document.body.classList.toggle("list-tall");
      node.setAttribute("aria-expanded", String(tall));
      map.invalidateSize({ animate: false });
    },
    { class: "grip", "aria-expanded": "false", "aria-label": t("list.grip"), "aria-controls": "list" },
  );
  return node;
}

function panel(search) {
  view.parts.listBox = el("div", { class: "list", id: "list", role: "tabpanel", tabindex: "-1" });
  return el(
    "section",
    { class: "panel scroll", tabindex: "0", "aria-label": t("list.label") },
    grip(),
    el("h2", { class: "offscreen" }, t("list.label")),
    search.node,
    view.parts.filters.node,
    tabList(),
    view.parts.listBox,
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
    el("p", { class: "caution" }, t("page.unverified")),
    el("div", { class: "corner" }, legend(), el("div", { class: "footing" }, scale, credit)),
  );
}

function skipLink() {
  const skip = (event) => {
    event.preventDefault();
    view.parts.listBox.focus();
  };
  return el("a", { class: "skip", href: "#list", onclick: skip }, t("page.skip"));
}

function build(mapNode) {
  const search = searchBox();
  const changed = (focus) => {
    if (search.input.value.trim() !== state.query) {
      search.input.value = state.query;
      view.hits = searchHits(state.query);
    }
    update({ keepFocus: focus });
  };
  view.parts.filters = filterBar(changed);
  view.parts.timeline = timeline(() => update());
  view.parts.card = el("aside", { class: "side", hidden: true, tabindex: "0", "aria-label": t("page.details") });
  const parts = [panel(search), mapFrame(mapNode), view.parts.card, view.parts.timeline.node];
  document.body.prepend(
    skipLink(),
    header(),
    el("main", { class: "page", id: "page" }, parts),
    el("div", { id: "printed" }),
    el("p", { id: "live", class: "offscreen", role: "status" }),
  );
  return search;
}
