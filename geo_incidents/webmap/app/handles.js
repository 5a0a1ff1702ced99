// @ts-check
// Controls for the range of days: two handles, a brush over the bars, and play.

import { button, replace, svg } from "./dom.js";
import { extent, state } from "./state.js";
import { drawnBins } from "./timeline.js";
import { view } from "./view.js";
import { dayText, t, words } from "./words.js";

// The handles never cross: each stops at the other.
function setSide(side, day) {
  if (side === "from") state.from = Math.min(Math.max(day, extent.first), state.to);
  else state.to = Math.max(Math.min(day, extent.last), state.from);
}

function binNumber(day) {
  const found = drawnBins.bins.findIndex((bin) => day <= bin.to);
  return found < 0 ? drawnBins.bins.length - 1 : found;
}

function sideAt(side, k) {
  const bin = drawnBins.bins[Math.max(0, Math.min(drawnBins.bins.length - 1, k))];
  setSide(side, side === "from" ? bin.from : bin.to);
}

export function handle(side, onchange) {
  const keys = (event) => {
    const rtl = words.page.dir === "rtl" ? -1 : 1;
    const step = { ArrowRight: rtl, ArrowLeft: -rtl, ArrowUp: 1, ArrowDown: -1, PageUp: 7, PageDown: -7 }[event.key];
    const end = { Home: 0, End: drawnBins.bins.length - 1 }[event.key];
    if (step === undefined && end === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    sideAt(side, end ?? binNumber(state[side]) + step);
    onchange();
  };
  return {
    draw(at, bars) {
      return svg(
        "g",
        {
          class: "hd",
          "data-side": side,
          tabindex: 0,
          role: "slider",
          "aria-label": t(`timeline.${side}`),
          "aria-valuemin": extent.first,
          "aria-valuemax": extent.last,
          "aria-valuenow": state[side],
          "aria-valuetext": dayText(state[side]),
          transform: `translate(${at.edge(state[side], side === "to")} 0)`,
          onkeydown: keys,
        },
        svg("rect", { class: "h", x: -12, y: 0, width: 24, height: bars }),
        svg("line", { class: "stem", x1: 0, x2: 0, y1: 4, y2: bars }),
        svg("rect", { class: "b", x: -2.5, y: bars / 2 - 11, width: 5, height: 22, rx: 2.5 }),
      );
    },
  };
}

// Dragging over the bars selects them, a click selects one bin, and a second click on it selects all again.
export function watchBrush(plot, onchange) {
  let drag = null;
  const binUnder = (event) => {
    const box = plot.getBoundingClientRect();
    const count = drawnBins.bins.length;
    const k = Math.floor(((event.clientX - box.left) / box.width) * count);
    return Math.max(0, Math.min(count - 1, words.page.dir === "rtl" ? count - 1 - k : k));
  };
  plot.addEventListener("pointerdown", (event) => {
    view.parts.timeline.stop();
    const side = event.target.closest(".hd")?.dataset.side;
    drag = { side, from: binUnder(event), moved: false };
    plot.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  plot.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const k = binUnder(event);
    drag.moved ||= k !== drag.from;
    if (drag.side) sideAt(drag.side, k);
    else if (drag.moved) setBins(Math.min(k, drag.from), Math.max(k, drag.from));
    if (drag.moved) onchange();
  });
  plot.addEventListener("pointerup", () => {
    if (drag && !drag.side && !drag.moved) toggleBin(drag.from);
    drag = null;
    onchange();
  });
}

function setBins(first, last) {
  const { bins } = drawnBins;
  Object.assign(state, { from: Math.max(bins[first].from, extent.first), to: Math.min(bins[last].to, extent.last) });
}

function toggleBin(k) {
  const before = `${state.from} ${state.to}`;
  setBins(k, k);
  if (before === `${state.from} ${state.to}`) Object.assign(state, { from: extent.first, to: extent.last });
}

const PACE = { few: 750, many: 220 }; // milliseconds a bin

export function playButton(onchange) {
  let timer = null;
  const node = button("", () => (timer ? stop() : start()), { class: "play" });
  function step() {
    const next = state.to >= extent.last ? bins() : binNumber(state.to) + 1;
    if (next >= bins()) return stop();
    state.to = Math.min(drawnBins.bins[next].to, extent.last);
    return onchange({ playing: true });
  }
  const bins = () => drawnBins.bins.length;
  function start() {
    state.from = extent.first;
    if (state.to >= extent.last) state.to = Math.min(drawnBins.bins[0].to, extent.last);
    timer = setInterval(step, bins() > 40 ? PACE.many : PACE.few);
    onchange({ playing: true });
  }
  function stop() {
    clearInterval(timer);
    timer = null;
    refresh();
  }
  function refresh() {
    const shape = timer ? "M2 1h3v10H2zM7 1h3v10H7z" : words.page.dir === "rtl" ? "M10 1v10L1.5 6z" : "M2 1v10l8.5-5z";
    replace(
      node,
      svg(
        "svg",
        { width: 12, height: 12, viewBox: "0 0 12 12", "aria-hidden": "true" },
        svg("path", { d: shape, fill: "currentColor" }),
      ),
    );
    node.setAttribute("aria-label", t(timer ? "timeline.pause" : "timeline.play"));
  }
  return { node, refresh, stop };
}
