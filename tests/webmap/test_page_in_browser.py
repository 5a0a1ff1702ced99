"""The page as a reader meets it, in Chromium, without a network."""

import json
from collections.abc import Callable
from pathlib import Path

import folium
import pytest
from conftest import SmallAtlas

from geo_incidents.model import Result
from geo_incidents.safety import protect
from geo_incidents.webmap import folium_map, render

pytestmark = pytest.mark.browser
Open = Callable[..., object]
VIOLATIONS = """axe.run(document, {resultTypes: ['violations']}).then((found) =>
  found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')))"""


def scope(page) -> str:
    return page.locator(".scope").inner_text()


def test_opens_without_a_request_or_a_fault(watched: Open, written: Path) -> None:
    window = watched()
    page = window.open(written)
    page.locator(".mark").first.click()
    page.locator(".leaflet-popup .read-more").first.click()
    page.locator("#card-title").wait_for()
    assert window.foreign(written) == []
    assert window.faults == []


def test_scope_says_what_is_shown(watched: Open, written: Path, result: Result) -> None:
    page = watched().open(written)
    assert f"Showing {page.locator('#tab-incidents b').inner_text()} of" in scope(page)
    assert f"{len(result.sources)} reports" in scope(page)


def test_a_popup_stands_on_its_own(watched: Open, written: Path) -> None:
    page = watched().open(written)
    page.locator(".mark").first.click()
    popup = page.locator(".leaflet-popup article").first
    assert "reported" in popup.locator("h3").inner_text()
    assert "± " in popup.locator(".place").inner_text()
    assert popup.locator("blockquote p").first.inner_text()
    assert "Publisher" in popup.locator("blockquote footer").first.inner_text()


def test_link_shows_the_same_incident_and_filters(watched: Open, written: Path) -> None:
    first = watched().open(written)
    first.locator(".chips .chip").first.click()
    first.locator(".row").nth(2).click()
    first.locator(".card h2").wait_for()
    address = first.evaluate("location.hash")
    headline, told = first.locator(".card h2").inner_text(), scope(first)
    again = watched().open(written, address)
    assert again.locator(".card h2").inner_text() == headline
    assert scope(again) == told


@pytest.mark.parametrize(
    ("query", "found"), [("Banyas", "Banyas"), ("بانياس", "Banyas"), ("Gabala", "Jablah"), ("jweibat", "Jweibat")]
)
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
    page.wait_for_function(
        "() => document.querySelector('.scope').textContent.includes('Showing') && location.hash.includes('q=')"
    )
    page.wait_for_function("() => document.querySelector('.search-note').textContent === ''")
    assert 0 < page.locator(".row").count() < 40


def test_counts_of_choices_tell_the_truth(watched: Open, written: Path) -> None:
    page = watched().open(written)
    page.locator(".chip.open").click()
    choices = page.locator("#facets .facet").first.locator(".choice")
    label = choices.first.locator("b").inner_text()
    choices.first.locator("input").check()
    shown = int(page.locator("#tab-incidents b").inner_text()) + int(page.locator("#tab-areas b").inner_text())
    assert shown == int(label)


def test_days_narrow_the_view(watched: Open, written: Path) -> None:
    page = watched().open(written)
    before = int(page.locator("#tab-incidents b").inner_text())
    handle = page.locator(".handle.from")
    handle.focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    after = int(page.locator("#tab-incidents b").inner_text())
    assert 0 < after < before
    assert "from=" in page.evaluate("location.hash")


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


def test_areas_are_hatched_and_never_marked(watched: Open, written: Path, result: Result) -> None:
    page = watched().open(written)
    assert page.locator("path.area").count() == 1
    page.locator("#tab-areas").click()
    assert page.locator(".row").count() == len(protect(result).result.area_statements)
    labels = page.locator(".mark").evaluate_all("(marks) => marks.map((mark) => mark.getAttribute('aria-label'))")
    assert not [label for label in labels if "the coast" in label or "Syria" in label]


def test_what_has_no_place_is_listed_with_its_reason(watched: Open, written: Path, result: Result) -> None:
    page = watched().open(written)
    page.locator("#tab-tray").click()
    page.locator(".tray li").first.wait_for()
    assert page.locator(".tray li").count() == len(result.unplaced) + len(result.failures)
    assert result.failures[0].reason in page.locator(".list").inner_text()


def test_card_gives_citations_and_geojson(watched: Open, written: Path) -> None:
    page = watched(permissions=["clipboard-read", "clipboard-write"]).open(written)
    page.locator(".row").first.click()
    actions = page.locator(".actions .small")
    taken = {}
    for n in range(5):
        name = actions.nth(n).inner_text()
        actions.nth(n).click()
        page.wait_for_function("() => document.querySelector('.actions .note').textContent !== ''")
        taken[name] = page.evaluate("navigator.clipboard.readText()")
    assert taken["as text"].startswith(page.locator(".card h2").inner_text())
    assert taken["BibTeX"].startswith("@online{")
    assert json.loads(taken["CSL-JSON"])[0]["type"] == "article-newspaper"
    feature = json.loads(taken["Copy GeoJSON"])
    assert feature["geometry"]["type"] == "Point"
    assert feature["properties"]["claims"][0]["quote"]
    assert "incident=" in taken["Copy link"]


def test_links_open_at_the_quoted_words(watched: Open, written: Path) -> None:
    page = watched().open(written)
    page.locator("#search").fill("Publisher 1")
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
    assert page.locator(".mark .order").first.text_content()
    assert "run " in printed.text_content()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_accessibility_violation(watched: Open, written: Path, axe: str, theme: str, lang: str) -> None:
    page = watched(color_scheme=theme).open(written, f"#lang={lang}")
    page.evaluate(axe)
    assert page.evaluate(VIOLATIONS) == []
    page.locator(".chip.open").click()
    page.locator(".row").first.click()
    page.locator(".why summary").first.click()
    assert page.evaluate(VIOLATIONS) == []
    page.locator("#tab-tray").click()
    page.locator(".tray li").first.wait_for()
    page.locator(".mark").first.click()
    page.locator(".leaflet-popup article").first.wait_for()
    assert page.evaluate(VIOLATIONS) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_accessibility_violation_on_a_phone(watched: Open, written: Path, axe: str, theme: str) -> None:
    page = watched(390, 844, color_scheme=theme).open(written)
    page.evaluate(axe)
    assert page.evaluate(VIOLATIONS) == []
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
    switch.click()
    page.wait_for_timeout(300)
    assert window.foreign(file)
    assert {url.split("/")[2] for url in window.foreign(file)} == {"tile.openstreetmap.org"}
    assert "OpenStreetMap" in page.locator("#tiles-credit").inner_text()
