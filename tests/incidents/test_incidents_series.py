"""One monitor's total as it grew: newest current, older superseded, rounded ones named so; rivals apart."""

from __future__ import annotations

from claim_builder import AREA, SANA, SOHR, at, claim, killed, place

from geo_incidents.incidents.series import find_series
from geo_incidents.model import Category, Claim, PlaceKind, Source, Speaker

COAST = at(place("the coast", PlaceKind.REGION))
SOURCES = [Source("first", published="2025-03-07"), Source("second", published="2025-03-08"), Source("undated")]


def total(id: str, low: int, high: int | None = -1, report: str = "second", by: Speaker = SOHR) -> Claim:
    return claim(id, COAST, counts=(killed(low, high, scope=AREA, cumulative=True),), report=report, by=by)


def test_the_newest_supersedes_and_rounded_ones_are_named() -> None:
    claims = [
        total("1", 201, None, "first"),
        total("2", 1018),
        total("3", 1001, None),
        total("4", 745, report="undated"),
    ]
    (series,) = find_series(claims, SOURCES)
    assert [(p.claim, p.status) for p in series.points] == [
        ("4", "superseded"),
        ("1", "superseded"),
        ("3", "rounded"),
        ("2", "current"),
    ]


def test_a_rival_and_another_category_are_not_in_the_series() -> None:
    claims = [total("1", 1018), total("2", 4001, None, by=SANA), total("3", 201, None, "first")]
    (series,) = find_series(claims, SOURCES)
    assert (series.speaker, [p.claim for p in series.points]) == ("sohr", ["3", "1"])
    civilians = claim("4", COAST, counts=(killed(745, category=Category.CIVILIAN, scope=AREA, cumulative=True),))
    assert find_series([total("1", 1018), civilians], SOURCES) == ()
