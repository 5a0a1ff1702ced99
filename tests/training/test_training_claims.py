"""The weights of the decisions on claims: learned in the same bytes, from examples that there are.

Learned from two batches, not from all: those take minutes, these have both answers to every question in every fold.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from factory_places import settlements

pytest.importorskip("sklearn", reason="scikit-learn is missing")

from geo_incidents.claims.discourse.meant import Meant, Naming
from geo_incidents.claims.victims.figure_places import Asked
from geo_incidents.gazetteer import load
from geo_incidents.model import (
    Category,
    Count,
    Document,
    Mention,
    Outcome,
    Place,
    Precision,
    Resolution,
    Source,
    Span,
    Status,
)
from geo_incidents.scoring.table import FOLDER
from geo_incidents.scoring.table import load as load_table
from geo_incidents.text import analyse
from training import claims
from training.claims_answers import owner_answer
from training.claims_corpus import FOLDS, TEXTS, Label, Report, read_corpus

BATCHES = ("blind1", "blind2")
TABLES = sorted(file.stem for file in Path(str(FOLDER)).glob("claims_*.csv"))


def learn(folder: Path, fold: int | None = None) -> dict[str, bytes]:
    """The files of every table, learned anew from a few reports."""
    learned = claims.Learned(read_corpus(load(), [TEXTS / name for name in BATCHES]))
    learned.write(folder, fold)
    return {file.stem: file.read_bytes() for file in sorted(folder.iterdir())}


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
    one = learn(tmp_path / "a")
    assert sorted(one) == TABLES
    assert learn(tmp_path / "b") == one


def test_reports_of_one_event_share_a_fold() -> None:
    reports = read_corpus(load(), [TEXTS / BATCHES[0]])
    told: dict[tuple[str, str], int] = {}
    for report in reports:
        assert 0 <= report.fold < FOLDS
        for label in report.labels:
            if label.days:
                assert told.setdefault((label.row["place"], label.row["date_start"]), report.fold) == report.fold


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_ships_has_a_model_in_each_column(name: str) -> None:
    assert all(model.weights for model in load_table(name).values())


def test_a_label_near_a_quarter_and_its_town_gives_its_figure_to_the_nearer() -> None:
    town, quarter = (replace(settlements(3)[2], lat=35.18 + north) for north in (0.0, 0.02))
    row = {"lat": 35.2, "lon": town.lon, "counts": [{"outcome": "killed", "value": 9, "scope": "shared"}]}
    document = Document("d", "", Source("r"), ())
    report = Report("b", document, analyse(document), (), (), [Label(row, "killing", frozenset())])
    count = Count(Outcome.KILLED, Category.ALL, 9, 9, "9", Span(0, 1))
    asked = [one_asked(count, place) for place in (town, quarter)]
    assert [owner_answer(report, 0, one, asked) for one in asked] == [(False, 1.0), (True, 1.0)]


def one_asked(count: Count, place: Place) -> Asked:
    """A figure and a place that it may be of."""
    mention = Mention("d", Span(0, 1), place.name, ())
    found = Resolution(mention, Status.RESOLVED, place, 1.0, Precision.SETTLEMENT)
    return Asked(count, Meant(place.id, 0.5, Naming(place.id, 0, 0, found), True, {}), {})
