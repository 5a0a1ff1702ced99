// @ts-check
// A popup: what, how many, when, and up to three sources in their own words.

import { entries, index, othersOf, placeOf, readDetail, reportOf } from "./data.js";
import { bdi, button, el, safeUrl } from "./dom.js";
import { map } from "./ground.js";
import { clusterName, clusterOf } from "./groups.js";
import { motion, openPlaces, openRecord, select } from "./open.js";
import { distinctQuotes, fragmentUrl, quotePieces } from "./quotes.js";
import { markShape } from "./shapes.js";
import { openFullMap } from "./share.js";
import { state } from "./state.js";
import {
  badges,
  briefDaysOf,
  figureSentence,
  headline,
  plainName,
  publisherText,
  rowFigure,
  speakersOf,
  supportText,
  tollText,
} from "./tell.js";
import { tipLines } from "./tooltip.js";
import { announce } from "./view.js";
import { number, t, tn, words } from "./words.js";

const IN_RING = 6;
const QUOTES = 3;
const PARTS = 3;
let movedBy = 0;

// The maximum size of a popup: two fifths of the map.
function popupRoom() {
  const size = map.getSize();
  const width = Math.min(304, size.x - 36);
  return { width, height: Math.floor(Math.min(300, (0.4 * size.x * size.y) / width, size.y - 70)) };
}

export async function openMark(cluster) {
  const i = cluster.rows[0];
  const detail = await readDetail(i);
  showPopup(cluster.latlng, incidentPopup(i, detail, QUOTES), cluster.size + 4);
  announce(headline(i));
}

export function openRing(cluster) {
  showPopup(cluster.latlng, ringPopup(cluster), cluster.size + 2);
  announce(tipLines(cluster).join(t("page.comma")));
}

function incidentPopup(i, detail, most) {
  const quotes = tellingQuotes(i, detail);
  const figure = entries.outcome[i] ? figureSentence(rowFigure(i)) : "";
  return el(
    "article",
    { class: "slip", dir: words.page.dir, lang: document.documentElement.lang },
    el("h3", {}, headline(i)),
    el(
      "p",
      { class: "fl" },
      figure ? [el("b", {}, figure), " · "] : null,
      el("span", {}, briefDaysOf(i), " · ", supportText(i)),
      entries.deniers[i].length ? [" ", badges(i)[0]] : null,
    ),
    eventLine(i),
    el("ol", {}, quotes.slice(0, most).map(popupQuote)),
    el(
      "footer",
      {},
      button([t("map.full_record"), " ", t("page.arrow")], () => openRecord(i), { class: "full" }),
      quotes.length > most ? el("span", {}, `+${number(quotes.length - most)}`) : null,
    ),
  );
}

// What else was told of the same event, and that the figures of both are not to be added up.
export function eventLine(i) {
  const others = othersOf(i);
  if (!others.length) return null;
  const links = others.slice(0, PARTS).map((other) => button([headline(other)], () => openRecord(other), { class: "part" }));
  const rest = others.length - links.length;
  return el(
    "p",
    { class: "event" },
    t("support.event"),
    " ",
    links.flatMap((link, k) => (k ? [t("page.comma"), link] : [link])),
    rest > 0 ? ` +${number(rest)}` : null,
    ". ",
    t("support.not_summed"),
  );
}

function popupQuote(claim) {
  const lang = index.sources.lang[claim.report] || undefined;
  const report = reportOf(claim.report);
  const { root } = speakersOf(claim);
  const publisher = publisherText(report);
  const who = [
    root,
    claim.speakers[0]?.name === publisher || !claim.speakers.length ? null : [t("page.comma"), bdi(publisher)],
  ];
  const linked = safeUrl(report.url);
  const href = linked ? fragmentUrl(report.url, claim) : null;
  const cite = linked ? el("a", { href, target: "_blank", rel: "noopener noreferrer" }, who, " ↗") : who;
  return el("li", {}, el("q", { dir: "auto", lang }, quotePieces(claim)), el("cite", {}, cite));
}

