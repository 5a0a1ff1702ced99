// One incident or statement opened beside the map, and closed again.

async function select(i, { focus = false, pan = false } = {}) {
  state.selected = i;
  const tab = isIncident(i) ? "incidents" : "areas";
  if (state.tab !== tab) {
    state.tab = tab;
    drawList();
  }
  await showCard(await renderCard(i), { focus });
  map.closePopup();
  if (pan) panTo(i);
  redrawMap();
  markCurrent(i);
  writeHash();
  announce(headline(i));
}

function panTo(i) {
  if (isIncident(i)) {
    const place = placeOf(entries.place[i]);
    if (!map.getBounds().pad(-0.12).contains([place.lat, place.lon]))
      map.panTo([place.lat, place.lon], { animate: motion });
    return;
  }
  const rings = entries.areas[i].flatMap((n) => (outlines[n] ?? []).map((polygon) => polygon[0])).flat();
  if (rings.length) map.fitBounds(L.latLngBounds(rings).pad(0.1), { animate: motion });
}

async function showCard(article, { focus = false } = {}) {
  const opened = !view.cardOpen;
  view.cardOpen = true;
  replace(view.parts.card, button("×", closeCard, { class: "close", "aria-label": t("page.close") }), article);
  view.parts.card.hidden = false;
  document.body.classList.add("with-card");
  if (opened) map.invalidateSize({ animate: false, pan: false });
  view.parts.card.scrollTop = 0;
  if (focus) document.getElementById("card-title")?.focus();
}

function closeCard() {
  const last = state.selected;
  view.cardOpen = false;
  state.selected = null;
  view.parts.card.hidden = true;
  document.body.classList.remove("with-card");
  map.invalidateSize({ animate: false, pan: false });
  redrawMap();
  markCurrent(null);
  writeHash();
  if (last !== null) document.querySelector(`.row[data-row="${last}"]`)?.focus();
}
