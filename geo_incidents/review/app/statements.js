// @ts-check
// Below the record: all statements of an incident, notes and tags.

import { bdi, el } from "../../webmap/app/dom.js";
import { t } from "../../webmap/app/words.js";
import { goStatement } from "./acts.js";
import { claimsOf } from "./items.js";
import { figuresOf, speakerOf, standing } from "./readings.js";
import { reportOf } from "./report.js";
import { figureSign, kindText, momentText } from "./say.js";
import { S, key } from "./ui.js";

export function statements(item) {
  const found = claimsOf(item);
  if (found.length < 2) return null;
  const rows = found.map((one, n) => {
    const figure = figuresOf(item, one).find((told) => told.is);
    return el(
      "li",
      {},
      el(
        "button",
        {
          type: "button",
          "data-k": `ci${n}`,
          "aria-current": String(n === Math.min(S.claim, found.length - 1)),
          onclick: () => goStatement(n),
        },
        el("b", {}, bdi(speakerOf(item, one))),
        el("span", {}, figure ? bdi(figureSign(figure.is, figure.text)) : kindText(one.kind)),
        el("small", {}, bdi(reportOf(one).publisher)),
      ),
    );
  });
  return [
    el("h3", {}, t("review.all_statements"), el("span", {}, key("["), " ", key("]"))),
    el("ol", { class: "sts" }, rows),
  ];
}

export function notes(item) {
  const { notes: found, tags } = standing(item);
  if (!found.length && !tags.length) return null;
  const told = found.map((row) =>
    el(
      "div",
      { class: "note" },
      el("p", { dir: "auto" }, row.is),
      el("small", {}, `${row.by}, ${momentText(row.decided_at)}`),
    ),
  );
  return [
    el("h3", {}, t("review.notes")),
    tags.length
      ? el(
          "p",
          { class: "tags" },
          tags.map((tag) => el("em", {}, bdi(tag))),
        )
      : null,
    told,
  ];
}
