"""Floors of what names find, on a fixed sample; tests/benchmarks/bench_names.py measures the whole."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hidden_spellings import recall

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.lookup import lookup
from geo_incidents.gazetteer.records import NameRow
from geo_incidents.text import fold, name_key


def test_spellings_hidden_from_the_index_find_their_place() -> None:
    found = recall(step=12)
    assert found.spellings > 700
    assert found.first >= 0.83  # a map's spellings; weights are learned from those of reports
    assert found.first_three >= 0.94  # 0.948 of all
    assert found.own_first >= 0.92


def test_every_listed_spelling_has_its_place_among_the_candidates() -> None:
    rows = [row for row in load().name_rows() if row.script in ("Latn", "Arab")][::23]
    lost = [row for row in rows if not proposed(row) and len(name_key(row.text)) > 1]
    assert lost == []


def proposed(row: NameRow) -> bool:
    """Whether the spelling proposes its place, or is on the list of what is no place."""
    words = fold(row.text).text.split()
    return bool(load().not_a_place(words)) or any(m.place == row.place for m in load().names.match(words))


# Of the commonest words of English, those that cost least to be read into a name here: none may, in lower case.
WORDS = (
    "people government police army killed attack village town hospital school morning evening report said region time"
    " city country security forces group men women children house road water food family friday monday march april"
    " season mission session fashion station nation balance marine mason salon salad barrel barn mare maze harsh hash"
    " brake bureau cable canal camel carbon career center circus dinner donor drama erase harbor hazard humor jacket"
)


@pytest.mark.parametrize("word", WORDS.split())
def test_everyday_words_find_no_place_here(word: str) -> None:
    drawn = [one.candidate.place for one in lookup(load(), word) if not one.candidate.place.context]
    assert [place.name for place in drawn if not place.kind.is_area] == []


def test_the_gazetteer_opens_in_little_time_and_memory() -> None:
    script = (
        "import resource, time\n"
        "from geo_incidents.gazetteer import load\n"
        "import geo_incidents.gazetteer.names, geo_incidents.gazetteer.lookup\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; begin = time.process_time()\n"
        "load().names.match(['jableh'])\n"
        "print(time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True) for _ in range(3)
    ]
    seconds, kilobytes = (min(values) for values in zip(*(map(float, run.stdout.split()) for run in runs), strict=True))
    assert seconds < 0.3  # aim: 50 ms on a machine that does nothing else; benches measure it
    assert kilobytes < 30_000
