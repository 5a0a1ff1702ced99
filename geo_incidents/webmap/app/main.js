// Puts the page together and keeps its parts in step: every change of the state goes through `update`.

const view = { rows: [], order: [], passing: null, hits: [], list: null, cardOpen: false, parts: {}, ground: {}, groups: new Map(), tabRows: () => [] };

function announce(text) {
  const live = document.getElementById("live");
  if (live) live.textContent = text;
}

function update({ keepFocus } = {}) {
  applyFilters(state, view.hits, view.passing);
  view.rows = view.order.filter((i) => view.passing[i]);
  view.groups = groupByPlace(view.rows);
  view.parts.filters.refresh();
  view.parts.timeline.refresh(view.passing);
  drawList();
  drawScope();
  redrawMap();
  writeHash();
  if (keepFocus) document.getElementById(keepFocus)?.focus();
}

// Undated rows last; the larger figure first within a day.
function inTime(a, b) {
  const [from, to] = [entries.start[a], entries.start[b]];
  if (from !== to) return from === null ? 1 : to === null ? -1 : from - to;
  return (entries.high[b] ?? entries.low[b]) - (entries.high[a] ?? entries.low[a]) || a - b;
}

function drawScope() {
  const incidents = view.rows.filter(isIncident).length;
  const { publisher } = index.sources;
  const dates = extent.first === extent.last && !Number.isFinite(extent.first) ? t("scope.undated") : daysText(state.from, state.to);
  const text = [
    tn("scope.shown", incidents, { all: number(index.incidents) }), dates, tn("scope.reports", publisher.length),
    tn("scope.publishers", new Set(publisher.filter(Boolean)).size),
  ].join(" · ");
  view.parts.scope.textContent = text;
  announce(incidents ? tn("scope.shown", incidents, { all: number(index.incidents) }) : t("scope.none", { n: number(index.incidents) }));
}

function drawList() {
  const byTab = { incidents: view.rows.filter(isIncident), areas: view.rows.filter((i) => !isIncident(i)), tray: [] };
  view.tabRows = () => byTab[state.tab];
  for (const tab of view.parts.tabs) {
    const name = tab.dataset.tab;
    const count = name === "tray" ? index.tray : byTab[name].length;
    replace(tab, t(`list.${name}`), " ", el("b", {}, number(count)));
    tab.setAttribute("aria-selected", String(state.tab === name));
    tab.tabIndex = state.tab === name ? 0 : -1;
  }
  const box = view.parts.listBox;
  box.setAttribute("aria-labelledby", `tab-${state.tab}`);
  view.list?.stop();
  view.list = null;
  if (state.tab === "tray") renderTray(box);
  else if (byTab[state.tab].length) {
    const rows = el("div", {});
    replace(box, state.tab === "areas" ? el("p", { class: "hint" }, t("list.areas_hint")) : null, rows);
    view.list = listView(byTab[state.tab], rows);
  } else replace(box, el("p", { class: "hint" }, index.incidents || state.tab === "areas" ? t("scope.none", { n: number(state.tab === "areas" ? entries.count - index.incidents : index.incidents) }) : t("scope.empty")));
}

function redrawMap() {
  drawMarks(view.groups, state.selected);
  drawAreas(view.rows, state.selected);
  drawLabels(view.ground);
}

async function select(i, { focus = false, pan = false } = {}) {
  state.selected = i;
  const tab = isIncident(i) ? "incidents" : "areas";
  if (state.tab !== tab) {
    state.tab = tab;
    drawList();
  }
  await showCard(await renderCard(i), { focus });
  map.closePopup();
  if (pan) panTo(i);
  redrawMap();
  markCurrent(i);
  writeHash();
  announce(headline(i));
}

