// @ts-check
// Assembles the page.

import { renderAbout } from "./about.js";
import { entries, index, outlines, readAllDetails, readBlock, readCitations, readIndex } from "./data.js";
import { renderDownload } from "./download.js";
import { prepareFacets } from "./facets.js";
import { fitMarks, map, prepareMap } from "./ground.js";
import { watchKeys } from "./keys.js";
import { fillLegend, placeLegend } from "./legend.js";
import { chooseRow, openPage, select, showList } from "./open.js";
import { watchPopups } from "./popup.js";
import { watchPrint } from "./print.js";
import { redrawLabels, redrawMap } from "./scope.js";
import { searchHits } from "./search.js";
import { prepareShapes } from "./shapes.js";
import { renderEmbed } from "./share.js";
import { isNarrow, moveSheet } from "./sheet.js";
import { build } from "./shell.js";
import { prepareState, readHash, state, writeHash } from "./state.js";
import { drawGround, lineOf } from "./terrain.js";
import { hideTip } from "./tooltip.js";
import { inTime, update, view } from "./view.js";
import { speak, t, words } from "./words.js";

export async function start() {
  await chooseLanguage(await readBlock("gi-languages"));
  prepareShapes(await readBlock("gi-marks"));
  view.tiles = await readBlock("gi-tiles");
  view.ground = { ...(await readBlock("gi-ground")), relief: await readBlock("gi-relief") };
  view.ground.coast = (view.ground.land ?? []).map((rings) => lineOf(rings[0]));
  await readIndex();
  index.about = aboutOf(index.about);
  speak(words, index.first_day);
  for (const [n, polygons] of Object.entries(await readBlock("gi-outlines")))
    outlines[n] = polygons.map((rings) => rings.map(lineOf));
  prepareFacets();
  prepareState();
  view.passing = new Uint8Array(entries.count);
  view.dateless = new Uint8Array(entries.count);
  view.order = Array.from({ length: entries.count }, (_, i) => i).sort(inTime);
  view.hits = searchHits(state.query);
  const search = build(map_incidents.getContainer());
  await showStart(search);
  watchWindow(search);
  await readCitations();
  await readAllDetails();
  document.documentElement.dataset.ready = "true";
}

// The language from the address, else the page's; it is never guessed from the browser.
async function chooseLanguage(languages) {
  const own = document.documentElement.lang;
  const told = new URLSearchParams(location.hash.slice(1));
  state.embed = told.has("embed") || (document.documentElement.hasAttribute("data-embed") && !told.has("full"));
  if (["light", "dark"].includes(told.get("theme"))) document.documentElement.dataset.theme = told.get("theme");
  const lang = Object.hasOwn(languages, told.get("lang")) ? told.get("lang") : own;
  if (lang !== own) state.lang = lang;
  view.languages = languages;
  speak(await readBlock(`gi-words-${lang}`), "1970-01-01");
  document.documentElement.lang = lang;
  document.documentElement.dir = words.page.dir;
}

async function showStart(search) {
  prepareMap(map_incidents);
  if (isNarrow()) moveSheet("peek");
  map.invalidateSize({ animate: false, pan: false });
  if (state.at) map.setView(state.at.slice(1), state.at[0], { animate: false });
  else fitMarks();
  await document.fonts.ready;
  drawGround(map, view.ground);
  const { selected, page } = state;
  update();
  fillLegend();
  placeLegend();
  redrawLabels();
  if (state.query) search.search();
  if (selected !== null) await select(selected, { pan: true, popup: state.embed, record: false });
  else if (page) await openPage(page, PAGES[page], { focus: false, record: false });
}

const PAGES = { about: renderAbout, download: renderDownload, embed: renderEmbed };

function watchWindow(search) {
  watchKeys();
  watchPrint();
  watchPopups();
  map.on("zoomstart", () => {
    map.getPane("names").style.opacity = 0;
    hideTip();
  });
  map.on("movestart", () => hideTip());
  map.on("moveend", () => {
    redrawMap();
    rememberPlace();
  });
  map.on("dragstart", () => (view.moved = true));
  map.getContainer().addEventListener("wheel", () => (view.moved = true), { passive: true });
  window.addEventListener("popstate", () => followAddress(search));
  let wait;
  window.addEventListener("resize", () => {
    clearTimeout(wait);
    wait = setTimeout(resized, 120);
  });
}

function rememberPlace() {
  if (!view.moved) return;
  const { lat, lng } = map.getCenter();
  state.at = [map.getZoom(), lat, lng];
  writeHash();
}

function resized() {
  moveSheet(view.parts.panel.dataset.at);
  map.invalidateSize();
  view.parts.timeline.refresh();
  redrawLabels();
}

// Back and forward: the address determines what is shown.
async function followAddress(search) {
  readHash();
  search.input.value = state.query;
  view.hits = searchHits(state.query);
  const { selected, page } = state;
  update();
  if (state.query) search.search();
  if (selected !== null) await select(selected, { pan: true, record: false });
  else if (page) await openPage(page, PAGES[page], { record: false });
  else if (view.cardOpen) {
    chooseRow(null);
    map.closePopup();
    showList();
  }
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
