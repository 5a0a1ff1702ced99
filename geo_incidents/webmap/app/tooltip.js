// @ts-check
// A mark's tooltip: at most four lines.

import { entries, placeOf } from "./data.js";
import { bdi, el, joined, replace } from "./dom.js";
import { clusterName } from "./groups.js";
import { kindsText } from "./shapes.js";
import { isNarrow } from "./sheet.js";
import { daysOf, deniersText, figureSentence, plainName, rowFigure, supportText } from "./tell.js";
import { daysText, t, tn } from "./words.js";

const TOP_KINDS = 3;

export function tipLines(cluster) {
  return cluster.rows.length > 1 ? ringLines(cluster) : markLines(cluster.rows[0]);
}

function markLines(i) {
  const figure = entries.outcome[i] ? figureSentence(rowFigure(i)) : "";
  const lines = [
    plainName(placeOf(entries.place[i])),
    `${t(`kind.${entries.kind[i]}`)} · ${daysOf(i)}`,
    figure || t("list.no_figure"),
    entries.deniers[i].length ? t("support.denied_by", { who: deniersText(i) }) : supportText(i),
  ];
  return lines;
}

function ringLines(cluster) {
  const { rows, members } = cluster;
  const dated = rows.filter((i) => entries.start[i] !== null);
  const spread = members.length > 1 ? [tn("map.places", members.length)] : [];
  const first = Math.min(...dated.map((i) => entries.start[i]));
  const last = Math.max(...dated.map((i) => entries.end[i]));
  return [
    clusterName(cluster),
    joined([tn("map.incidents", rows.length), ...spread]).join(""),
    kindsText(rows, TOP_KINDS),
    dated.length ? daysText(first, last) : t("list.undated"),
  ];
}

export function showTip(cluster) {
  highlight(cluster, true);
  const shut = isNarrow() || document.body.classList.contains("with-popup");
  if (shut || !cluster.marker?.getElement()) return;
  const [name, ...rest] = tipLines(cluster);
  const tip = document.getElementById("tip");
  replace(
    tip,
    el("b", {}, bdi(name)),
    rest.map((line) => el("span", {}, line)),
  );
  tip.hidden = false;
  placeTip(tip, cluster.marker.getElement().getBoundingClientRect());
}

function placeTip(tip, mark) {
  const [width, height] = [tip.offsetWidth, tip.offsetHeight];
  const right = mark.right + 6 + width < window.innerWidth - 8;
  tip.style.left = `${Math.max(6, right ? mark.right + 6 : mark.left - width - 6)}px`;
  const middle = mark.top + mark.height / 2 - height / 2;
  tip.style.top = `${Math.min(window.innerHeight - height - 6, Math.max(6, middle))}px`;
}

export function hideTip(cluster = null) {
  if (cluster) highlight(cluster, false);
  const tip = document.getElementById("tip");
  if (tip) tip.hidden = true;
}

// Highlights the mark, its name and its rows in the list together.
function highlight(cluster, on) {
  cluster.marker?.getElement()?.classList.toggle("hot", on);
  cluster.label?.classList.toggle("hot", on);
  const rows = new Set(cluster.rows);
  for (const node of document.querySelectorAll(".row[data-row]")) {
    node.classList.toggle("hot", on && rows.has(Number(node.getAttribute("data-row"))));
  }
}
