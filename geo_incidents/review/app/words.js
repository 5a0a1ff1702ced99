/* The report: the claim's words marked, each mark with its name, so that colour is never alone. */
const NAMES = { place: "place", figure: "figure", when: "day", speaker: "speaker" };

function drawWords() {
  const item = current();
  if (!item) return $("words").replaceChildren(el("p", {}, "Nothing to read."));
  const claim = claimOf(item), report = D.reports[claim.report] ?? { publisher: claim.report, published: "", lang: "", text: "" };
  const text = claim.text || report.text;
  const body = el("p", { class: "report", lang: report.lang || null, dir: "auto" }, ...pieces(text, claim));
  const count = `Statement ${Math.min(S.claim, item.claims.length - 1) + 1} of ${item.claims.length}`;
  const head = el("header", {}, own(report.publisher, "b"), " ", report.published, " · ", count, " ", key("["), key("]"));
  const changed = staleRow(item);
  const note = changed ? el("p", { class: "warn", role: "alert" }, `The quote changed since ${changed.by} decided (${changed.action}).`) : null;
  $("words").replaceChildren(head, ...(note ? [note] : []), body);
  body.querySelector(".quote")?.scrollIntoView({ block: "center" });
}

function pieces(text, claim) {
  const [start, end] = claim.quote;
  const cuts = [...new Set([0, start, end, text.length, ...claim.marks.flatMap(([from, to]) => [from, to])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1], mark = claim.marks.find(([a, b]) => a <= from && to <= b), inside = start <= from && to <= end;
    const shown = text.slice(from, to);
    if (mark) return el("mark", { class: `${mark[2]}${inside ? " quote" : ""}` }, shown, mark[1] === to ? el("i", {}, ` ${NAMES[mark[2]]}`) : null);
    return inside ? el("span", { class: "quote" }, shown) : shown;
  });
}
