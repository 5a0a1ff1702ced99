/* The queue: what waits, and why. It is one tab stop. */
function drawQueue() {
  const found = listed();
  const filters = ["todo", "done", "held", "all"].map((name) =>
    el("button", { "aria-pressed": String(S.shown === name), on: { click: () => show(name) } },
      { todo: "To do", done: "Done", held: "Held", all: "All" }[name]));
  const groups = Object.entries(GROUPS).flatMap(([group, title]) => {
    const items = found.filter((item) => item.group === group);
    return items.length ? [el("h2", {}, `${title} (${items.length})`), el("ol", {}, ...items.map(entry))] : [];
  });
  const rest = found.length ? groups : [el("p", {}, S.shown === "todo" ? "All read." : "Nothing here.")];
  $("queue").replaceChildren(el("div", { class: "filters", role: "group", "aria-label": "Show" }, ...filters), ...rest);
  $("queue").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function entry(item) {
  const here = item.id === S.at;
  const traits = { tabindex: here ? 0 : -1, "aria-current": here ? "true" : null, on: { click: () => go(item.id) } };
  const lines = [own(placeName(item), "b"), own(`${plain(item.kind)} · ${days(item.when)}`, "small")];
  if (standing(item) !== "open" || isHeld(item)) {
    lines.push(el("em", {}, [standing(item), isHeld(item) ? "held" : ""].filter((word) => word && word !== "open").join(", ")));
  } else if (item.why.length) lines.push(own(item.why[0], "em"));
  return el("li", {}, el("button", traits, ...lines));
}

function show(name) {
  S.shown = name;
  if (!listed().some((item) => item.id === S.at)) S.at = listed()[0]?.id ?? "";
  draw();
}