// First the quotes that contain the figure, then other figures, then one quote of each speaker.
export function tellingQuotes(i, detail) {
  const weight = (claim) =>
    (claim.counts.some((count) => !count.part && count.outcome === entries.outcome[i])
      ? 4
      : claim.counts.length
        ? 2
        : 0) + (safeUrl(reportOf(claim.report).url) ? 1 : 0);
  const ranked = distinctQuotes(detail.claims)
    .map((claim, k) => ({ claim, k, weight: weight(claim) }))
    .sort((a, b) => b.weight - a.weight || a.k - b.k)
    .map(({ claim }) => claim);
  const seen = new Set();
  const first = ranked.filter((claim) => {
    const origin = claim.speakers[0]?.key ?? `report ${claim.report}`;
    return !seen.has(origin) && seen.add(origin);
  });
  return [...first, ...ranked.filter((claim) => !first.includes(claim))];
}

function ringPopup(cluster) {
  const rows = [...cluster.rows].sort((a, b) => entries.top[b] - entries.top[a] || a - b);
  const most = Math.max(3, Math.min(IN_RING, Math.floor((popupRoom().height - 84) / 28)));
  const more = button([t("map.all_in_list", { n: number(rows.length) }), " ", t("page.arrow")], () => {
    map.closePopup();
    if (state.embed) openFullMap();
    else openPlaces(cluster);
  });
  return el(
    "div",
    { class: "many", dir: words.page.dir, lang: document.documentElement.lang },
    el("h3", {}, clusterName(cluster), " · ", tn("map.incidents", rows.length)),
    rows.slice(0, most).map((i) => ringRow(i, cluster.members.length > 1)),
    el("footer", {}, more),
  );
}

function ringRow(i, named) {
  const figure = tollText(i);
  return button(
    [
      markShape(i, 6),
      el(
        "span",
        {},
        named ? [bdi(plainName(placeOf(entries.place[i]))), " · "] : null,
        t(`kind.${entries.kind[i]}`),
        " ",
        el("i", {}, briefDaysOf(i)),
      ),
      figure ? el("b", {}, bdi(figure)) : el("i", {}, "–"),
    ],
    () => (state.embed ? openMark({ ...clusterOf(i), rows: [i] }) : select(i, { popup: true })),
    { class: "one" },
  );
}

// Above the mark, or below it if there is more space.
function showPopup(at, content, reach) {
  const { width, height } = popupRoom();
  const options = { minWidth: Math.min(248, width), maxWidth: width, maxHeight: height, autoPan: false };
  const popup = L.popup({ ...options, offset: [0, 4 - reach] })
    .setLatLng(at)
    .setContent(content)
    .openOn(map);
  const node = popup.getElement();
  dropQuotes(node, height);
  popup.update();
  node.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", t("page.close"));
  const point = map.latLngToContainerPoint(at);
  const size = map.getSize();
  const [w, h] = [node.offsetWidth, node.offsetHeight];
  const fitsAbove = point.y - reach - h - 14 > 0;
  const below = !fitsAbove && size.y - point.y > point.y;
  const aside = Math.max(6 - (point.x - w / 2), 0) - Math.max(point.x + w / 2 - (size.x - 6), 0);
  node.classList.toggle("below", below);
  node.style.setProperty("--tipx", `${-Math.max(26 - w / 2, Math.min(w / 2 - 26, aside))}px`);
  popup.options.offset = L.point(aside, below ? h + reach + 34 : 4 - reach);
  popup.update();
  keepInside(node);
}

// As many quotes as fit, at least one; the record has all of them.
function dropQuotes(node, height) {
  const quotes = node.querySelectorAll(".slip li");
  const article = node.querySelector(".slip");
  for (let k = quotes.length - 1; k > 0 && article.offsetHeight > height; k--) quotes[k].remove();
}

// The map pans only if the popup would extend beyond it, and pans back when it closes.
function keepInside(node) {
  const [frame, box] = [map.getContainer(), node].map((one) => one.getBoundingClientRect());
  const past = box.bottom > frame.bottom - 6 ? box.bottom - frame.bottom + 6 : Math.min(box.top - frame.top - 6, 0);
  if (Math.abs(past) < 1) return;
  map.panBy([0, past], { animate: motion });
  movedBy = past;
}

export function watchPopups() {
  map.on("dragstart zoomstart", () => (movedBy = 0));
  map.on("popupclose", () => {
    const back = movedBy;
    movedBy = 0;
    if (back) setTimeout(() => document.querySelector(".leaflet-popup") ?? map.panBy([0, -back], { animate: motion }));
  });
}
