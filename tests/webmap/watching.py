"""What tests of the page share: a gazetteer small enough to read, windows that remember, tools that may be missing."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import BrowserContext, Page

from geo_incidents.model import Place


class SmallAtlas:
    """What a page asks of a gazetteer, with one district's outline and one more spelling."""

    basemap: dict[str, object] = {}  # noqa: RUF012
    attributions = ("Places: a test, no licence",)
    areas: dict[str, Place] = {}  # noqa: RUF012

    def polygon(self, pcode: str) -> dict[str, object] | None:
        ring = [[35.9, 35.3], [36.2, 35.3], [36.2, 35.45], [35.9, 35.45], [35.9, 35.3]]
        return {"type": "Polygon", "coordinates": [ring]} if pcode == "SY0602" else None

    def __contains__(self, place_id: str) -> bool:
        return place_id == "ocha:C3585"

    def names_of(self, place_id: str) -> list[SimpleNamespace]:
        return [SimpleNamespace(text="Gabala")]


def missing(what: str) -> None:
    """Without a tool a test is skipped, on the build machine it fails: there, everything has to run."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


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
