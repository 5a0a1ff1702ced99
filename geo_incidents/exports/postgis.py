"""PostGIS: the tables of a result in their own schema, with keys and spatial indexes, written in one transaction.

A new export replaces the rows but keeps the tables, so that views and privileges remain. Readers see either the old or
the new rows. Values are sent as COPY data, never as SQL. Needs the extra `postgis` (psycopg).
"""

from __future__ import annotations

from typing import Any

import orjson

from geo_incidents.errors import DatabaseError, UsageError
from geo_incidents.exports import wkb
from geo_incidents.exports.addresses import connectable, printable_target, without_secrets
from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.columns import columns
from geo_incidents.exports.metadata import Shapes, metadata
from geo_incidents.exports.shapes import areas_geometry, disc
from geo_incidents.exports.tabular import rows_of
from geo_incidents.model import Result
from geo_incidents.written import committed

SCHEMA = "geo_incidents"
COMMENT = "Written by geo-incidents: its rows are replaced by every export"
TYPES = {"text": "text", "integer": "bigint", "real": "double precision", "date": "date", "boolean": "boolean"}
GEOMETRIES = {"incidents": "Point", "uncertainty_areas": "Polygon", "area_statements": "MultiPolygon"}
# Tables in the order in which they are filled: referenced tables come first.
TABLES = {
    "sources": "PRIMARY KEY (report_id)",
    "uncertainty_areas": "PRIMARY KEY (uncertainty_id)",
    "incidents": "PRIMARY KEY (incident_id), FOREIGN KEY (uncertainty_id) REFERENCES {schema}.uncertainty_areas",
    "area_statements": "PRIMARY KEY (statement_id)",
    "claims": "PRIMARY KEY (claim_id), FOREIGN KEY (report_id) REFERENCES {schema}.sources",
    "citations": "PRIMARY KEY (citation_id), FOREIGN KEY (incident_id) REFERENCES {schema}.incidents,"
    " FOREIGN KEY (statement_id) REFERENCES {schema}.area_statements,"
    " FOREIGN KEY (claim_id) REFERENCES {schema}.claims, FOREIGN KEY (report_id) REFERENCES {schema}.sources",
    "mentions": "FOREIGN KEY (report_id) REFERENCES {schema}.sources",
    "not_placed": "PRIMARY KEY (seq)",
    "series": "",
    "decisions": "PRIMARY KEY (seq)",
}
INDEXES = {"incidents": ("date_start",), "citations": ("incident_id", "claim_id"), "claims": ("report_id",)}
NULLABLE_KEYS = frozenset({"incident_id", "statement_id"})  # "" becomes NULL for the foreign key


def write(result: Result, url: str, gazetteer: Shapes | None) -> None:
    """Write all tables to the database at `url`.

    Raises `DatabaseError` if it cannot be reached, lacks PostGIS, or has a schema of that name from another program.
    """
    psycopg = _psycopg()
    book = Book(result)
    try:
        with psycopg.connect(connectable(url), connect_timeout=10) as connection, connection.cursor() as cursor:
            _prepare(cursor)
            _replace_metadata(cursor, metadata(result, gazetteer))
            for table in TABLES:
                _copy(cursor, table, book, gazetteer)
        committed(printable_target(url))
    except psycopg.Error as error:
        reply = without_secrets(str(error).strip().partition("\n")[0], url)
        message = f"{printable_target(url)}: the database refused ({reply}): nothing was changed in it"
        raise DatabaseError(message) from None  # the cause contains the address with its password
    except ValueError:
        message = f"{printable_target(url)}: not a database address; write postgresql://user@host/name"
        raise DatabaseError(message) from None


def _psycopg() -> Any:
    try:
        import psycopg
    except ImportError as error:
        message = "writing to PostGIS needs psycopg: pip install 'geo-incidents[postgis]'"
        raise UsageError(message) from error
    return psycopg


