"""The weights of the decisions on claims: learned in the same bytes, from examples that there are.

Learned from two batches, not from all: those take minutes, these have both answers to every question in every fold.
"""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="scikit-learn is missing")

from geo_incidents.gazetteer import load
from geo_incidents.scoring.table import FOLDER
from geo_incidents.scoring.table import load as load_table
from training import claims
from training.claims_corpus import FOLDS, TEXTS, read_corpus

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
