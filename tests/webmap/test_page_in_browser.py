"""The page as a reader meets it, in Chromium, without a network."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import folium
import pytest
from watching import SmallAtlas

from geo_incidents.model import Result
from geo_incidents.safety import protect
from geo_incidents.webmap import folium_map, render

pytestmark = pytest.mark.browser
Open = Callable[..., object]
VIOLATIONS = """axe.run(document, {resultTypes: ['violations']}).then((found) =>
  found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')))"""


def shown(page) -> int:
    """Incidents in the list, by its tab."""
    return int(page.locator("#tab-incidents i").inner_text())


def open_mark(page):
    """A popup of one incident, whatever marks the view has."""
    page.locator(".mark:not(:has(text))").first.click(force=True)
    page.locator(".slip").wait_for()
    return page.locator(".slip")


def test_opens_without_a_request_or_a_fault(watched: Open, written: Path) -> None:
    window = watched()
    page = window.open(written)
    open_mark(page).locator(".full").click()
    page.locator("#card-title").wait_for()
    assert window.foreign(written) == []
    assert window.faults == []


def test_scope_says_what_is_shown(watched: Open, written: Path, result: Result) -> None:
    page = watched().open(written)
    told = page.locator(".scope").inner_text()
    assert f"{shown(page)} incidents" in told
    assert f"{len(result.sources)} reports" in told
    page.locator("#search").fill("jablah")
    page.wait_for_function("() => location.hash.includes('q=')")
    assert f"{shown(page)} of " in page.locator(".scope").inner_text()


def test_a_popup_stands_on_its_own(watched: Open, written: Path) -> None:
    popup = open_mark(watched().open(written))
    assert "reported" in popup.locator("h3").inner_text()
    assert "2025" not in popup.locator("q").first.inner_text()
    assert popup.locator("q").first.inner_text()
    assert "Publisher" in popup.locator("cite").first.inner_text()
    assert 1 <= popup.locator("li").count() <= 3


def test_hovering_says_four_lines(watched: Open, written: Path) -> None:
    page = watched().open(written)
    page.locator(".mark:not(:has(text))").first.hover(force=True)
    assert page.locator("#tip b, #tip > span").count() == 4
    page.mouse.move(5, 5)
    assert page.locator("#tip").is_hidden()


def test_a_ring_lists_its_incidents(watched: Open, written: Path) -> None:
    page = watched().open(written)
    ring = page.locator(".mark:has(text)").first
    told = int(ring.locator("text").text_content())
    ring.click(force=True)
    page.locator(".many").wait_for()
    assert f"{told} incidents" in page.locator(".many h3").inner_text()
    assert page.locator(".row").count() == told
    page.locator(".one").first.click()
    page.locator(".slip").wait_for()
    assert page.locator(".card h2").inner_text() == page.locator(".slip h3").inner_text()


def test_link_shows_the_same_incident_and_filters(watched: Open, written: Path) -> None:
    first = watched().open(written)
    first.locator("[data-menu=what]").click()
    first.locator(".opt").first.click()
    first.keyboard.press("Escape")
    first.locator(".row").nth(2).click()
    first.locator(".card h2").wait_for()
    address = first.evaluate("location.hash")
    again = watched().open(written, address)
    assert again.locator(".card h2").inner_text() == first.locator(".card h2").inner_text()
    assert shown_quietly(again) == shown_quietly(first)


def shown_quietly(page) -> str:
    return page.locator("#tab-incidents i").text_content()


def test_back_steps_through_records(watched: Open, written: Path) -> None:
    page = watched().open(written)
    page.locator(".row").first.click()
    page.locator(".card h2").wait_for()
    first = page.evaluate("location.hash")
    page.keyboard.press("j")
    page.wait_for_function("(old) => location.hash !== old", arg=first)
    page.go_back()
    page.wait_for_function("(old) => location.hash === old", arg=first)
    page.go_back()
    page.locator(".row").first.wait_for()
    assert page.locator(".card").count() == 0 or page.locator(".card").is_hidden()


def test_an_unknown_link_says_so(watched: Open, written: Path) -> None:
    page = watched().open(written, "#incident=i-of-another-map")
    assert "i-of-another-map" in page.locator(".unknown").inner_text()
    assert page.locator(".row").count() > 10


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Banyas", "Banyas"), ("بانياس", "Banyas"), ("Gabala", "Jablah"), ("jweibat", "Jweibat"),
        ("Baniyaas", "Banyas"), ("jebleh", "Jablah"),
    ],
)  # fmt: skip
def test_search_finds_a_place_in_any_spelling(watched: Open, written: Path, query: str, found: str) -> None:
    page = watched().open(written)
    page.locator("#search").fill(query)
    page.wait_for_function("() => location.hash.includes('q=')")
    page.locator(".row").first.wait_for()
    assert found in page.locator(".list").inner_text()
    assert page.locator(".row").count() < 40


