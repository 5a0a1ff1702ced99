/* The record: the fields of the incident and of one statement, each with its key, the machine's value kept. */
const FIELDS = { place: ["Place", "P"], when: ["When", "W"], kind: ["What", "K"], figure: ["Figure", "F"], speaker: ["Who says so", "S"], polarity: ["Said or denied", "V"] };
const OF_INCIDENT = ["place", "when", "kind"];
const REASONS = ["misread words", "other source", "own knowledge"];

function valueOf(item, field) {
  if (field === "place") return item.place[0]?.id ?? "";
  if (OF_INCIDENT.includes(field)) return item[field];
  return field === "figure" ? claimOf(item).figures[0] ?? "" : claimOf(item)[field];
}

const targetOf = (item, field) => (OF_INCIDENT.includes(field) ? item.id : claimOf(item).id);

function shownValue(item, field, value) {
  if (field === "place") return [...item.candidates, ...item.place].find((place) => place.id === value)?.name ?? (value || "no place");
  if (field === "when") return days(value);
  return plain(value) || "not stated";
}

function drawRecord() {
  const item = current();
  if (!item) return $("record").replaceChildren();
  const state = [standing(item), isHeld(item) ? "held back" : ""].filter(Boolean).join(", ");
  const notes = about(item.id).filter((row) => row.action === "note");
  $("record").replaceChildren(
    el("h2", {}, own(`${plain(item.kind)}, ${placeName(item)}`)),
    el("p", { class: "state" }, `${state} · ${item.id}`),
    el("ul", { class: "why" }, ...item.why.map((why) => own(why, "li"))),
    ...Object.keys(FIELDS).map((field) => fieldOf(item, field)),
    ...notes.map((row) => el("p", { class: "note" }, own(row.is), ` (${row.by})`)),
  );
}

function fieldOf(item, field) {
  const [title, letter] = FIELDS[field], read = valueOf(item, field), row = correction(targetOf(item, field), field);
  const opener = el("button", { "aria-label": `Correct: ${title}`, "data-field": field, "aria-expanded": String(S.field === field), on: { click: () => edit(field) } }, key(letter));
  const was = row ? el("small", {}, "Machine: ", own(shownValue(item, field, read)), `. ${row.by}, ${row.decided_at.slice(0, 10)}${row.reason ? `: ${row.reason}` : ""}`) : null;
  const value = own(shownValue(item, field, row ? row.is : read), "b");
  return el("section", { class: "field" }, el("h3", {}, title), el("div", {}, value, was), opener, S.field === field ? editor(item, field) : null);
}

function edit(field) {
  if (!current()) return;
  S.field = field;
  drawRecord();
  ($("record").querySelector("form :checked") ?? $("record").querySelector("form input, form select")).focus();
}

function closeEditor() {
  const field = S.field;
  S.field = "";
  drawRecord();
  $("record").querySelector(`[data-field=${field}]`)?.focus();
}

function editor(item, field) {
  const value = correction(targetOf(item, field), field)?.is ?? valueOf(item, field);
  const reason = el("input", { name: "reason", list: "reasons", autocomplete: "off" });
  return el("form", { on: { submit: (event) => { event.preventDefault(); save(item, field, event.target); } } },
    ...inputs(item, field, value), el("label", {}, "Reason", reason),
    el("datalist", { id: "reasons" }, ...REASONS.map((text) => el("option", { value: text }))),
    el("div", {}, el("button", { type: "submit" }, "Save ", key("Enter")), el("button", { type: "button", on: { click: closeEditor } }, "Cancel ", key("Esc"))));
}

function inputs(item, field, value) {
  const select = (values) => el("select", { name: "value", "aria-label": FIELDS[field][0] }, ...values.map((one) => el("option", { value: one, selected: one === value }, plain(one))));
  if (field === "kind") return [select(D.kinds)];
  if (field === "polarity") return [select(D.polarities)];
  if (field === "when") return ["First day", "Last day"].map((label, at) => el("label", {}, label, el("input", { type: "date", name: "value", value: value.split("/")[at] ?? "" })));
  if (field === "figure") return [el("label", {}, "Figure, such as at_least 7 killed children", el("input", { name: "value", value, autocomplete: "off" }))];
  if (field === "speaker") return [el("label", {}, "Name", el("input", { name: "value", value, dir: "auto", autocomplete: "off" }))];
  return places(item, value);
}

function places(item, value) {
  const choice = (label, id, at) => el("label", { class: "choice" }, el("input", { type: "radio", name: "value", value: id, checked: id === value }), key(String(at)), label);
  const candidates = item.candidates.map((place, at) => choice(own(`${place.name}, ${plain(place.kind)}${place.km ? `, ${place.km} km away` : ""}`), place.id, at + 1));
  const radius = el("select", { name: "radius" }, ...[200, 500, 800, 1500, 3000, 5000].map((metres) => el("option", { value: metres, selected: metres === 800 }, `${metres} m`)));
  return [el("fieldset", {}, el("legend", {}, "Which place"), ...candidates, choice("a point of your own", "point", 0)),
    el("label", {}, "Latitude, longitude", el("input", { name: "point", placeholder: "35.4758, 35.8852", dir: "ltr", autocomplete: "off" })), el("label", {}, "Radius", radius)];
}

/** The value of the form in the notation of the table; null where it is not whole yet. */
function written(form, field) {
  const data = new FormData(form), values = data.getAll("value");
  if (field === "when") return values[0] ? `${values[0]}/${values[1] || values[0]}` : "";
  if (field !== "place" || values[0] !== "point") return (values[0] ?? "").trim();
  const found = /^\s*(-?\d{1,2}(?:\.\d+)?)[,\s]+(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(data.get("point"));
  return found && data.get("reason").trim() ? `point:${found[1]},${found[2]};r=${data.get("radius")}` : null;
}

async function save(item, field, form) {
  const is = written(form, field), was = valueOf(item, field), reason = form.elements.reason.value.trim();
  if (is === null) return say("A point of your own needs latitude, longitude and a reason.");
  if (field === "figure" && !figureFits(is)) return say("A figure is written so: at_least 7 killed children");
  if (is === (correction(targetOf(item, field), field)?.is ?? was)) return closeEditor();
  if (!(await decide("correct", targetOf(item, field), { field, was, is, reason, anchor: claimOf(item).anchor }))) return;
  say(`Corrected: ${FIELDS[field][0]}`);
  draw();
  closeEditor();
}

function figureFits(text) {
  const found = /^(?:(at_least|more_than|approx|up_to|vague) )?(?:(\d+)(?:-\d+)? )?(\w+)(?: (\w+))?$/.exec(text);
  if (!text || !found) return !text;
  return (found[2] == null) === (found[1] === "vague") && D.outcomes.includes(found[3]) && (!found[4] || D.categories.includes(found[4]));
}
