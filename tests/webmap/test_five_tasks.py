"""Five things that a stranger looks for on the showcase's page, each done through the page in a few steps."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from geo_incidents import find_incidents, read_reports
from geo_incidents.model import Category, Claim, Incident, IncidentStatus, Result
from geo_incidents.safety import protect
from geo_incidents.webmap import render

pytestmark = pytest.mark.browser
SHOWCASE = Path(__file__).parents[2] / "maps" / "coast-march-2025" / "reports"


@pytest.fixture(scope="module")
def showcase(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    found = find_incidents(read_reports([SHOWCASE]))
    file = tmp_path_factory.mktemp("tasks") / "map.html"
    file.write_text(render(found.result, found.gazetteer, title="Coast of Syria, March 2025"), "utf8")
    return protect(found.result).result, file


@pytest.fixture
def page(showcase: tuple[Result, Path], watched: Callable[..., object]) -> Page:
    return watched(reduced_motion="reduce").open(showcase[1])


def claims_of(incident: Incident, minimum: int) -> Iterator[Claim]:
    for claim in incident.claims:
        if any(count.min == minimum and count.category is Category.ALL for count in claim.counts):
            yield claim


def search(page: Page, words: str) -> None:
    page.locator("#search").fill(words)
    page.wait_for_function("() => location.hash.includes('q=')")
    page.wait_for_function("() => document.querySelector('.search-note').textContent === ''")
    page.locator(".row").first.wait_for()


def test_who_says_that_31_were_killed_in_tuwaym(page: Page, showcase: tuple[Result, Path]) -> None:
    search(page, "Tuwaym 31")
    page.locator(".row").first.click()
    told = page.locator(".card").inner_text()
    incident = next(i for i in showcase[0].incidents if "Tuwaym" in i.place.name and any(claims_of(i, 31)))
    claim = next(claims_of(incident, 31))
    assert claim.speakers[0].name in told
    assert claim.quote in told
    assert "31" in page.locator(".sum .big").inner_text()


def test_what_happened_in_jableh_on_7_march(page: Page, showcase: tuple[Result, Path]) -> None:
    search(page, "Jableh")
    heading = page.locator("h2.day", has_text="7 March 2025").first
    row = heading.locator("xpath=following-sibling::ul[1]").locator(".row").first
    row.click()
    page.locator(".card h2").wait_for()
    assert "2025" in page.locator(".kick").inner_text()
    assert page.locator(".card .quote").count() >= 1


@pytest.fixture(scope="module")
def contested(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """The showcase with a report that contradicts another: nobody in it does."""
    folder = tmp_path_factory.mktemp("contested")
    told = "The Interior Ministry said that 12 people were killed in the village of Tuwaym on 7 March 2025."
    (folder / "ministry.txt").write_text(told + "\n", "utf8")
    found = find_incidents(read_reports([SHOWCASE, folder / "ministry.txt"]))
    file = folder / "map.html"
    file.write_text(render(found.result, found.gazetteer), "utf8")
    return protect(found.result).result, file


def test_which_figures_are_contested(contested: tuple[Result, Path], watched: Callable[..., object]) -> None:
    page = watched(reduced_motion="reduce").open(contested[1])
    page.locator("[data-menu=support]").click()
    page.locator(".opt", has_text="Sources disagree").click()
    page.keyboard.press("Escape")
    disputed = [i for i in contested[0].incidents if i.status is IncidentStatus.CONTESTED]
    assert page.locator(".row").count() == len(disputed) > 0
    assert page.locator(".row .badge").count() == len(disputed)


@pytest.mark.parametrize("asked", ["Snobar", "Snowbar", "الصنوبر", "Sanawbar"])
def test_where_is_snobar(page: Page, asked: str) -> None:
    search(page, asked)
    assert "al-Sanoubar" in page.locator(".list").inner_text()
    page.locator(".row", has_text="al-Sanoubar").first.click()
    assert "Latakia" in page.locator(".loc").inner_text()
    assert page.locator(".mark.chosen").count() == 1


def test_what_is_not_on_the_map_and_why(page: Page, showcase: tuple[Result, Path]) -> None:
    page.locator("#tab-tray").click()
    page.locator(".tray li").first.wait_for()
    told = page.locator(".list").inner_text()
    assert page.locator(".tray li").count() == len(showcase[0].unplaced)
    assert all(item.reason in told for item in showcase[0].unplaced)
