// @ts-check
// The only module that creates elements: text always becomes a text node, never markup.

export function el(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(4).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

// Text from reports, isolated so that its direction and overrides do not affect the text around it.
export function bdi(text, props = {}) {
  return el("bdi", { dir: "auto", ...props }, String(text));
}

export function arabic(text) {
  return text ? el("span", { lang: "ar", dir: "rtl", class: "ar" }, text) : null;
}

// Links to anything but http(s) are dropped.
export function safeUrl(text) {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url : null;
  } catch {
    return null;
  }
}

export function link(text, url, props = {}) {
  const safe = safeUrl(url);
  if (!safe) return bdi(text);
  return el("a", { href: safe.href, target: "_blank", rel: "noopener noreferrer", ...props }, bdi(text));
}

export function button(label, onclick, props = {}) {
  return el("button", { type: "button", onclick, ...props }, label);
}

export function replace(node, ...children) {
  node.replaceChildren(...children.flat(4).filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

// Several parts with a separator between them; empty parts are dropped.
export function joined(parts, separator = " · ") {
  return parts.filter(Boolean).flatMap((part, i) => (i ? [separator, part] : [part]));
}

/** @param {string} selector */
export function focusOn(selector) {
  const node = document.querySelector(selector);
  if (node instanceof HTMLElement || node instanceof SVGElement) node.focus();
}
