"""Text of reports, manifests and gazetteers is hostile: it is shown, and nothing else ever happens to it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from factory_places import AREAS
from hostile import HOSTILE, hostile_result
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from geo_incidents.model import Incident, Result
from geo_incidents.webmap import render
from geo_incidents.webmap.blocks import safe_json

PWNED = "window.pwned = () => { window.__pwned = true; };"


class HostileAtlas:
    """A gazetteer whose names and licences are hostile too."""

    attributions = HOSTILE[:20]
    basemap = {"labels": [[35.3, 36.1, 1, name, name] for name in HOSTILE]}  # noqa: RUF012

    areas = {f"SY{n}": replace(AREAS["SY06"], name=name, name_ar=name) for n, name in enumerate(HOSTILE)}  # noqa: RUF012

    def __init__(self, ids: list[str]) -> None:
        self.ids = ids

    def polygon(self, _pcode: str) -> dict[str, object]:
        ring = [[35.0, 34.0], [37.0, 34.0], [37.0, 36.0], [35.0, 36.0], [35.0, 34.0]]
        return {"type": "Polygon", "coordinates": [ring]}

    def __contains__(self, place_id: str) -> bool:
        return place_id in self.ids

    def names_of(self, place_id: str) -> list[SimpleNamespace]:
        return [SimpleNamespace(text=HOSTILE[self.ids.index(place_id) % len(HOSTILE)])]


def hostile_page(part: int = 0, parts: int = 1) -> tuple[str, set[str]]:
    """A page of hostile strings, and those that a reader has to find in it."""
    strings = HOSTILE[part::parts]
    result = hostile_result(strings)
    atlas = HostileAtlas([incident.place.id for incident in result.incidents])
    return render(result, atlas, title=" ".join(strings[:5]), profile="internal"), set(shown_by_a_card(result))


def shown_by_a_card(result: Result) -> Iterator[str]:
    """The strings of every field that a card, the tray or the description of the page shows."""
    sources = {source.report_id: source for source in result.sources}
    for subject in (*result.incidents, *result.area_statements):
        for place in (subject.place,) if isinstance(subject, Incident) else subject.areas:
            yield from (place.name, place.name_ar, place.pcode)
        for claim in subject.claims:
            source = sources[claim.document]
            yield from (claim.quote, claim.hedge, claim.when.text, *claim.actors, source.publisher, source.title)
            yield from (speaker.name for speaker in claim.speakers)
            yield from (found.mention.surface for found in claim.places if found.place == place)
            yield from (reason.detail for found in claim.places if found.place == place for reason in found.reasons)
        yield from (conflict.detail for conflict in subject.conflicts)
    for item in result.unplaced:
        yield from (item.reason, item.claim.quote if item.claim else item.resolution.mention.surface)
    for failure in result.failures:
        yield from (failure.name, failure.reason)
    yield from HostileAtlas.attributions


def test_there_are_enough_of_them() -> None:
    assert len(set(HOSTILE)) >= 60


def test_nothing_runs_while_the_page_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page, _ = hostile_page()
    assert list(tmp_path.iterdir()) == []
    assert "{{ 7*7 }}" in page
    page.encode("utf8")


@pytest.mark.browser
@pytest.mark.parametrize("part", range(4))
def test_nothing_runs_in_the_browser_and_everything_is_shown(
    watched: Callable[..., object], tmp_path: Path, part: int
) -> None:
    page_text, strings = hostile_page(part, 4)
    file = tmp_path / "hostile.html"
    file.write_text(page_text, "utf8")
    window = watched()
    window.page.add_init_script(PWNED)
    page = window.open(file)
    shown = all_text(page)
    assert page.evaluate("window.__pwned") is None
    assert window.faults == []
    assert window.foreign(file) == []
    assert page.locator("a[href]:not([href^='http']):not([href^='#'])").count() == 0
    assert [text for text in strings if as_shown(text) not in shown] == []


def all_text(page: Page) -> str:
    """Everything the page can show, one view after the other."""
    shown = page.locator("body").text_content()
    for menu in page.locator(".menu").all():
        menu.click()
        for more in page.locator(".pop .textual").all():
            more.click()
        shown += page.locator(".pop").text_content()
    page.keyboard.press("Escape")
    for tab in ("incidents", "areas"):
        page.locator(f"#tab-{tab}").click()
        for number in range(page.locator(".row").count()):
            page.locator(".row").nth(number).click()
            page.locator(".card h2").wait_for()
            shown += page.locator(".record").text_content()
            page.locator(".back").click()
    page.locator("#tab-tray").click()
    page.locator(".tray li").first.wait_for()
    shown += page.locator(".list").text_content()
    for number in range(3):
        page.locator(".map-controls button").last.click()
        page.locator(".mark").nth(number).dispatch_event("click")
        page.locator(".leaflet-popup h3").first.wait_for()
        shown += page.locator(".leaflet-popup").text_content()
    for name in ("about", "download", "embed"):
        page.locator(f"[data-page={name}]").click()
        page.locator(f".{name}, .prose").first.wait_for()
        shown += page.locator(".record").text_content()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    return shown + page.locator("#printed").text_content()


def as_shown(text: str) -> str:
    return text.replace("\ud800", "\ufffd")


def test_a_quote_of_100_kb_is_whole_and_folded(watched: Callable[..., object], tmp_path: Path) -> None:
    long = "The mayor said so. " * 5500
    result = hostile_result((long,), incidents=3)
    file = tmp_path / "long.html"
    file.write_text(render(result, HostileAtlas([]), profile="internal"), "utf8")
    page = watched().open(file)
    page.locator(".row").first.click()
    quote = page.locator(".card .quote p").first
    quote.wait_for()
    assert long in quote.text_content()
    assert quote.bounding_box()["height"] < 500


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
@settings(max_examples=300)
def test_json_survives_and_says_nothing_to_html_or_templates(value: object) -> None:
    text = safe_json(value)
    assert not any(opener in text for opener in ("<", ">", "&", "{{", "{%", "{#", "\u2028", "\u2029"))
    assert json.loads(text) == json.loads(json.dumps(value))