function panTo(i) {
  if (isIncident(i)) {
    const place = placeOf(entries.place[i]);
    if (!map.getBounds().pad(-0.12).contains([place.lat, place.lon])) map.panTo([place.lat, place.lon], { animate: motion });
    return;
  }
  const rings = entries.areas[i].flatMap((n) => (outlines[n] ?? []).map((polygon) => polygon[0])).flat();
  if (rings.length) map.fitBounds(L.latLngBounds(rings).pad(0.1), { animate: motion });
}

async function showCard(article, { focus = false } = {}) {
  const opened = !view.cardOpen;
  view.cardOpen = true;
  replace(view.parts.card, button("×", closeCard, { class: "close", "aria-label": t("page.close") }), article);
  view.parts.card.hidden = false;
  view.parts.card.scrollTop = 0;
  document.body.classList.add("with-card");
  if (opened) map.invalidateSize({ animate: false, pan: false });
  if (focus) document.getElementById("card-title")?.focus();
}

function closeCard() {
  const last = state.selected;
  view.cardOpen = false;
  state.selected = null;
  view.parts.card.hidden = true;
  document.body.classList.remove("with-card");
  map.invalidateSize({ animate: false, pan: false });
  redrawMap();
  markCurrent(null);
  writeHash();
  if (last !== null) document.querySelector(`.row[data-row="${last}"]`)?.focus();
}

