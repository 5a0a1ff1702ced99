// @ts-check
// Keyboard control in order of time: J and K or the arrows move, Enter opens, Esc goes back, / searches.

import { map } from "./ground.js";
import { back, select } from "./open.js";
import { state } from "./state.js";
import { view } from "./view.js";

export function watchKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") return goBack(event);
    const target = /** @type {Element} */ (event.target);
    if (target.closest("input, textarea, select, [contenteditable], .hd")) return;
    const inMap = target.closest(".leaflet-container");
    const inText = target.closest(".record");
    if (event.key === "/") {
      event.preventDefault();
      if (view.cardOpen || view.places) ((view.places = null), back());
      document.getElementById("search").focus();
    } else if (event.key === "j" || event.key === "J") step(1);
    else if (event.key === "k" || event.key === "K") step(-1);
    else if (!inMap && !inText && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
  });
}

function goBack(event) {
  if (document.querySelector(".leaflet-popup")) map.closePopup();
  else if (view.cardOpen || view.places) back();
  else if (event.target.id === "search") event.target.blur();
}

// The next row of the visible list, or the first.
function step(direction) {
  const rows = view.tabRows();
  if (!rows.length) return;
  const at = rows.indexOf(state.selected);
  const to = at < 0 ? (direction > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + direction, 0), rows.length - 1);
  select(rows[to], { pan: true });
}
