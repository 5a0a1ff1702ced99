"""A small case, its page served or as a file, in a real browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from small_case import CASE, TEXTS

from geo_incidents.review import Journal, page, screen, serve
from geo_incidents.review.server import ReviewServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ReviewServer]:
    journal = Journal(tmp_path / "decisions.csv")
    made = serve(partial(page, screen(CASE, TEXTS, "small", "R. Saab", served=True)), journal, "R. Saab")
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab that fails the test where the page has an error or asks anybody but its own server."""
    context = browser.new_context(accept_downloads=True, viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    own = ("http://127.0.0.1:", "file:", "data:", "blob:")
    opened.on("request", lambda sent: None if sent.url.startswith(own) else wrong.append(sent.url))
    yield opened
    context.close()
    assert wrong == []
