// Paper: numbered marks, then the incidents in order with their sources and full addresses.

const MOST_PRINTED = 400;
const NUMBER_WIDTH = 6; // pixels a figure takes beside a mark

async function preparePrint() {
  await Promise.all(view.rows.slice(0, MOST_PRINTED).map(readDetail));
  window.print();
}

function fillPrint() {
  const box = document.getElementById("printed");
  if (!box || !citations) return;
  const rows = view.rows.slice(0, MOST_PRINTED).filter((i) => details.has(i));
  const order = new Map(view.rows.map((i, k) => [i, k + 1]));
  const reports = [...new Set(rows.flatMap((i) => details.get(i).claims.map((claim) => claim.report)))].sort(
    (a, b) => a - b,
  );
  const notes = new Map(reports.map((n, k) => [n, k + 1]));
  replace(
    box,
    el("section", { class: "legend printed-legend" }, legendBody()),
    el("h2", {}, t("print.incidents")),
    rows.map((i) => printedEntry(i, order.get(i), notes)),
    el("h2", {}, t("print.sources")),
    el(
      "ol",
      { class: "sources" },
      reports.map((n) => printedSource(reportOf(n))),
    ),
    el("h2", {}, t("about.made")),
    el("p", {}, t("about.lead"), " ", t("page.unverified")),
    el("p", {}, t("about.made_with", index.about.identity)),
    el(
      "p",
      {},
      index.about.attributions.map((line) => [bdi(line), " "]),
    ),
  );
  numberMarks(order);
}

// Numbers beside the marks: right of them, or left where another mark or its numbers stand there.
function numberMarks(order) {
  const taken = marksOnScreen();
  clusters.forEach((cluster, k) => {
    const node = cluster.marker?.getElement()?.querySelector(".order");
    if (!node) return;
    node.textContent = numbersText(cluster.rows.map((i) => order.get(i)));
    const { left, right, top } = taken[k];
    const width = node.textContent.length * NUMBER_WIDTH;
    const sides = [left - width, right].map((start) => ({ left: start, right: start + width, top, bottom: top + 12 }));
    const [before, after] = sides.map((box) => taken.filter((other) => overlaps(box, other)).length);
    node.classList.toggle("before", before < after);
    taken.push(sides[before < after ? 0 : 1]);
  });
}

// "3, 5–8": marks that stand for many incidents.
function numbersText(numbers) {
  const runs = [];
  for (const n of numbers.sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  const text = runs
    .slice(0, 3)
    .map(([a, b]) => (a === b ? a : `${a}–${b}`))
    .join(", ");
  return runs.length > 3 ? `${text} …` : text;
}

function printedEntry(i, n, notes) {
  const detail = details.get(i);
  return el(
    "article",
    { class: "printed" },
    el("h3", {}, `${n}. ${headline(i)}`),
    el(
      "p",
      {},
      joined([
        daysOf(i),
        isIncident(i)
          ? [placeNames(placeOf(entries.place[i])), ", ", precisionText(i, placeOf(entries.place[i]))]
          : null,
        t(`status.${entries.status[i]}`),
        ...detail.tolls.map(figureSentence),
      ]),
    ),
    distinctQuotes(detail.claims).map((claim) =>
      el(
        "blockquote",
        { class: "quote" },
        el("p", { dir: "auto" }, quotePieces(claim)),
        el("footer", {}, speakersOf(claim).root, ` [${notes.get(claim.report)}]`),
      ),
    ),
  );
}

function printedSource(report) {
  const address = safeUrl(report.url)?.href;
  return el(
    "li",
    {},
    joined(
      [
        bdi(publisherText(report)),
        report.title ? bdi(report.title) : null,
        isoText(report.published),
        report.retrieved ? t("card.retrieved", { day: isoText(report.retrieved) }) : null,
        address ? el("span", { class: "address", dir: "ltr" }, address) : null,
        report.sha ? el("span", { class: "address", dir: "ltr" }, `sha256 ${grouped8(report.sha)}`) : null,
      ],
      ". ",
    ),
  );
}

// The map is as wide as the paper and as high as the marks need, within reason.
function paperHeight() {
  const box = index.about.bounds;
  if (!box) return 118;
  const [from, to] = box.map((corner) => map.project(corner));
  const ratio = Math.abs(to.y - from.y) / Math.max(Math.abs(to.x - from.x), 1);
  return Math.round(Math.min(Math.max(182 * ratio, 100), 170));
}

function watchPrint() {
  window.addEventListener("beforeprint", () => {
    document.body.classList.add("printing");
    document.documentElement.style.setProperty("--paper-map", `${paperHeight()}mm`);
    map.invalidateSize({ animate: false });
    fitMarks();
    redrawMap();
    fillPrint();
  });
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("printing");
    map.invalidateSize({ animate: false });
  });
}
