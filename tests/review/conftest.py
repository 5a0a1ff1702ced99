"""A small case, its page served or as a file, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from serving import running
from small_case import TEXTS, case

from geo_incidents.gazetteer import load
from geo_incidents.model import Result
from geo_incidents.review import Reviewing, page, screen
from geo_incidents.review.server import ReviewServer


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("case") / "reports"


@pytest.fixture(scope="session")
def small(reports: Path) -> Result:
    return case(reports)


@pytest.fixture
def server(tmp_path: Path, small: Result) -> Iterator[ReviewServer]:
    with running(small, tmp_path / "decisions.csv", "R. Saab") as made:
        yield made


@pytest.fixture
def as_file(tmp_path: Path, small: Result) -> Callable[..., Path]:
    """The page as a file, with the rows given."""

    def write(rows: object = (), **how: object) -> Path:
        shown = screen(small, TEXTS, load(), Reviewing("small", "R. Saab", served=False, **how))  # type: ignore[arg-type]
        (tmp_path / "review.html").write_text(page(shown, rows), "utf8")  # type: ignore[arg-type]
        return tmp_path / "review.html"

    return write


@pytest.fixture
def tabs(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Tabs that fail the test where a page has an error or asks anybody but its own server."""
    wrong: list[str] = []
    own = ("http://127.0.0.1:", "file:", "data:", "blob:")
    with ExitStack() as stack:

        def make(width: int = 1440, height: int = 900, **options: object) -> Page:
            context = browser.new_context(accept_downloads=True, viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
            stack.callback(context.close)
            opened = context.new_page()
            opened.on("pageerror", lambda error: wrong.append(str(error)))
            # A row that the server refuses is told by the page; the browser reports the answer's code as well.
            isnt = "400 (Bad Request)"
            opened.on("console", lambda m: wrong.append(m.text) if m.type == "error" and isnt not in m.text else None)
            opened.on("request", lambda sent: None if sent.url.startswith(own) else wrong.append(sent.url))
            return opened

        yield make
    assert wrong == []


@pytest.fixture
def tab(tabs: Callable[..., Page]) -> Page:
    return tabs()
