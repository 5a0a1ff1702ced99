"""Addresses that no page of ours wrote: the page opens, says nothing and stays whole, whatever stands behind the #."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser
from watching import Watched

BAD = [
    "lang=__proto__", "lang=constructor", "theme=<b>", "incident=__proto__", "tab=toString", "page=__proto__",
    "map=1e308/1e308/1e308", "map=-1/95/400", "map=NaN/NaN/NaN", "map=10/35", "map=//",
    "from=9999-99-99&to=0000-00-00", "from=-271821-04-20&to=+275760-09-13", "kind=__proto__&kind=constructor",
    "q=%E0%A4%A", "q=(((((((((((((((((((((a", "q=" + "x" * 20000, "q=\u202e\u0000",
    "%", "&&&===", "embed&full&embed", "undated=0&undated=1",
]  # fmt: skip
GOOD = ["lang=ar", "q=Jableh", "page=about", "map=9/35.2/36.1", "from=2025-03-01"]
PIECES = [*BAD, *GOOD, "=", "&", "%00", "é", "#", "?"]


def hashes() -> Iterator[str]:
    """Those above, and ten put together by chance."""
    yield from BAD
    for seed in range(10):
        random = Random(seed)
        yield "&".join(random.choice(PIECES)[:300] for _ in range(random.randrange(1, 8)))


@pytest.mark.browser
def test_no_address_breaks_the_page(browser: Browser, written: Path) -> None:
    context = browser.new_context()
    told = []
    for bad in hashes():
        watched = Watched(context)
        page = watched.open(written, "#" + bad)
        if page.evaluate("document.documentElement.dataset.ready") != "true" or watched.faults:
            told.append((bad[:60], watched.faults))
        page.close()
    context.close()
    assert told == []
