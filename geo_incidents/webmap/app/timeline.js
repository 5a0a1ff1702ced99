// A histogram of days by kind, and a range with two handles over it.

const MOST_BARS = 160;

function timeline(onchange) {
  const bars = svg("svg", { class: "bars", preserveAspectRatio: "none", "aria-hidden": "true" });
  const ticks = el("div", { class: "ticks", "aria-hidden": "true" });
  const shade = el("div", { class: "shade", "aria-hidden": "true" });
  const handles = ["from", "to"].map((side) => handle(side, onchange));
  const days = ["from", "to"].map((side) => dayInput(side, onchange));
  const title = el("b", {});
  const undated = el("input", {
    type: "checkbox",
    id: "undated",
    onchange: () => {
      state.undated = undated.checked;
      onchange();
    },
  });
  const node = el(
    "section",
    { class: "timeline", "aria-label": t("timeline.label") },
    el(
      "div",
      { class: "span" },
      title,
      el(
        "div",
        { class: "day-inputs" },
        days.map((day) => day.node),
      ),
      extent.undated
        ? el("label", { class: "undated" }, undated, " ", t("timeline.undated", { n: number(extent.undated) }))
        : null,
    ),
    el(
      "div",
      { class: "plot" },
      el(
        "div",
        { class: "stage" },
        bars,
        shade,
        handles.map((one) => one.node),
      ),
      ticks,
    ),
  );
  return {
    node,
    refresh(passing) {
      drawBars(bars, ticks, passing);
      const whole = extent.last - extent.first + 1;
      shade.style.insetInlineStart = `${(100 * (state.from - extent.first)) / whole}%`;
      shade.style.insetInlineEnd = `${(100 * (extent.last - state.to)) / whole}%`;
      title.textContent = daysText(state.from, state.to);
      undated.checked = state.undated;
      for (const one of [...handles, ...days]) one.refresh();
    },
  };
}

// Days after each other may not cross: a handle stops at the other one.
function setSide(side, day) {
  if (side === "from") state.from = Math.min(Math.max(day, extent.first), state.to);
  else state.to = Math.max(Math.min(day, extent.last), state.from);
}

function handle(side, onchange) {
  const node = el("input", {
    type: "range",
    class: `handle ${side}`,
    min: extent.first,
    max: extent.last,
    step: 1,
    "aria-label": t(`timeline.${side}`),
    oninput: () => {
      setSide(side, Number(node.value));
      onchange();
    },
  });
  return {
    node,
    refresh() {
      node.value = state[side];
      node.setAttribute("aria-valuetext", dayText(state[side]));
    },
  };
}

function dayInput(side, onchange) {
  const node = el("input", {
    type: "date",
    "aria-label": t(`timeline.${side}`),
    min: isoOf(extent.first),
    max: isoOf(extent.last),
    onchange: () => {
      const day = dayOf(node.value);
      if (day !== null) setSide(side, day);
      onchange();
    },
  });
  return { node, refresh: () => (node.value = isoOf(state[side])) };
}

// Solid: dated to the day. Pale: possible on that day, because only a window is known.
function binned(passing) {
  const width = Math.ceil((extent.last - extent.first + 1) / MOST_BARS);
  const count = Math.ceil((extent.last - extent.first + 1) / width);
  const solid = families.map(() => new Int32Array(count));
  const change = new Int32Array(count + 1);
  for (let i = 0; i < index.incidents; i++) {
    if (!passing[i] || entries.start[i] === null) continue;
    const from = Math.floor((entries.start[i] - extent.first) / width);
    const to = Math.floor((entries.end[i] - extent.first) / width);
    if (from === to) solid[familyOf[entries.kind[i]]][from] += 1;
    else {
      change[from] += 1;
      change[to + 1] -= 1;
    }
  }
  const possible = new Int32Array(count);
  let running = 0;
  for (let k = 0; k < count; k++) possible[k] = running += change[k];
  return { width, count, solid, possible };
}

function drawBars(bars, ticks, passing) {
  const { width, count, solid, possible } = binned(passing);
  const totals = Array.from(
    { length: count },
    (_, k) => solid.reduce((sum, column) => sum + column[k], 0) + possible[k],
  );
  const highest = Math.max(1, ...totals);
  const gap = count > 60 ? 0.1 : 0.22;
  bars.setAttribute("viewBox", `0 0 ${count} 100`);
  const nodes = [];
  for (let k = 0; k < count; k++) {
    const at = words.page.dir === "rtl" ? count - 1 - k : k;
    let base = 100;
    const put = (n, props) => {
      const height = (96 * n) / highest;
      base -= height;
      if (n)
        nodes.push(
          svg("rect", { x: at + gap / 2, y: base.toFixed(2), width: 1 - gap, height: height.toFixed(2), ...props }),
        );
    };
    solid.forEach((column, n) => put(column[k], { fill: families[n].colour }));
    put(possible[k], { class: "possible" });
  }
  replace(bars, nodes);
  replace(ticks, tickNodes(width, count));
}

function tickNodes(width, count) {
  const every = Math.max(1, Math.ceil(count / (ticksThatFit() || 8)));
  const nodes = [];
  for (let k = 0; k < count; k += every) {
    const node = el("span", {}, dayText(extent.first + k * width, SHORT));
    node.style.insetInlineStart = `${(100 * (k + 0.5)) / count}%`;
    nodes.push(node);
  }
  return nodes;
}

function ticksThatFit() {
  const plot = document.querySelector(".plot");
  return plot ? Math.max(2, Math.floor(plot.clientWidth / 72)) : 8;
}
