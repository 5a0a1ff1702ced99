// @ts-check
// Keys by letter, or by position on keyboards without Latin letters. Holding a key down decides only once.

import {
  accept,
  bringIn,
  choose,
  closeEditor,
  closeSheet,
  download,
  edit,
  hold,
  openSheet,
  redo,
  step,
  turn,
  undo,
} from "./acts.js";
import { askDrop, askNote, askSplit, dialogKey, showKeys } from "./dialogs.js";
import { askPoint } from "./ground.js";
import { MARKS, hideMenu, isMenuOpen, markAs, menuKey, moveCursor, startMarking, stopMarking } from "./marking.js";
import { askMerge, isMerging, mergeKey } from "./merging.js";
import { chooseCandidate, setPoint } from "./places.js";
import { current } from "./report.js";
import { S, draw, focusIn, node, quiet } from "./ui.js";

export const KEYS = {
  a: accept,
  c: choose,
  d: askDrop,
  m: askMerge,
  s: askSplit,
  n: askNote,
  h: hold,
  e: startMarking,
  g: askPoint,
};
const ALWAYS = {
  u: undo,
  j: () => step(1),
  k: () => step(-1),
  y: () => openSheet("history"),
  r: () => openSheet("second"),
  x: download,
  i: bringIn,
};
export const FIELDS = { p: "place", w: "when", k: "kind", f: "figure", s: "speaker", v: "polarity" };
const AT_ONCE = ["p", "w", "f", "v"];
const MARKED = {
  ...Object.fromEntries(Object.entries(MARKS).map(([what, letter]) => [letter.toLowerCase(), what])),
  n: "new",
};

export function letterOf(event) {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  return /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : event.key;
}

export function pressed(event) {
  const letter = letterOf(event);
  const target = /** @type {HTMLElement} */ (event.target);
  if (node("dialog").hasAttribute("open")) return isMerging() ? mergeKey(event, letter) : dialogKey(event);
  if (event.key === "Escape") return escaped(event, target);
  const typing = target.matches("input:not([type=radio]):not([type=checkbox]), select, textarea");
  if ((event.ctrlKey || event.metaKey) && letter === "z" && !typing && !S.busy)
    return taken(event, (event.shiftKey ? redo() : undo(), true));
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (isMenuOpen()) return taken(event, menuKey(event) || markedBy(letter));
  if (typing) return target.getAttribute("name") === "find" && placeKey(event, target) ? event.preventDefault() : null;
  if (S.marking) return taken(event, moveCursor(event) || markedBy(letter));
  if (S.choosing) return taken(event, FIELDS[letter] && (edit(FIELDS[letter]), true));
  if (S.field === "place" && /^\d$/.test(event.key)) return taken(event, digit(Number(event.key)));
  if (S.field) return null;
  return free(event, letter, target);
}

function taken(event, isTaken) {
  if (isTaken) event.preventDefault();
}

function markedBy(letter) {
  if (!MARKED[letter]) return false;
  markAs(MARKED[letter]);
  return true;
}

function digit(n) {
  if (n === 0) setPoint();
  else if (S.found[n - 1]) chooseCandidate(n - 1);
  return true;
}

// From the search field down to the results.
function placeKey(event, target) {
  if (event.key !== "ArrowDown" || !S.found.length) return false;
  target.blur();
  chooseCandidate(Math.max(0, S.chosen));
  return true;
}

// Whether nothing is being typed, marked or chosen.
function free(event, letter, target) {
  if (event.key === "?") return taken(event, (showKeys(), true));
  if (event.key === "/") return taken(event, (focusIn("queue", "[data-k=find]"), true));
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (arrow && target.closest("#queue")) {
    step(arrow);
    focusIn("queue", "[aria-current]");
    return event.preventDefault();
  }
  if (!S.letters) return null;
  if (event.key === "[" || event.code === "BracketLeft") return taken(event, (turn(-1), true));
  if (event.key === "]" || event.code === "BracketRight") return taken(event, (turn(1), true));
  const run = S.view ? ALWAYS[letter] : (ALWAYS[letter] ?? (current() && KEYS[letter]));
  if (event.repeat && !"jk".includes(letter)) return null;
  if (!S.view && current() && AT_ONCE.includes(letter)) return taken(event, (edit(FIELDS[letter]), true));
  const decides = letter === "u" || !ALWAYS[letter];
  if (!run || (S.busy && decides)) return null; // a row is being saved: the next item has not been shown yet
  quiet();
  event.preventDefault();
  return run();
}

function escaped(event, target) {
  event.preventDefault();
  if (isMenuOpen() || S.marking || S.picked) {
    hideMenu();
    return stopMarking();
  }
  if (S.choosing) {
    S.choosing = false;
    return draw("bar");
  }
  if (S.field) return closeEditor();
  if (S.view) return closeSheet();
  return target.blur();
}
