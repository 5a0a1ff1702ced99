"""A page of each kind, and windows to open it in."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from factory import make_result
from playwright.sync_api import Browser, BrowserContext
from watching import SmallAtlas, Watched, missing

from geo_incidents.model import Result, When
from geo_incidents.webmap import render

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def axe() -> str:
    if not AXE.exists():
        missing("axe-core (npm install --no-save axe-core@4)")
    return AXE.read_text("utf8")


@pytest.fixture(scope="session")
def atlas() -> SmallAtlas:
    return SmallAtlas()


@pytest.fixture(scope="session")
def result() -> Result:
    return make_result(60)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory, atlas: SmallAtlas, result: Result) -> Path:
    """The page of 60 incidents."""
    file = tmp_path_factory.mktemp("page") / "map.html"
    file.write_text(render(result, atlas, title="A page for tests"), "utf8")
    return file


@pytest.fixture(scope="session")
def long_span(tmp_path_factory: pytest.TempPathFactory, atlas: SmallAtlas) -> Path:
    """A page whose incidents lie fourteen years apart."""
    result = make_result(60)
    spread = tuple(replace(one, when=_years_later(one.when, n % 15)) for n, one in enumerate(result.incidents))
    file = tmp_path_factory.mktemp("page") / "years.html"
    file.write_text(render(replace(result, incidents=spread), atlas), "utf8")
    return file


def _years_later(when: When, years: int) -> When:
    def moved(day: date | None) -> date | None:
        return day and day.replace(year=day.year - years)

    return replace(when, start=moved(when.start), end=moved(when.end))


@pytest.fixture
def watched(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Opens windows: `watched(width=390, height=844, color_scheme="dark")`."""
    contexts: list[BrowserContext] = []

    def make(width: int = 1440, height: int = 900, **options: object) -> Watched:
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)  # type: ignore[arg-type]
        contexts.append(context)
        return Watched(context)

    yield make
    for context in contexts:
        context.close()
