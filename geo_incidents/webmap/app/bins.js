// @ts-check
// Bins of the timeline: days, weeks, months, quarters or years; the smallest unit with enough width for every bar.

import { entries } from "./data.js";
import { families, familyOf } from "./shapes.js";
import { extent } from "./state.js";
import { dateOf, dayText } from "./words.js";

const UNITS = ["day", "week", "month", "quarter", "year"];
const NARROWEST = 7; // minimum width of a bin in pixels

export function binsFor(width) {
  for (const unit of UNITS) {
    if ((extent.last - extent.first) / LENGTH[unit] > width) continue;
    const found = binsOf(unit);
    if (found.length * NARROWEST <= width || unit === "year") return { unit, bins: found };
  }
  return { unit: "year", bins: binsOf("year") };
}

const LENGTH = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

function binsOf(unit) {
  const found = [];
  for (let from = startOf(extent.first, unit); from <= extent.last;) {
    const next = nextOf(from, unit);
    found.push({ from, to: next - 1 });
    from = next;
  }
  return found;
}

function dayFrom(year, month) {
  return Math.round((Date.UTC(year, month) - dateOf(0).getTime()) / 864e5);
}

function startOf(day, unit) {
  const date = dateOf(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === "day") return day;
  if (unit === "week") return day - ((date.getUTCDay() + 6) % 7);
  if (unit === "month") return dayFrom(year, month);
  return unit === "quarter" ? dayFrom(year, month - (month % 3)) : dayFrom(year, 0);
}

function nextOf(day, unit) {
  const date = dateOf(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === "day") return day + 1;
  if (unit === "week") return day + 7;
  if (unit === "month") return dayFrom(year, month + 1);
  return unit === "quarter" ? dayFrom(year, month + 3) : dayFrom(year + 1, 0);
}

// Incidents in each bin: by family if the whole window lies in it, `possible` if only part of it does.
export function counted(bins, rows) {
  const filled = bins.map((bin) => ({ ...bin, families: families.map(() => 0), possible: 0 }));
  const change = new Int32Array(bins.length + 1);
  const numberOf = (day) => {
    let [low, high] = [0, bins.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bins[middle].to < day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  for (const i of rows) {
    const from = numberOf(entries.start[i]);
    const to = numberOf(entries.end[i]);
    if (from === to) filled[from].families[familyOf[entries.kind[i]]] += 1;
    else {
      change[from] += 1;
      change[to + 1] -= 1;
    }
  }
  let running = 0;
  filled.forEach((bin, k) => {
    running += change[k];
    bin.possible = running;
    bin.sure = bin.families.reduce((sum, n) => sum + n, 0);
  });
  return filled;
}

const FINE = {
  day: { day: "numeric" },
  week: { day: "numeric", month: "short" },
  month: { month: "short" },
  quarter: { month: "short" },
  year: { year: "numeric" },
};
const FINE_ROOM = { day: 24, week: 46, month: 34, quarter: 46, year: 40 };

// Two lines of ticks: bins where there is space above, and below them the start of each month and year, or year.
export function ticksOf({ unit, bins }, width) {
  const step = width / bins.length;
  const fine = [];
  const coarse = [];
  let [lastFine, lastCoarse, said] = [-Infinity, -Infinity, ""];
  bins.forEach(({ from }, k) => {
    const middle = (k + 0.5) * step;
    /** @type {Intl.DateTimeFormatOptions} */
    const style = unit === "day" ? { month: "long", year: "numeric" } : { year: "numeric" };
    const text = unit === "year" ? "" : dayText(Math.max(from, extent.first), style);
    if (text && text !== said && k * step - lastCoarse > 46) {
      coarse.push({ k, text });
      lastCoarse = k * step;
    }
    said = text;
    if (middle - lastFine >= FINE_ROOM[unit] && (unit !== "quarter" || step * 4 > 120)) {
      fine.push({ k, text: dayText(from, FINE[unit]) });
      lastFine = middle;
    }
  });
  return { fine, coarse };
}
