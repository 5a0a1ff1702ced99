/* What is asked before a row is written: why something is dropped, a note, which other incident is the same event. */
const DROPS = ["no event", "told twice", "withdrawn", "only feared", "outside this case"];

function ask(title, content, act) {
  const form = el("form", { on: { submit: (event) => { event.preventDefault(); act(event.target); } } }, el("h2", { id: "asked" }, title), ...content,
    el("div", {}, el("button", { type: "submit" }, "Save ", key("Enter")), el("button", { type: "button", on: { click: shut } }, "Cancel ", key("Esc"))));
  $("dialog").replaceChildren(form);
  $("dialog").showModal();
  form.querySelector("input, textarea, select")?.focus();
}

const shut = () => $("dialog").close();

function askDrop() {
  const item = current();
  const reasons = DROPS.map((text, at) => el("label", { class: "choice" }, el("input", { type: "radio", name: "why", value: text, checked: !at }), text));
  ask("Drop: why?", [el("fieldset", {}, el("legend", {}, "Reason"), ...reasons), el("label", {}, "Or in your words", el("input", { name: "own", autocomplete: "off" }))], (form) => {
    const data = new FormData(form);
    shut();
    finish("drop", item, { reason: data.get("own").trim() || data.get("why") });
  });
}

function askNote() {
  const item = current();
  ask("Note for other readers", [el("label", {}, "Note", el("input", { name: "note", dir: "auto", autocomplete: "off" }))], async (form) => {
    const is = new FormData(form).get("note").trim();
    if (!is) return;
    shut();
    if (await decide("note", item.id, { is })) { say("Note kept"); draw(); }
  });
}

function askSame() {
  const item = current();
  const others = D.items.filter((one) => one !== item && one.place[0] && one.place[0].id === item.place[0]?.id && standing(one) !== "merged");
  if (!others.length) return say("Nothing else stands at this place; move one to the place of the other first.");
  const choices = others.map((one, at) => el("label", { class: "choice" }, el("input", { type: "radio", name: "kept", value: one.id, checked: !at }), own(`${plain(one.kind)} · ${days(one.when)} · ${one.claims.map((claim) => claim.speaker).join(", ")}`)));
  const reason = el("label", {}, "Reason", el("input", { name: "reason", autocomplete: "off" }));
  ask("The same event as…", [el("fieldset", {}, el("legend", {}, "At this place"), ...choices), reason], (form) => {
    const data = new FormData(form);
    shut();
    finish("same", item, { target: `${item.id} ${data.get("kept")}`, is: data.get("kept"), reason: data.get("reason").trim() });
  });
}

function showKeys() {
  const keys = { A: "accept", C: "correct: then P W K F S V", D: "drop", M: "the same event as another", N: "note", H: "hold or release", U: "undo", "J K": "next, previous", "[ ]": "statements", X: "download decisions.csv", Esc: "back" };
  $("dialog").replaceChildren(el("h2", { id: "asked" }, "Keys"), el("dl", {}, ...Object.entries(keys).flatMap(([name, what]) => [el("dt", {}, key(name)), el("dd", {}, what)])), el("button", { on: { click: shut } }, "Close"));
  $("dialog").showModal();
}
