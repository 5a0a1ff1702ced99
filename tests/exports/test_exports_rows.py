"""Every row has the columns of columns.csv, in their order, with values of their types."""

import re
from datetime import date

import pytest
from factory import make_result

from geo_incidents.exports.book import Book
from geo_incidents.exports.columns import columns, tables
from geo_incidents.exports.tabular import rows_of
from geo_incidents.model import Scope

RESULT = make_result(120)
BOOK = Book(RESULT)
ROWS = {table: list(rows_of(table, BOOK)) for table in tables()}
TYPES = {"text": str, "integer": int, "real": float, "date": date, "boolean": bool, "json": list}
RESERVED = {"date", "type", "order", "group", "level", "id", "fid", "shape", "objectid", "start", "end", "when"}


@pytest.mark.parametrize("table", ROWS)
def test_rows_have_the_columns_of_their_table(table: str) -> None:
    assert ROWS[table]
    for row in ROWS[table]:
        assert list(row) == [column.name for column in columns(table)]
        for column in columns(table):
            assert row[column.name] is None or isinstance(row[column.name], TYPES[column.type]), column.name


def test_every_column_is_filled_somewhere() -> None:
    for table, rows in ROWS.items():
        empty = [c.name for c in columns(table) if all(row[c.name] in (None, "", []) for row in rows)]
        assert not empty, table


def test_names_suit_databases_and_arcgis() -> None:
    for table in tables():
        for column in columns(table):
            assert re.fullmatch(r"[a-z][a-z0-9_]{0,30}", column.name)
            assert column.name not in RESERVED
            assert column.meaning


def test_shared_tolls_stay_apart() -> None:
    shared = [row for row in ROWS["incidents"] if row["shared_killed_min"] is not None]
    assert shared
    for row in shared:
        incident = next(i for i in RESULT.incidents if i.id == row["incident_id"])
        own = [c.min for claim in incident.claims for c in claim.counts if c.scope is Scope.PLACE]
        assert row["killed_min"] is None or row["killed_min"] in own


def test_summaries_are_short() -> None:
    assert max(len(row["summary"]) for row in ROWS["incidents"]) <= 280
