// @ts-check
// The head of the panel, and the strip that replaces it on a phone and in an embed.

import { renderAbout } from "./about.js";
import { index } from "./data.js";
import { bdi, button, el } from "./dom.js";
import { renderDownload } from "./download.js";
import { openPage } from "./open.js";
import { preparePrint } from "./print.js";
import { openFullMap, renderEmbed } from "./share.js";
import { extent, state, writeHash } from "./state.js";
import { view } from "./view.js";
import { daysText, t, tn, words } from "./words.js";

export function headNode() {
  view.parts.scope = el("p", { class: "scope" });
  view.parts.deck = el("p", { class: "deck" }, deckText());
  return el(
    "header",
    { class: "head" },
    el("div", { class: "bar" }, el("span", { class: "brand" }, t("page.brand")), tools()),
    el("h1", {}, bdi(index.about.title)),
    view.parts.deck,
    view.parts.scope,
  );
}

// "What 17 reports say happened in named places, 6 – 14 March 2025, in the words of their sources."
export function deckText() {
  const dated = Number.isFinite(extent.first) && extent.first !== extent.last;
  const form = dated ? "page.deck" : "page.deck_undated";
  return tn(form, index.sources.publisher.length, {
    days: daysText(extent.first, extent.last).replaceAll(" ", "\u00a0").replace("–\u00a0", "– "),
  });
}

function tools() {
  const tool = (name, render) =>
    button(t(`page.${name}`), () => openPage(name, render), { class: "tool", "data-page": name });
  return [
    tool("about", renderAbout),
    tool("download", renderDownload),
    tool("embed", renderEmbed),
    button(t("page.print"), preparePrint, { class: "tool" }),
    view.tiles ? tilesSwitch() : null,
    themeButton(),
    languageSwitch(),
  ];
}

function themeButton() {
  return button("◐", toggleTheme, { class: "tool", "aria-label": t("page.light_dark"), title: t("page.light_dark") });
}

function toggleTheme() {
  const { dataset } = document.documentElement;
  const dark = dataset.theme ? dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  dataset.theme = dark ? "light" : "dark";
  writeHash();
}

// The other languages: one is a button beside the tools, several are a list.
function languageSwitch() {
  const others = Object.entries(view.languages).filter(([lang]) => lang !== document.documentElement.lang);
  const label = (lang, name) => button(name, () => speakIn(lang), { class: "tool", lang });
  if (others.length < 2) return others.map(([lang, name]) => label(lang, name));
  const list = el(
    "span",
    { class: "languages" },
    others.map(([lang, name]) => label(lang, name)),
  );
  const name = el("span", { class: "offscreen" }, t("page.language_title"));
  const code = document.documentElement.lang.toUpperCase();
  const summary = el("summary", { class: "tool", title: t("page.language_title") }, code, " ", name);
  return el("details", { class: "language" }, summary, list);
}

function speakIn(lang) {
  state.lang = lang;
  writeHash();
  location.reload();
}

export function stripNode() {
  view.parts.stripScope = el("small", {});
  const buttons = state.embed
    ? [
        button([el("span", {}, t("embed.open_full")), " ↗"], openFullMap, {
          class: "full-map",
          "aria-label": t("embed.open_full"),
        }),
      ]
    : [
        languageSwitchSmall(),
        button("⋯", () => openPage("about", renderAbout), { class: "icon", "aria-label": t("page.about") }),
      ];
  return el(
    "header",
    { class: "strip" },
    el("div", { class: "ti" }, el("h1", {}, bdi(index.about.title)), view.parts.stripScope),
    buttons,
  );
}

function languageSwitchSmall() {
  const lang = words.page.dir === "rtl" ? "en" : "ar";
  const props = { class: "icon", lang, "aria-label": view.languages[lang] };
  return view.languages[lang] ? button(lang === "ar" ? "ع" : "EN", () => speakIn(lang), props) : null;
}

// Off until the reader switches it on: it tells a third party which area is being viewed.
function tilesSwitch() {
  const { url, attribution, subdomains, max_zoom: maxNativeZoom, origin } = view.tiles;
  const layer = L.tileLayer(url, { subdomains, maxNativeZoom, maxZoom: map_incidents.getMaxZoom(), attribution: "" });
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
