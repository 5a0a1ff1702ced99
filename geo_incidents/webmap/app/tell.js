// Phrases about a row or a claim: headline, place, days, figures. Templates over fields; nothing else is said.

// Both names, the one in the page's script first.
function placeNames(place, tag = "bdi") {
  const latin = (as) => el(as, {}, bdi(place.name));
  if (!place.ar) return latin(tag);
  if (words.page.dir === "rtl")
    return [el(tag, {}, arabic(place.ar)), " ", el("span", { class: "soft" }, latin("bdi"))];
  return [latin(tag), " ", arabic(place.ar)];
}

function governorateOf(place) {
  return place.adm.length >= 4 ? areaName(place.adm.slice(0, 4)) : "";
}

function plainName(place) {
  return words.page.dir === "rtl" && place.ar ? place.ar : place.name;
}

function whereText(i) {
  if (!isIncident(i)) return entries.areas[i].map((n) => plainName(placeOf(n))).join(t("page.comma"));
  const place = placeOf(entries.place[i]);
  const governorate = governorateOf(place);
  const name = plainName(place);
  return governorate && governorate !== name ? name + t("page.comma") + governorate : name;
}

function headline(i) {
  const form = !isIncident(i) ? "of" : entries.precision[i] === "near" ? "near" : "in";
  const text = t(`headline.${form}`, { kind: t(`kind.${entries.kind[i]}`), place: whereText(i) });
  return entries.status[i] === "denied" ? t("headline.denied", { headline: text }) : text;
}

function daysOf(i, style = LONG) {
  return daysText(entries.start[i], entries.end[i], style);
}

function km(metres) {
  return t("map.km", { n: number(metres < 950 ? Math.round(metres / 100) / 10 : Math.round(metres / 1000)) });
}

// "village, ±1 km": how exactly a place is known.
function precisionText(i, place) {
  const near = entries.precision[i] === "near" ? t("precision.near") : "";
  return joined([t(`place.${place.kind}`), near, `± ${km(entries.radius[i])}`], t("page.comma")).join("");
}

function rangeText(low, high) {
  if (high === null || high === undefined) return t("bound.open", { n: number(low) });
  if (low === high) return number(low);
  return `${number(low)}–${number(high)}`;
}

// The figure of a row for lists: "31", "20+", "31–53".
function tollText(i) {
  return entries.outcome[i] ? rangeText(entries.low[i], entries.high[i]) : "";
}

function tollUnit(i) {
  if (!entries.outcome[i]) return "";
  return entries.category[i] === "all"
    ? t(`outcome.${entries.outcome[i]}`)
    : tn(`category.${entries.category[i]}`, entries.low[i]) + t("page.comma") + t(`outcome.${entries.outcome[i]}`);
}

// `text` is the number as it is shown, `n` the one that decides between "child" and "children".
function peopleText(text, n, category, outcome) {
  return t(category === "all" ? "figure.all" : "figure.of", {
    n: text,
    category: tn(`category.${category}`, n),
    outcome: t(`outcome.${outcome}`),
  });
}

function tollSentence(toll) {
  return peopleText(rangeText(toll.low, toll.high), toll.high ?? toll.low + 1, toll.category, toll.outcome);
}

// A figure as claimed: "at least 20 killed".
function countNumber(count) {
  const shown =
    count.bound === "more_than"
      ? count.min - 1
      : count.bound === "up_to" || count.bound === "less_than"
        ? (count.max ?? count.min)
        : count.min;
  const spread =
    count.bound === "exact" &&
    count.max !== null &&
    count.max !== undefined &&
    count.max !== count.min &&
    !count.approx;
  if (spread) return t("bound.range", { low: number(count.min), high: number(count.max) });
  if (count.vague) return t("bound.at_least", { n: number(count.min) });
  const n = t(`bound.${count.bound ?? "exact"}`, { n: number(shown) });
  return count.approx ? t("bound.approx", { n }) : n;
}

function countText(count) {
  return peopleText(countNumber(count), count.min, count.category, count.outcome);
}

function speakerName(speaker) {
  return speaker.name ? bdi(speaker.name) : `${t(`speaker.${speaker.kind}`)} (${t("card.withheld")})`;
}

// Root speaker, and those it came through.
function speakersOf(claim) {
  const [root, ...via] = claim.speakers.map(speakerName);
  const publisher = bdi(publisherText(reportOf(claim.report)));
  return { root: root ?? publisher, via: root ? joined([...via, publisher], ` ${t("page.arrow")} `) : [] };
}

function publisherText(report) {
  return report.publisher || report.report;
}
