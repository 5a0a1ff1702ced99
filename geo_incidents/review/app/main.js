// @ts-check
// Assembles the page.

import { speak, t } from "../../webmap/app/words.js";
import { brought, go, refresh } from "./acts.js";
import { shut } from "./dialogs.js";
import { prepareMap } from "./ground.js";
import { pressed } from "./keys.js";
import { watchSelection } from "./marking.js";
import { listed } from "./queue.js";
import { D, recall } from "./store.js";
import { S, draw, node } from "./ui.js";

const LANGUAGE = "geo-incidents review language";

export function speakIn(lang) {
  const root = document.documentElement;
  speak(D.words[lang], "1970-01-01");
  root.lang = lang;
  root.dir = t("page.dir");
  try {
    localStorage.setItem(LANGUAGE, lang);
  } catch {
    // the language stays as given by the address or the program
  }
  S.fit = true;
  draw();
}

function firstLanguage() {
  const asked = new URLSearchParams(location.hash.slice(1)).get("lang");
  let kept = "";
  try {
    kept = localStorage.getItem(LANGUAGE) ?? "";
  } catch {
    // storage is not available
  }
  return [asked, kept, document.documentElement.lang].find((lang) => Object.hasOwn(D.words, lang ?? "")) ?? "en";
}

function start() {
  const theme = new URLSearchParams(location.hash.slice(1)).get("theme");
  if (["light", "dark"].includes(theme)) document.documentElement.dataset.theme = theme;
  recall();
  speak(D.words.en, "1970-01-01");
  prepareMap();
  S.at = listed()[0]?.id ?? "";
  speakIn(firstLanguage());
  go(S.at);
  document.addEventListener("keydown", pressed);
  watchSelection();
  node("dialog").addEventListener("click", (event) => event.target === node("dialog") && shut());
  node("file").addEventListener("change", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.files[0]) brought(input.files[0]);
    input.value = "";
  });
  addEventListener("focus", () => refresh());
  document.documentElement.dataset.ready = "true";
}

start();
