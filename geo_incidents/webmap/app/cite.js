// @ts-check
// Citations of an incident's sources (text, BibTeX, CSL-JSON), and the incident as GeoJSON.

import { entries, eventIdOf, index, isIncident, placeOf, reportOf } from "./data.js";
import { el, joined, safeUrl } from "./dom.js";
import { figureText } from "./figures.js";
import { plainQuote } from "./search.js";
import { daysOf, headline, publisherText, whereText } from "./tell.js";
import { announce } from "./view.js";
import { isoOf, isoText, number, t } from "./words.js";

export function citedReports(detail) {
  return [...new Set(detail.claims.map((claim) => claim.report))].map(reportOf);
}

export function citationText(i, detail) {
  const lines = citedReports(detail).map(
    (report) =>
      joined(
        [
          publisherText(report),
          report.title && `“${report.title}”`,
          isoText(report.published),
          pagesText(report, detail),
          report.url,
          report.retrieved && `${t("copy.accessed")} ${isoText(report.retrieved)}`,
          report.sha && `sha256 ${report.sha}…`,
        ],
        ", ",
      ).join("") + ".",
  );
  const about = index.about;
  return `${headline(i)}, ${daysOf(i)}. ${about.title}, ${entries.id[i]} (${about.made}).\n${lines.join("\n")}\n`;
}

// The pages of a paged report that are quoted: "p. 4, p. 7".
function pagesText(report, detail) {
  const quoted = detail.claims.filter((claim) => reportOf(claim.report).report === report.report);
  const pages = new Set(quoted.map((claim) => claim.marks.page).filter(Boolean));
  return [...pages].sort((a, b) => a - b).map((n) => t("card.page", { n: number(n) })).join(", ");
}

export function bibtex(detail) {
  const clean = (text) =>
    text
      .replace(/[\\{}]/g, "")
      .replace(/([&%$#_])/g, "\\$1")
      .replace(/\s+/g, " ");
  return citedReports(detail)
    .map((report) => {
      const fields = {
        title: clean(report.title),
        author: `{${clean(publisherText(report))}}`,
        date: clean(report.published),
        url: (safeUrl(report.url)?.href ?? "").replace(/[{}]/g, encodeURIComponent),
        urldate: clean(report.retrieved),
        langid: clean(report.lang),
      };
      const lines = Object.entries(fields)
        .filter(([, value]) => value)
        .map(([name, value]) => `  ${name} = {${value}}`);
      return `@online{${report.report.replace(/[^\w-]/g, "-")},\n${lines.join(",\n")}\n}\n`;
    })
    .join("\n");
}

export function cslJson(detail) {
  const date = (iso) => (iso ? { "date-parts": [iso.split("-").map(Number)] } : undefined);
  const items = citedReports(detail).map((report) => ({
    id: report.report,
    type: "article-newspaper",
    title: report.title || undefined,
    "container-title": publisherText(report),
    issued: date(report.published),
    accessed: date(report.retrieved),
    URL: safeUrl(report.url)?.href,
    archive_location: safeUrl(report.archived)?.href,
    language: report.lang || undefined,
  }));
  return JSON.stringify(items, null, 2);
}

function claimRecord(claim) {
  const report = reportOf(claim.report);
  return {
    report_id: report.report,
    publisher: report.publisher,
    url: report.url,
    published: report.published,
    speakers: claim.speakers.map((speaker) => speaker.name || speaker.kind),
    kind: claim.kind,
    polarity: claim.polarity,
    quote: plainQuote(claim.pieces),
    quote_start: claim.offset < 0 ? null : claim.offset,
    counts: claim.counts.map(({ told, outcome, category, scope }) => ({
      outcome,
      category,
      figure: figureText(told, true),
      scope,
    })),
  };
}

export function feature(i, detail) {
  const place = isIncident(i) ? placeOf(entries.place[i]) : null;
  const day = (n) => (n === null ? null : isoOf(n));
  return {
    type: "Feature",
    id: entries.id[i],
    geometry: place ? { type: "Point", coordinates: [place.lon, place.lat] } : null,
    properties: {
      event_group_id: isIncident(i) || entries.event[i] ? eventIdOf(i) : "",
      title: headline(i),
      kind: entries.kind[i],
      status: entries.status[i],
      loc_precision: entries.precision[i],
      place_name: place ? place.name : whereText(i),
      place_name_ar: place ? place.ar : "",
      place_pcode: place ? place.pcode : "",
      radius_m: place ? entries.radius[i] : null,
      date_start: day(entries.start[i]),
      date_end: day(entries.end[i]),
      n_independent_origins: entries.origins[i],
      ...(detail ? { claims: detail.claims.map(claimRecord) } : {}),
    },
  };
}

export async function copyText(text, note) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el("textarea", { class: "offscreen", readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  announce(t("card.copied"));
  if (note) {
    note.textContent = t("card.copied");
    setTimeout(() => (note.textContent = ""), 3000);
  }
}
