"""Four hundred names as reports write them, in both scripts and in Turkish, each with the place it means alone."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.lookup import lookup

TABLE = Path(__file__).parent / "names_of_reports.csv"


@cache
def names() -> dict[str, list[tuple[str, str]]]:
    """Name and place of every row, by group."""
    found: dict[str, list[tuple[str, str]]] = {}
    with TABLE.open(encoding="utf8", newline="") as stream:
        for row in csv.DictReader(stream):
            found.setdefault(row["group"], []).append((row["name"], row["place_id"]))
    return found


def is_first(name: str, place_id: str) -> bool:
    return [one.candidate.place.id for one in lookup(load(), name)[:1]] == [place_id]


@pytest.mark.parametrize(("name", "place_id"), names()["wrong before"])
def test_names_that_once_led_elsewhere(name: str, place_id: str) -> None:
    assert is_first(name, place_id)


# Of the villages of Bayırbucak three are called like towns of Turkey or like a neighbour.
@pytest.mark.parametrize(("group", "least"), [("reports", 0.97), ("Bayırbucak", 0.85)])
def test_the_right_place_comes_first(group: str, least: float) -> None:
    lost = [name for name, place_id in names()[group] if not is_first(name, place_id)]
    assert 1 - len(lost) / len(names()[group]) >= least, lost


def test_the_table_is_as_large_as_it_says() -> None:
    assert sum(map(len, names().values())) == 400


NAMESAKES_ELSEWHERE = [
    ("Dweila, Damascus", "gi:damascus-dweila"), ("Rusafa, Raqqa", "gi:resafa"), ("Kafraya, Idlib", "ocha:C3952"),
    ("عين عيسى، الرقة", "ocha:C5905"), ("الأشرفية، حلب", "ocha:N0128"), ("الإنشاءات، حمص", "gi:homs-inshaat"),
    ("Zawiya, Libya", "gn:2218970"), ("Bayda, Yemen", "gn:79836"), ("القصير، حمص", "ocha:C2733"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "place_id"), NAMESAKES_ELSEWHERE)
def test_an_area_beside_the_name_outweighs_any_place_here(query: str, place_id: str) -> None:
    assert place_id in [one.candidate.place.id for one in lookup(load(), query)[:2]]
    assert lookup(load(), query)[0].candidate.place.context