def _prepare(cursor: Any) -> None:
    """Create or empty the tables, with a lock so that only one process writes."""
    cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'postgis'")
    if not cursor.fetchone():
        message = "the database has no PostGIS: run CREATE EXTENSION postgis in it first"
        raise DatabaseError(message)
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (SCHEMA,))
    cursor.execute("SELECT obj_description(oid) FROM pg_namespace WHERE nspname = %s", (SCHEMA,))
    found = cursor.fetchone()
    if found and found[0] != COMMENT:
        message = f"the database has a schema {SCHEMA} that this program did not make: rename it first"
        raise DatabaseError(message)
    if not found:
        _create(cursor)
    _check_columns(cursor)
    cursor.execute(f"TRUNCATE {', '.join(f'{SCHEMA}.{table}' for table in (*TABLES, 'metadata'))}")


def _create(cursor: Any) -> None:
    cursor.execute(f"CREATE SCHEMA {SCHEMA}")
    cursor.execute(f"COMMENT ON SCHEMA {SCHEMA} IS '{COMMENT}'")
    cursor.execute(f"CREATE TABLE {SCHEMA}.metadata (described jsonb NOT NULL)")
    for table, keys in TABLES.items():
        described = columns(table)
        parts = [f"{column.name} {TYPES.get(column.type, 'jsonb')}" for column in described]
        if table in GEOMETRIES:
            parts.append(f"geom geometry({GEOMETRIES[table]}, 4326)")
        parts += [keys.format(schema=SCHEMA)] if keys else []
        cursor.execute(f"CREATE TABLE {SCHEMA}.{table} ({', '.join(parts)})")
        for column in described:
            meaning = column.meaning.replace("'", "''")
            cursor.execute(f"COMMENT ON COLUMN {SCHEMA}.{table}.{column.name} IS '{meaning}'")
        for name in INDEXES.get(table, ()):
            cursor.execute(f"CREATE INDEX ON {SCHEMA}.{table} ({name})")
        if table in GEOMETRIES:
            cursor.execute(f"CREATE INDEX ON {SCHEMA}.{table} USING gist (geom)")


def _check_columns(cursor: Any) -> None:
    """Refuse tables of another version instead of filling them wrongly."""
    cursor.execute("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = %s", (SCHEMA,))
    there = {(table, column) for table, column in cursor.fetchall() if table in TABLES and column != "geom"}
    wanted = {(table, column.name) for table in TABLES for column in columns(table)}
    if there != wanted:
        message = f"the tables in schema {SCHEMA} are of another version: DROP SCHEMA {SCHEMA} CASCADE, then export"
        raise DatabaseError(message)


def _replace_metadata(cursor: Any, described: dict[str, Any]) -> None:
    text = orjson.dumps(described).decode().replace("\\u0000", "\ufffd")
    cursor.execute(f"INSERT INTO {SCHEMA}.metadata VALUES (%s)", (text,))


def _copy(cursor: Any, table: str, book: Book, gazetteer: Shapes | None) -> None:
    names = [column.name for column in columns(table)] + (["geom"] if table in GEOMETRIES else [])
    with cursor.copy(f"COPY {SCHEMA}.{table} ({', '.join(names)}) FROM STDIN") as copy:
        for at, row in enumerate(rows_of(table, book)):
            values = [_value(name, value, table) for name, value in row.items()]
            copy.write_row(values + _geometry(table, at, row, book, gazetteer))


def _value(name: str, value: Any, table: str) -> Any:
    """The value without NUL characters, which PostgreSQL text cannot contain."""
    if isinstance(value, str):
        return None if not value and table == "citations" and name in NULLABLE_KEYS else value.replace("\0", "\ufffd")
    if isinstance(value, list):
        return orjson.dumps(value).decode().replace("\\u0000", "\ufffd")
    return value


def _geometry(table: str, at: int, row: Row, book: Book, gazetteer: Shapes | None) -> list[str | None]:
    """Extended well-known binary in hexadecimal; the SRID is part of the column's type."""
    if table == "incidents":
        return [wkb.point(row["longitude"], row["latitude"]).hex()]
    if table == "uncertainty_areas":
        return [wkb.polygon([disc(row["latitude"], row["longitude"], row["radius_m"])]).hex()]
    if table == "area_statements":
        shape = areas_geometry(book.result.area_statements[at].areas, gazetteer)
        return [wkb.multipolygon(shape["coordinates"]).hex() if shape else None]
    return []
