"""A case made by somebody else runs nothing: a view in a table's place, a computed column, a cell of a gigabyte."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from factory import make_result

from geo_incidents import write
from geo_incidents.api import Findings
from geo_incidents.errors import InputError
from geo_incidents.exports import read_case
from geo_incidents.exports.opening import opened
from geo_incidents.gazetteer import load

CASE = "geo_incidents_case"
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
SWAP = f"ALTER TABLE {CASE} RENAME TO old"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    write(Findings(make_result(3), load()), tmp_path / "case.gpkg", profile="internal")
    return tmp_path / "case.gpkg"


@pytest.mark.parametrize(
    "statements",
    [
        (SWAP, f"CREATE VIEW {CASE} AS {ENDLESS} SELECT 'x' AS part, i AS seq, NULL AS records FROM n WHERE i < 0"),
        (SWAP, f"CREATE VIEW {CASE} AS SELECT a.* FROM old a, old b, old c, old d, old e, old f, old g, old h"),
        (SWAP, f"CREATE VIEW {CASE} AS SELECT 'x' AS part, 0 AS seq, zeroblob(900000000) AS records"),
        (
            SWAP,
            f"CREATE TABLE {CASE} (part, seq, records AS (zeroblob(900000000)))",
            f"INSERT INTO {CASE} VALUES(1, 2)",
        ),
    ],
)
def test_what_is_no_plain_table_is_refused(case: Path, statements: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(case)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()
    with pytest.raises(InputError):
        read_case(case)


def test_tables_are_read_and_nothing_is_written(case: Path) -> None:
    with closing(opened(case)) as db:
        assert db.execute("SELECT * FROM incidents").fetchall()
        with pytest.raises(sqlite3.DatabaseError):
            db.execute("DELETE FROM incidents")