def test_search_reads_the_quotes(watched: Open, written: Path) -> None:
    page = watched().open(written)
    page.locator("#search").fill("personnes tuées")
    page.wait_for_function("() => location.hash.includes('q=')")
    page.wait_for_function("() => document.querySelector('.search-note').textContent === ''")
    page.locator(".row").first.wait_for()
    assert 0 < page.locator(".row").count() < 40


@pytest.mark.parametrize("menu", ["what", "where", "support"])
def test_counts_of_choices_tell_the_truth(watched: Open, written: Path, menu: str) -> None:
    page = watched().open(written)
    whole = shown(page)
    page.locator(f"[data-menu={menu}]").click()
    told = int(page.locator(".opt .n").first.inner_text())
    page.locator(".opt").first.click()
    assert shown(page) == told
    page.keyboard.press("Escape")
    assert page.locator(".token").count() == 1
    page.locator(".token").click()
    assert shown(page) == whole


def test_filters_reach_areas_and_what_has_no_place(watched: Open, written: Path) -> None:
    page = watched().open(written)
    before = [int(page.locator(f"#tab-{tab} i").inner_text()) for tab in ("areas", "tray")]
    page.locator("#search").fill("zzzzz")
    page.wait_for_function("() => location.hash.includes('q=')")
    page.wait_for_function("() => document.querySelector('.search-note').textContent === ''")
    assert min(before) > 0
    assert [page.locator(f"#tab-{tab} i").inner_text() for tab in ("areas", "tray")] == ["0", "0"]


def test_days_narrow_the_view(watched: Open, written: Path) -> None:
    page = watched().open(written)
    before = shown(page)
    page.locator(".hd[data-side=from]").focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    assert 0 < shown(page) < before
    assert "from=" in page.evaluate("location.hash")
    page.keyboard.press("Home")
    assert shown(page) == before


def test_play_ends_with_all_days(watched: Open, written: Path) -> None:
    page = watched(reduced_motion="reduce").open(written)
    before = shown(page)
    page.locator(".play").click()
    page.wait_for_function("(all) => Number(document.querySelector('#tab-incidents i').textContent) < all", arg=before)
    page.locator(".play").click()
    page.locator(".token").click()
    assert shown(page) == before


def test_everything_by_keyboard(watched: Open, written: Path) -> None:
    page = watched().open(written)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'card-title'")
    first = page.locator(".card h2").inner_text()
    page.keyboard.press("j")
    page.wait_for_function("(old) => document.querySelector('.card h2').textContent !== old", arg=first)
    page.keyboard.press("k")
    page.wait_for_function("(old) => document.querySelector('.card h2').textContent === old", arg=first)
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.classList.contains('row')")


def test_marks_by_keyboard(watched: Open, written: Path) -> None:
    page = watched().open(written)
    page.locator('.mark[tabindex="0"]').focus()
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    moved = False
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        moved = moved or page.evaluate("document.activeElement.getAttribute('aria-label')") != first
    assert moved
    page.keyboard.press("Enter")
    page.locator(".leaflet-popup").wait_for()


def test_areas_are_hatched_and_never_marked(watched: Open, written: Path, result: Result) -> None:
    page = watched().open(written)
    assert page.locator("path.area").count() == 0
    page.locator("#tab-areas").click()
    rows = page.locator(".row")
    assert rows.count() == len(protect(result).result.area_statements)
    labels = page.locator(".mark").evaluate_all("(marks) => marks.map((mark) => mark.getAttribute('aria-label'))")
    assert not [label for label in labels if "the coast" in label or "Syria" in label]
    rows.filter(has_text="Jablah").first.click()
    page.locator("path.area").wait_for(state="attached")


def test_what_has_no_place_is_listed_with_its_reason(watched: Open, written: Path, result: Result) -> None:
    page = watched().open(written)
    page.locator("#tab-tray").click()
    page.locator(".tray li").first.wait_for()
    assert page.locator(".tray li").count() == len(result.unplaced) + len(result.failures)
    assert result.failures[0].reason in page.locator(".list").inner_text()


