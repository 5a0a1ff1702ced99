"""Cost is linear in a report's length whatever its text: calls are counted, so that no clock decides.

What the library's regular expressions cost is not counted; tests/benchmarks/bench_hostile.py times it.
"""

from __future__ import annotations

import pytest
from counting import calls_of
from hostile_texts import PATTERNS, hostile

from geo_incidents.gazetteer import load
from geo_incidents.pipeline import extract

SIZE = 4_000  # code points: several sentences of the longest kind
GROWTH = 2.3  # of twice as long a report: 2 and what both have in common


def calls(name: str, size: int) -> int:
    """How many calls it takes to read a hostile report."""
    document = hostile(name, size)
    return calls_of(lambda: extract(document, load()))


@pytest.mark.parametrize("name", PATTERNS)
def test_twice_the_text_takes_twice_the_calls(name: str) -> None:
    for size in (1, 2 * SIZE):
        extract(hostile(name, size), load())  # fills the caches
    base = calls(name, 1)  # with a sentence's share, of which a report of a few sentences has one too many taken off
    assert (calls(name, 2 * SIZE) - base) / (calls(name, SIZE) - base + base / 4) <= GROWTH
