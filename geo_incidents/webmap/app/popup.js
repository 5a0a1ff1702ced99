// A popup stands on its own: what, where, when, how many, and who says so in which words.

const IN_POPUP = 6;
const popupQuotes = 4;

async function openPopup(at, rows, places) {
  const box = el("div", { class: "popup", dir: words.page.dir, lang: document.documentElement.lang });
  const popup = L.popup(popupSize(map.getSize()));
  popup.setLatLng(at).setContent(box).openOn(map);
  const close = popup.getElement()?.querySelector(".leaflet-popup-close-button");
  if (close) close.setAttribute("aria-label", t("page.close"));
  const shown = rows.slice(0, IN_POPUP);
  const parts = await Promise.all(shown.map(async (i) => popupArticle(i, await readDetail(i))));
  replace(box, parts, popupRest(rows, places));
  popup.update();
  announce(shown.map(headline).join("; "));
}

// As wide as reads well; on a phone as wide as the map, which hides its buttons meanwhile.
function popupSize({ x, y }) {
  const side = x > 560 ? 54 : 10;
  return {
    maxWidth: Math.min(380, x - 2 * side - 40),
    minWidth: Math.min(260, x - 2 * side - 40),
    maxHeight: Math.max(160, Math.min(420, y - 110)),
    autoPanPadding: [side, 12],
  };
}

function popupArticle(i, detail) {
  const quotes = distinctQuotes(detail.claims);
  return el(
    "article",
    {},
    el("h3", {}, headline(i)),
    el("p", { class: "place" }, popupPlace(i)),
    el("p", { class: "soft" }, daysOf(i), " · ", t(`status.${entries.status[i]}`)),
    tollLines(detail).map((line) => el("p", { class: "toll-line" }, line)),
    quotes.slice(0, popupQuotes).map((claim) => quoteBlock(claim, popupCite(claim))),
    button(
      [t("map.read_more"), quotes.length > popupQuotes ? ` (+${number(quotes.length - popupQuotes)})` : ""],
      () => select(i, { focus: true }),
      { class: "read-more" },
    ),
  );
}

function popupPlace(i) {
  if (!isIncident(i))
    return joined(entries.areas[i].map((n) => [placeNames(placeOf(n)), ", ", t(`place.${placeOf(n).kind}`)]));
  const place = placeOf(entries.place[i]);
  return [placeNames(place), " · ", precisionText(i, place)];
}

function popupCite(claim) {
  const report = reportOf(claim.report);
  const { root, via } = speakersOf(claim);
  return [
    el("span", { class: "speaker" }, root),
    via.length ? [` ${t("page.arrow")} `, via] : null,
    el("br"),
    joined([
      report.title ? bdi(report.title, { class: "title" }) : null,
      isoText(report.published),
      safeUrl(report.url) ? link(t("card.open_words"), fragmentUrl(report.url, claim)) : null,
    ]),
  ];
}

function popupRest(rows, places) {
  const more = rows.length - IN_POPUP;
  const spread = places && places.length > 1;
  if (more <= 0 && !spread) return null;
  return el(
    "p",
    { class: "rest" },
    more > 0 ? t("map.more_here", { n: number(more) }) : null,
    " ",
    spread ? button(t("map.zoom_to"), () => zoomTo(places), { class: "textual" }) : null,
  );
}

function zoomTo(places) {
  map.closePopup();
  map.fitBounds(L.latLngBounds(places.map((n) => [index.places.lat[n], index.places.lon[n]])).pad(0.2), {
    maxZoom: map.getMaxZoom(),
  });
}
