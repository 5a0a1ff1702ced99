// @ts-check
// A histogram of days by kind, with a range that can be drawn, dragged or moved with keys.

import { binsFor, counted, ticksOf } from "./bins.js";
import { entries, isIncident } from "./data.js";
import { el, focusOn, replace, svg } from "./dom.js";
import { handle, playButton, watchBrush } from "./handles.js";
import { families } from "./shapes.js";
import { extent, state } from "./state.js";
import { view } from "./view.js";
import { SHORT, daysText, number, t, tn, words } from "./words.js";

const COARSE_ROOM = 72; // pixels needed for a month and year
const AXIS = 33; // pixels below the bars for two lines of ticks
export let drawnBins = { unit: "day", bins: [] };

export function timeline(onchange) {
  const plot = el("div", { class: "plot", id: "plot" });
  const title = el("b", { class: "txt" });
  const play = playButton(onchange);
  const undated = el("input", {
    type: "checkbox",
    id: "undated",
    onchange: () => ((state.undated = undated.checked), onchange()),
  });
  const label = el(
    "label",
    { class: "und txt", for: "undated", title: t("timeline.undated_hint") },
    undated,
    " ",
    tn("timeline.undated", extent.undated),
  );
  const node = el(
    "section",
    { class: "time", "aria-label": t("timeline.label") },
    el("div", { class: "tl" }, el("div", { class: "r1" }, play.node, title), extent.undated ? label : null),
    plot,
  );
  const handles = ["from", "to"].map((side) => handle(side, onchange));
  watchBrush(plot, onchange);
  return {
    node,
    refresh() {
      undated.checked = state.undated;
      title.textContent = spanText();
      play.refresh();
      drawPlot(plot, handles);
    },
    stop: play.stop,
  };
}

function spanText() {
  const long = state.to - state.from > 366;
  /** @type {Intl.DateTimeFormatOptions} */
  const style = long ? { month: "short", year: "numeric" } : { ...SHORT, year: "numeric" };
  return daysText(state.from, state.to, style);
}

// All rows that pass the other filters, so that the effect of a wider range remains visible.
function datedRows() {
  return view.timeless.filter((i) => isIncident(i) && entries.start[i] !== null);
}

function drawPlot(plot, handles) {
  const [width, height] = [plot.clientWidth, plot.clientHeight];
  if (!width) return;
  drawnBins = binsFor(width);
  const bars = height - AXIS;
  const bins = counted(drawnBins.bins, datedRows());
  const highest = Math.max(1, ...bins.map((bin) => bin.sure + bin.possible));
  const at = placer(width, bins.length);
  const picture = svg(
    "svg",
    { width, height, role: "group", "aria-label": t("timeline.label") },
    svg("line", { class: "tk", x1: 0, x2: width, y1: bars, y2: bars }),
    bins.map((bin, k) => binBar(bin, at.left(k), at.step, bars, highest)),
    axis(ticksOf(drawnBins, width), at, bars),
    outside(at, bars, width),
    svg(
      "text",
      { class: "top", x: at.rtl ? 8 : width - 8, y: 12, "text-anchor": at.rtl ? "start" : "end" },
      number(highest),
    ),
    handles.map((one) => one.draw(at, bars)),
  );
  const focused = plot.contains(document.activeElement) ? document.activeElement.getAttribute("data-side") : null;
  replace(plot, picture);
  if (focused) focusOn(`#plot [data-side="${focused}"]`);
  Object.assign(plot.dataset, { unit: drawnBins.unit, bins: bins.length });
}

// Positions of bins: from the right in right-to-left languages.
function placer(width, count) {
  const rtl = words.page.dir === "rtl";
  const step = width / count;
  const left = (k) => (rtl ? width - (k + 1) * step : k * step);
  const edge = (day, end) => {
    const found = drawnBins.bins.findIndex((bin) => day <= bin.to);
    const k = (found < 0 ? count - 1 : found) + (end ? 1 : 0);
    return rtl ? width - k * step : k * step;
  };
  return { rtl, width, step, left, edge, middle: (k) => left(k) + step / 2 };
}

function binBar(bin, left, step, bars, highest) {
  const width = Math.max(0.5, Math.min(step - (step > 5 ? 2 : 0.6), 46));
  const x = left + step / 2 - width / 2;
  let top = bars;
  const part = (n, props) => {
    if (!n) return null;
    const height = (n / highest) * (bars - 12);
    top -= height;
    return svg("rect", { x, y: top, width, height, ...props });
  };
  const told = t("timeline.bin", {
    days: daysText(bin.from, bin.to),
    sure: number(bin.sure),
    possible: number(bin.possible),
  });
  return svg(
    "g",
    {},
    svg("title", {}, told),
    svg("rect", { x: left, y: 0, width: step, height: bars, fill: "transparent" }),
    bin.families.map((n, family) => part(n, { fill: families[family].colour })),
    part(bin.possible, { class: "ghost" }),
  );
}

// The start of each month or year; the last label ends at the edge if there is no space after it.
function axis({ fine, coarse }, at, bars) {
  const lines = coarse.map(({ k, text }) => {
    const x = at.left(k) + (at.rtl ? at.step : 0);
    const late = at.rtl ? x < COARSE_ROOM : x > at.width - COARSE_ROOM;
    const edge = at.rtl ? 0 : at.width;
    const props = {
      class: "ax y",
      x: late ? edge : x + (at.rtl ? -4 : 4),
      y: bars + 28,
      "text-anchor": late ? "end" : "start",
    };
    return [svg("line", { class: "tk", x1: x, x2: x, y1: bars, y2: bars + 29 }), svg("text", props, text)];
  });
  const names = fine.map(({ k, text }) =>
    svg("text", { class: "ax", x: at.middle(k), y: bars + 14, "text-anchor": "middle" }, text),
  );
  return [names, lines];
}

function outside(at, bars, width) {
  const [a, b] = [at.edge(state.from, false), at.edge(state.to, true)].sort((one, two) => one - two);
  return [
    svg("rect", { class: "out", x: 0, y: 0, width: Math.max(a, 0), height: bars }),
    svg("rect", { class: "out", x: b, y: 0, width: Math.max(width - b, 0), height: bars }),
  ];
}
