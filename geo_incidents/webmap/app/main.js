// Puts the page together and keeps its parts in step: every change of the state goes through `update`.

const view = {
  rows: [],
  order: [],
  passing: null,
  hits: [],
  list: null,
  cardOpen: false,
  parts: {},
  ground: {},
  groups: new Map(),
  tabRows: () => [],
};

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
  const dates =
    extent.first === extent.last && !Number.isFinite(extent.first)
      ? t("scope.undated")
      : daysText(state.from, state.to);
  const text = [
    tn("scope.shown", incidents, { all: number(index.incidents) }),
    dates,
    tn("scope.reports", publisher.length),
    tn("scope.publishers", new Set(publisher.filter(Boolean)).size),
  ].join(" · ");
  view.parts.scope.textContent = text;
  announce(
    incidents
      ? tn("scope.shown", incidents, { all: number(index.incidents) })
      : t("scope.none", { n: number(index.incidents) }),
  );
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
  } else
    replace(
      box,
      el(
        "p",
        { class: "hint" },
        index.incidents || state.tab === "areas"
          ? t("scope.none", { n: number(state.tab === "areas" ? entries.count - index.incidents : index.incidents) })
          : t("scope.empty"),
      ),
    );
}

function redrawMap() {
  drawMarks(view.groups, state.selected);
  drawAreas(view.rows, state.selected);
  drawLabels(view.ground);
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
  for (const [n, polygons] of Object.entries(await readBlock("gi-outlines")))
    outlines[n] = polygons.map((rings) => rings.map(lineOf));
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
  return {
    title,
    lang,
    profile: receipt.profile,
    attributions,
    bounds,
    identity,
    decisions,
    receipt,
    made: `geo-incidents ${identity.tool}, ${identity.run}`,
  };
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
