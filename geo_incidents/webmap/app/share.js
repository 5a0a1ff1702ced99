// @ts-check
// The HTML line that embeds this map in another page.

import { copyText } from "./cite.js";
import { index } from "./data.js";
import { button, el } from "./dom.js";
import { fullHash } from "./state.js";
import { t } from "./words.js";

export function renderEmbed() {
  const address =
    location.protocol === "file:" ? `https://…/${location.pathname.split("/").pop()}` : location.href.split("#")[0];
  const code = `<iframe src="${address}#embed" width="660" height="480" title="${attributeText(index.about.title)}" loading="lazy" style="border:0;max-width:100%"></iframe>`;
  const note = el("span", { class: "note", role: "status" });
  return el(
    "article",
    { class: "card prose", "aria-labelledby": "card-title" },
    el("h2", { id: "card-title", tabindex: "-1" }, t("embed.title")),
    el("p", {}, t("embed.how")),
    el("pre", { dir: "ltr", tabindex: "0" }, code),
    el(
      "p",
      { class: "acts" },
      button(t("embed.copy"), () => copyText(code, note), { class: "small" }),
      note,
    ),
    location.protocol === "file:" ? el("p", {}, el("small", {}, t("embed.address"))) : null,
  );
}

function attributeText(text) {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
}

export function openFullMap() {
  window.open(`${location.href.split("#")[0]}#${fullHash()}`, "_blank", "noopener");
}
