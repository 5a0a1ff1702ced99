"""Every table of weights that ships: what weighs was seen in the training texts."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geo_incidents.scoring.table import COUNT, FOLDER, INTERCEPT

TABLES = sorted(Path(str(FOLDER)).glob("*.csv"))


@pytest.mark.parametrize("file", TABLES, ids=[file.stem for file in TABLES])
def test_every_weight_rests_on_examples(file: Path) -> None:
    with file.open(encoding="utf8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    models = [column.removeprefix(COUNT) for column in rows[0] if column.startswith(COUNT)]
    assert models
    for row in rows:
        for model in models:
            if row[model] and row["feature"] != INTERCEPT:
                assert int(row[COUNT + model]) > 0, row
