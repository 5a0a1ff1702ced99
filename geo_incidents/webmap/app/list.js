// The list: the primary way to read, in order of time, under one heading a day.

const CHUNK = 40;

function listItem(i) {
  const incident = isIncident(i);
  const place = incident ? placeOf(entries.place[i]) : null;
  const name = incident
    ? phrase(entries.precision[i] === "near" ? "list.near" : "list.at", { place: placeNames(place, "b") })
    : joined(
        entries.areas[i].map((n) => placeNames(placeOf(n), "b")),
        t("page.comma"),
      );
  const node = button(
    [
      el(
        "span",
        { class: "list-mark" },
        incident ? markShape(i, 6) : el("span", { class: "hatched", "aria-hidden": "true" }),
      ),
      el(
        "span",
        { class: "what" },
        el("span", { class: "names" }, name),
        el(
          "small",
          {},
          joined([t(`kind.${entries.kind[i]}`), entries.start[i] !== entries.end[i] ? daysOf(i, SHORT) : null]),
        ),
      ),
      el(
        "span",
        { class: "figure" },
        tollText(i) ? [el("b", {}, tollText(i)), el("small", {}, tollUnit(i))] : null,
        el("small", {}, t(`status.${entries.status[i]}`)),
      ),
    ],
    () => select(i, { focus: true, pan: true }),
    { class: "row", "data-row": i },
  );
  if (state.selected === i) node.setAttribute("aria-current", "true");
  return el("li", {}, node);
}

// Rows under day headings; the rest follows when the end comes into view.
function listView(rows, box) {
  let from = 0;
  let day;
  let list = null;
  const more = button(t("list.more"), () => extend(), { class: "textual more" });
  const watcher = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && extend(), {
    root: box.closest(".scroll"),
    rootMargin: "400px",
  });
  function extend(until = from + CHUNK) {
    more.remove();
    for (; from < Math.min(until, rows.length); from++) {
      const start = entries.start[rows[from]];
      if (start !== day || !list) {
        day = start;
        list = el("ul", { class: "rows" });
        box.append(
          el(
            "h3",
            { class: "day-head" },
            start === null ? t("list.undated") : dayText(start, { weekday: "long", ...LONG }),
          ),
          list,
        );
      }
      list.append(listItem(rows[from]));
    }
    if (from < rows.length) box.append(more);
  }
  replace(box);
  extend();
  watcher.observe(more);
  return {
    reveal: (i) => rows.indexOf(i) >= from && extend(rows.indexOf(i) + CHUNK),
    stop: () => watcher.disconnect(),
  };
}

function markCurrent(i) {
  for (const node of document.querySelectorAll(".row[aria-current]")) node.removeAttribute("aria-current");
  if (i === null) return;
  view.list?.reveal(i);
  const node = document.querySelector(`.row[data-row="${i}"]`);
  node?.setAttribute("aria-current", "true");
  node?.scrollIntoView({ block: "nearest" });
}
