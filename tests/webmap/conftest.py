"""A real browser, a gazetteer small enough to read, and a page of each kind."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from factory import make_result
from playwright.sync_api import Browser, BrowserContext, Page

from geo_incidents.model import Place, Result, When
from geo_incidents.webmap import render

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


class SmallAtlas:
    """What a page asks of a gazetteer, with one district's outline and one more spelling."""

    basemap: dict[str, object] = {}  # noqa: RUF012
    attributions = ("Places: a test, no licence",)
    places = SimpleNamespace(ids=["ocha:C3585"])
    areas: dict[str, Place] = {}  # noqa: RUF012

    def polygon(self, pcode: str) -> dict[str, object] | None:
        ring = [[35.9, 35.3], [36.2, 35.3], [36.2, 35.45], [35.9, 35.45], [35.9, 35.3]]
        return {"type": "Polygon", "coordinates": [ring]} if pcode == "SY0602" else None

    def name_rows(self) -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(text="Gabala", place=0)


def missing(what: str) -> None:
    """Without a tool a test is skipped, on the build machine it fails: there, everything has to run."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


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


class Watched:
    """A page that remembers what went wrong in it and what it asked the network for."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda m: m.type in ("error", "warning") and self.faults.append(m.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, file: Path, address: str = "") -> Page:
        """Show a file and wait until it is ready."""
        self.page.goto(file.as_uri() + address)
        self.page.wait_for_function("() => document.documentElement.dataset.ready === 'true'")
        return self.page

    def foreign(self, file: Path) -> list[str]:
        """Requests for anything but the file itself."""
        return [url for url in self.requests if not url.startswith(file.as_uri())]


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
