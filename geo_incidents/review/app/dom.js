/* Elements are built from values: text is never read as markup. */
const $ = (id) => document.getElementById(id);

function el(tag, traits = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

const key = (name) => el("kbd", {}, name);
const own = (text, tag = "span") => el(tag, { dir: "auto" }, text);
const say = (text) => { $("said").textContent = text; };
