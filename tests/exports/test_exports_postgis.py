"""PostGIS: a real server on a private socket, written twice, queried, and refused where it must be."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from factory import make_result
from factory_places import FakeShapes

from geo_incidents.errors import DatabaseError
from geo_incidents.exports import write
from geo_incidents.exports.book import Book
from geo_incidents.exports.postgis import SCHEMA, TABLES
from geo_incidents.exports.tabular import rows_of

RESULT = make_result(60)


@contextmanager
def connected(url: str) -> Iterator[Any]:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


def counts(url: str) -> dict[str, int]:
    with connected(url) as db:
        return {t: db.execute(f"SELECT count(*) FROM {SCHEMA}.{t}").fetchone()[0] for t in TABLES}


def test_every_row_arrives_and_again(database: str) -> None:
    expected = {table: len(list(rows_of(table, Book(RESULT)))) for table in TABLES}
    write(RESULT, database, FakeShapes(), profile="internal")
    assert counts(database) == expected
    with connected(database) as db:
        db.execute(f"CREATE VIEW public.mine AS SELECT incident_id FROM {SCHEMA}.incidents")
    write(RESULT, database, FakeShapes(), profile="internal")
    assert counts(database) == expected
    write(make_result(20), database, FakeShapes(), profile="internal")
    with connected(database) as db:
        assert db.execute("SELECT count(*) FROM public.mine").fetchone() == (20,)


def test_points_stand_where_they_should_and_are_indexed(database: str) -> None:
    write(RESULT, database, FakeShapes(), profile="internal")
    with connected(database) as db:
        rows = db.execute(
            f"SELECT incident_id, ST_X(geom), ST_Y(geom), ST_SRID(geom), date_start, killed_min FROM {SCHEMA}.incidents"
        ).fetchall()
        indexes = db.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = %s", (SCHEMA,)).fetchall()
        valid = db.execute(f"SELECT bool_and(ST_IsValid(geom)) FROM {SCHEMA}.area_statements").fetchone()
        rounds = db.execute(
            f"SELECT max(abs(ST_Distance(i.geom::geography, ST_Boundary(u.geom)::geography) / u.radius_m - 1))"
            f" FROM {SCHEMA}.incidents i JOIN {SCHEMA}.uncertainty_areas u USING (uncertainty_id)"
        ).fetchone()
    ours = {
        row["incident_id"]: (row["longitude"], row["latitude"], 4326, row["date_start"], row["killed_min"])
        for row in rows_of("incidents", Book(RESULT))
    }
    assert {row[0]: row[1:] for row in rows} == ours
    assert sum("USING gist (geom)" in definition for (definition,) in indexes) == 3
    assert valid == (True,)
    assert rounds[0] < 0.01


def test_quotes_survive(database: str) -> None:
    write(RESULT, database, FakeShapes(), profile="internal")
    with connected(database) as db:
        quotes = dict(db.execute(f"SELECT claim_id, quote FROM {SCHEMA}.claims").fetchall())
    assert quotes == {claim.id: claim.quote.replace("\0", "\ufffd") for claim in RESULT.claims}


def test_one_transaction(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(RESULT, database, FakeShapes(), profile="internal")
    before = counts(database)
    with connected(database) as db:
        db.execute(f"ALTER TABLE {SCHEMA}.decisions ADD CONSTRAINT never CHECK (seq > 99) NOT VALID")
    with pytest.raises(DatabaseError, match="nothing was changed"):
        write(make_result(20), database, FakeShapes(), profile="internal")
    assert counts(database) == before


def test_refusals_are_one_line(server: str, database: str) -> None:
    with connected(database) as db:
        db.execute(f"CREATE SCHEMA {SCHEMA}")
        db.execute("CREATE DATABASE plain")
    for url, words in (
        (database, "did not make"),
        (database.replace(database.split("/")[3].split("?")[0], "plain"), "CREATE EXTENSION postgis"),
        (f"postgresql://tester@/missing?host={server}", "missing"),
        ("postgresql://tester@/x?host=/nowhere", "nothing was changed"),
    ):
        with pytest.raises(DatabaseError, match=words) as caught:
            write(RESULT, url, FakeShapes(), profile="internal")
        assert "\n" not in str(caught.value)


def test_another_versions_tables_are_not_filled(database: str) -> None:
    write(RESULT, database, FakeShapes(), profile="internal")
    with connected(database) as db:
        db.execute(f"ALTER TABLE {SCHEMA}.incidents DROP COLUMN title")
    with pytest.raises(DatabaseError, match="another version"):
        write(RESULT, database, FakeShapes(), profile="internal")