function searchBox() {
  const input = el("input", { type: "search", id: "search", placeholder: t("list.search"), "aria-label": t("list.search"), autocomplete: "off", spellcheck: "false" });
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

function tabList(box) {
  const names = ["incidents", "areas", "tray"];
  const tabs = names.map((name) => button(t(`list.${name}`), () => {
    state.tab = name;
    drawList();
    writeHash();
  }, { role: "tab", id: `tab-${name}`, "data-tab": name, "aria-controls": "list" }));
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
  return el("div", { class: "map-controls", role: "group", "aria-label": t("map.label") },
    button("+", () => map.zoomIn(1), { "aria-label": t("map.zoom_in") }), button("−", () => map.zoomOut(1), { "aria-label": t("map.zoom_out") }),
    button("⤢", fitMarks, { "aria-label": t("map.reset"), title: t("map.reset") }));
}

function header() {
  const other = words.page.dir === "rtl" ? "en" : "ar";
  view.parts.scope = el("p", { class: "scope" });
  const tool = (name, onclick, props = {}) => button(t(`page.${name}`), onclick, { class: "tool", ...props });
  return el("header", { class: "top" }, el("h1", {}, bdi(index.about.title)), view.parts.scope, el("p", { class: "caution-line" }, t("page.unverified")),
    el("div", { class: "tools" },
      tool("about", async () => {
        state.selected = null;
        markCurrent(null);
        await showCard(await renderAbout(), { focus: true });
        redrawMap();
        writeHash();
      }),
      tool("download", downloadShown, { title: t("page.download_title") }), tool("print", preparePrint),
      view.tiles ? tilesSwitch() : null,
      button("◐", toggleTheme, { class: "tool", "aria-label": t("page.light_dark"), title: t("page.light_dark") }),
      button(t("page.language"), () => {
        state.lang = other;
        writeHash();
        location.reload();
      }, { class: "tool", lang: other, title: t("page.language_title") })));
}

// Off until the reader switches it on: it tells somebody else which area he looks at.
function tilesSwitch() {
  const { url, attribution, subdomains, max_zoom: maxZoom, origin } = view.tiles;
  const layer = L.tileLayer(url, { subdomains, maxNativeZoom: maxZoom, maxZoom: map_incidents.getMaxZoom(), attribution: "" });
  const warning = t("page.tiles_warning", { host: new URL(origin.replace("*.", "")).host });
  const node = button(t("page.tiles"), () => {
    const on = !map_incidents.hasLayer(layer);
    if (on) layer.addTo(map_incidents);
    else layer.remove();
    map_incidents.getContainer().classList.toggle("with-tiles", on);
    node.setAttribute("aria-pressed", String(on));
    document.getElementById("tiles-credit").textContent = on ? ` · ${attribution}` : "";
  }, { class: "tool", "aria-pressed": "false", title: warning, "aria-describedby": "tiles-warning" });
  return [node, el("span", { id: "tiles-warning", class: "offscreen" }, warning)];
}

function toggleTheme() {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "light" : "dark";
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
  view.parts.listBox = el("div", { class: "list", id: "list", role: "tabpanel", tabindex: "-1" });
  view.parts.card = el("aside", { class: "side", hidden: true, tabindex: "0", "aria-label": t("page.about") });
  mapNode.setAttribute("dir", "ltr");
  const main = el("main", { class: "page", id: "page" },
    el("section", { class: "panel scroll", tabindex: "0", "aria-label": t("list.label") }, el("h2", { class: "offscreen" }, t("list.label")), search.node, view.parts.filters.node, tabList(), view.parts.listBox),
    el("section", { class: "map", "aria-label": t("map.label") }, mapNode, mapControls(), el("p", { class: "caution" }, t("page.unverified")),
      el("div", { class: "corner" }, legend(), el("p", { class: "credit", tabindex: "0" }, index.about.attributions.map((line, k) => [k ? " · " : "", bdi(line)]), el("span", { id: "tiles-credit" })))),
    view.parts.card, view.parts.timeline.node);
  document.body.prepend(el("a", { class: "skip", href: "#list", onclick: (event) => {
    event.preventDefault();
    view.parts.listBox.focus();
  } }, t("page.skip")), header(), main, el("div", { id: "printed" }), el("p", { id: "live", class: "offscreen", role: "status" }));
  return search;
}

async function start() {
  const tables = await readBlock("gi-words");
  speak(tables[document.documentElement.lang], "1970-01-01");
  const told = new URLSearchParams(location.hash.slice(1)).get("lang");
  const table = tables[told] ?? tables[document.documentElement.lang];
  if (tables[told] && told !== document.documentElement.lang) state.lang = told;
  document.documentElement.lang = state.lang ?? document.documentElement.lang;
  document.documentElement.dir = table.page.dir;
  speak(table, "1970-01-01");
  prepareShapes(await readBlock("gi-marks"));
  view.tiles = await readBlock("gi-tiles");
  view.ground = await readBlock("gi-basemap");
  await readIndex();
  index.about = aboutOf(index.about);
  speak(table, index.first_day);
  for (const [n, polygons] of Object.entries(await readBlock("gi-outlines"))) outlines[n] = polygons.map((rings) => rings.map(lineOf));
  prepareFacets();
  prepareState();
  view.passing = new Uint8Array(entries.count);
  view.order = Array.from({ length: entries.count }, (_, i) => i).sort(inTime);
  view.hits = searchHits(state.query);
  const search = build(map_incidents.getContainer());
  prepareMap(map_incidents);
  const first = state.selected;
  if (first === null && window.matchMedia("(min-width: 1200px)").matches) await showCard(await renderAbout());
  else map.invalidateSize({ animate: false, pan: false });
  fitMarks();
  drawGround(view.ground);
  update();
  map.on("moveend", redrawMap);
  watchKeys();
  watchPrint();
  window.addEventListener("hashchange", () => {
    readHash();
    search.input.value = state.query;
    search.search();
    if (state.selected !== null) select(state.selected, { pan: true });
  });
  if (state.query) search.search();
  if (first !== null) await select(first, { pan: true });
  placeLegend();
  await readCitations();
  await readAllDetails();
  document.documentElement.dataset.ready = "true";
}

function aboutOf([title, lang, attributions, bounds, identity, decisions, receipt]) {
  return { title, lang, profile: receipt.profile, attributions, bounds, identity, decisions, receipt, made: `geo-incidents ${identity.tool}, ${identity.run}` };
}

function fail(error) {
  const box = document.createElement("p");
  box.className = "broken";
  box.setAttribute("role", "alert");
  box.textContent = words.page ? t("page.broken", { why: error.message }) : String(error);
  document.body.prepend(box);
  throw error;
}

start().catch(fail);