def test_a_record_says_what_else_is_told_of_its_event(watched: Open, written: Path, result: Result) -> None:
    incidents = protect(result).result.incidents
    part = next(one for one in incidents if one.event_group_id)
    others = [one for one in incidents if one.event == part.event and one is not part]
    page = watched().open(written, f"#incident={part.id}")
    told = page.locator(".card .event")
    told.wait_for()
    assert told.locator("button").count() == min(3, len(others)) > 0
    assert told.inner_text().endswith("Their figures must not be added up.")
    told.locator("button").first.click()
    page.wait_for_function("(id) => !location.hash.includes(id)", arg=part.id)


def test_nothing_is_struck_through_and_a_denial_says_whose(watched: Open, written: Path) -> None:
    page = watched().open(written)
    assert page.locator(".badge", has_text="denied by").count() > 0
    struck = "(all) => all.filter((e) => getComputedStyle(e).textDecorationLine.includes('line-through')).length"
    assert page.locator("*").evaluate_all(struck) == 0


def test_why_here_is_a_sentence_without_weights(watched: Open, written: Path) -> None:
    page = watched().open(written)
    page.locator(".row").first.click()
    told = page.locator("p.why").inner_text()
    assert told.startswith("Written “")
    assert told.endswith((".", ")"))
    assert not re.search(r"[+−]\d|\d\.\d", told)


@pytest.mark.parametrize("kind", ["geojson", "csv", "citations"])
def test_what_is_seen_can_be_downloaded(watched: Open, written: Path, kind: str) -> None:
    page = watched(accept_downloads=True).open(written)
    page.locator("#search").fill("Banyas")
    page.wait_for_function("() => location.hash.includes('q=')")
    page.wait_for_function("() => document.querySelector('.search-note').textContent === ''")
    count = shown(page)
    page.locator("[data-page=download]").click()
    with page.expect_download() as got:
        page.locator(f"[data-file={kind}]").click()
    text = Path(got.value.path()).read_text("utf-8-sig")
    assert f"{count} of " in text
    assert "Banyas" in text
    if kind == "geojson":
        assert len(json.loads(text)["features"]) == count
    if kind == "csv":
        assert len(list(csv.reader(text.splitlines()))) == count + 3  # heading, an empty line, the scope
        assert not re.search(r"(?:^|,)[=+@]", text, re.MULTILINE)


@pytest.mark.parametrize(("kind", "magic"), [("png", b"\x89PNG"), ("svg", b"<svg")])
def test_the_map_as_it_is_seen_is_a_picture(watched: Open, written: Path, kind: str, magic: bytes) -> None:
    window = watched(accept_downloads=True)
    page = window.open(written)
    page.locator("[data-page=download]").click()
    with page.expect_download() as got:
        page.locator(f"[data-file={kind}]").click()
    made = Path(got.value.path()).read_bytes()
    assert made.startswith(magic)
    assert len(made) > 40_000
    assert window.faults == []


def test_the_embed_has_title_credit_and_the_way_to_the_full_map(watched: Open, written: Path) -> None:
    page = watched(660, 480).open(written, "#embed")
    assert page.locator(".strip h1").inner_text() == "A page for tests"
    assert "no licence" in page.locator(".credit").inner_text()
    assert page.locator(".full-map").is_visible()
    assert page.locator(".panel").is_hidden()
    open_mark(page)


def test_the_line_to_embed_it(watched: Open, written: Path) -> None:
    page = watched().open(written)
    page.locator("[data-page=embed]").click()
    line = page.locator("pre").inner_text()
    assert line.startswith("<iframe src=")
    assert 'map.html#embed"' in line


def test_card_gives_citations_and_geojson(watched: Open, written: Path) -> None:
    page = watched(permissions=["clipboard-read", "clipboard-write"]).open(written)
    page.locator(".row").first.click()
    actions = page.locator(".acts .small")
    taken = {}
    for n in range(5):
        name = actions.nth(n).inner_text()
        actions.nth(n).click()
        page.wait_for_function("() => document.querySelector('.acts .note').textContent !== ''")
        taken[name] = page.evaluate("navigator.clipboard.readText()")
    assert taken["Cite"].startswith(page.locator(".card h2").inner_text())
    assert taken["BibTeX"].startswith("@online{")
    assert json.loads(taken["CSL-JSON"])[0]["type"] == "article-newspaper"
    feature = json.loads(taken["Copy GeoJSON"])
    assert feature["geometry"]["type"] == "Point"
    assert feature["properties"]["claims"][0]["quote"]
    assert "incident=" in taken["Copy link"]


