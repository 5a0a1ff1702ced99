// @ts-check
// Reviewers' decisions beside what they changed: who, when, and the program's value.

import { bdi, el } from "./dom.js";
import { dayOf, daysText, isoText, t } from "./words.js";

const STANDS = ["accept", "same", "different", "hold", "publish"];
export const OF_CLAIM = ["figure", "kind", "speaker", "polarity", "add_claim"];

// Lines for the reviews that changed one of the fields, without repeats.
export function reviewLines(claims, fields) {
  const told = new Map();
  for (const claim of claims)
    for (const review of claim.marks.reviews ?? [])
      if (fields.includes(fieldOf(review))) told.set(review.join("\x1f"), review);
  return [...told.values()].map(reviewLine);
}

// Reviews that changed no value: accepted, joined, separated.
export const verdictLines = (claims) => reviewLines(claims, STANDS);

function fieldOf([action, , , field]) {
  if (action === "move") return "place";
  return action === "correct" ? field.split(":")[0] : action;
}

function reviewLine(review) {
  const [, who, day, , was, is] = review;
  const name = fieldOf(review);
  const by = t("reviewed.by", { who, day: isoText(day) });
  if (STANDS.includes(name) || name === "add_claim")
    return el("small", { class: "reviewed" }, by, `: ${t(`reviewed.${name}`)}`);
  const changed = was || is ? [": ", t("reviewed.machine"), " ", bdi(valueOf(name, was))] : null;
  return el("small", { class: "reviewed" }, by, `: ${t(`reviewed.${name}`)}`, changed);
}

function valueOf(name, value) {
  if (!value) return t("reviewed.nothing");
  if (name === "when") return daysText(...value.split("/").map(dayOf));
  if (name === "kind" || name === "polarity") return t(`${name}.${value}`);
  return value.replaceAll("_", " ");
}