def test_links_open_at_the_quoted_words(watched: Open, written: Path) -> None:
    page = watched().open(written)
    page.locator("#search").fill("Publisher 1")
    page.wait_for_function("() => location.hash.includes('q=')")
    page.locator(".row").first.click()
    page.locator(".card h2").wait_for()
    links = page.locator(".card .quote a[target]").evaluate_all("(links) => links.map((a) => [a.href, a.rel])")
    assert links
    assert all("#:~:text=" in href and rel == "noopener noreferrer" for href, rel in links)


def test_the_page_speaks_arabic(watched: Open, written: Path) -> None:
    page = watched().open(written, "#lang=ar")
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ar", "rtl")
    assert "الحوادث" in page.locator("#tab-incidents").inner_text()
    assert page.locator("#map_incidents").get_attribute("dir") == "ltr"


def test_without_javascript_everything_is_there_in_words(watched: Open, written: Path, result: Result) -> None:
    window = watched(java_script_enabled=False)
    window.page.goto(written.as_uri())
    text = window.page.locator("main").inner_text()
    assert window.page.locator("main li h2").count() >= len(result.incidents)
    assert result.failures[0].name in text
    assert window.page.locator("main a[href^=https]").count() > 10


def test_paper_has_numbers_sources_and_addresses(watched: Open, written: Path) -> None:
    page = watched().open(written)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    printed = page.locator("#printed")
    assert "1. " in printed.locator("h3").first.text_content()
    assert "https://news.example/" in printed.text_content()
    assert re.search(r" · \d", page.locator(".lab.mk").first.text_content())
    assert page.locator("#printed-head h1").text_content() == "A page for tests"
    assert "run " in printed.text_content()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_accessibility_violation(watched: Open, written: Path, axe: str, theme: str, lang: str) -> None:
    page = watched(color_scheme=theme, reduced_motion="reduce").open(written, f"#lang={lang}")
    page.evaluate(axe)
    assert page.evaluate(VIOLATIONS) == []
    for menu in ("what", "where", "support"):
        page.locator(f"[data-menu={menu}]").click()
        assert page.evaluate(VIOLATIONS) == []
    page.keyboard.press("Escape")
    page.locator("#tab-tray").click()
    page.locator(".tray li").first.wait_for()
    assert page.evaluate(VIOLATIONS) == []
    page.locator("#tab-incidents").click()
    open_mark(page)
    page.locator("details.more summary").first.click()
    assert page.evaluate(VIOLATIONS) == []
    for name in ("about", "download", "embed"):
        page.locator(f"[data-page={name}]").click()
        page.locator(".prose").wait_for()
        assert page.evaluate(VIOLATIONS) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_accessibility_violation_on_a_phone(watched: Open, written: Path, axe: str, theme: str) -> None:
    page = watched(390, 844, color_scheme=theme, reduced_motion="reduce").open(written)
    page.evaluate(axe)
    assert page.evaluate(VIOLATIONS) == []
    page.locator(".grip").press("Enter")
    page.locator(".row").first.click()
    page.locator(".card h2").wait_for()
    assert page.evaluate(VIOLATIONS) == []


def test_layers_of_ones_own_run_under_the_policy(
    watched: Open, tmp_path: Path, result: Result, atlas: SmallAtlas
) -> None:
    page = folium_map(result, atlas)
    folium.CircleMarker([35.2, 36.3], radius=30, class_name="mine").add_to(page)
    file = tmp_path / "own.html"
    page.save(str(file))
    window = watched()
    assert window.open(file).locator("path.mine").count() == 1
    assert window.faults == []


def test_tiles_are_asked_for_only_when_switched_on(
    watched: Open, tmp_path: Path, result: Result, atlas: SmallAtlas
) -> None:
    file = tmp_path / "tiles.html"
    file.write_text(render(result, atlas, tiles="OpenStreetMap.Mapnik"), "utf8")
    window = watched()
    page = window.open(file)
    assert window.foreign(file) == []
    switch = page.locator(".tool[aria-pressed]")
    assert "tile.openstreetmap.org" in switch.get_attribute("title")
    with page.expect_request("**/tile.openstreetmap.org/**"):
        switch.click()
    assert {url.split("/")[2] for url in window.foreign(file)} == {"tile.openstreetmap.org"}
    assert "OpenStreetMap" in page.locator("#tiles-credit").inner_text()
