"""Additions to a GeoPackage's layers: keys, relations, descriptions of columns, styles and metadata.

Tables and rows follow the GeoPackage specification 1.2 (metadata and schema extensions), the Related Tables Extension
(OGC 18-000), and QGIS (`layer_styles`).
"""

from __future__ import annotations

import sqlite3
from typing import Any

import orjson

from geo_incidents.exports import qml
from geo_incidents.exports.columns import columns, tables

KEYS = {
    "incidents": ("incident_id",),
    "uncertainty_areas": ("uncertainty_id",),
    "area_statements": ("statement_id",),
    "claims": ("claim_id", "report_id"),
    "citations": ("subject_id", "claim_id", "report_id"),
    "sources": ("report_id",),
    "mentions": ("report_id", "place_id"),
}
# mapping table: base table, related table, join between them
MAPPINGS = {
    "incidents_claims": (
        "incidents",
        "claims",
        "citations c JOIN incidents b USING (incident_id) JOIN claims r ON r.claim_id = c.claim_id",
    ),
    "area_statements_claims": (
        "area_statements",
        "claims",
        "citations c JOIN area_statements b USING (statement_id) JOIN claims r ON r.claim_id = c.claim_id",
    ),
    "claims_sources": ("claims", "sources", "claims b JOIN sources r ON r.report_id = b.report_id"),
}
SCHEMA = """
CREATE TABLE gpkg_metadata (
    id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
    md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (
    reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
    timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL,
    md_parent_id INTEGER, CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
    CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id));
CREATE TABLE gpkg_data_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT,
    constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
    CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE gpkg_data_column_constraints (
    constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
    max NUMERIC, max_is_inclusive BOOLEAN, description TEXT,
    CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
CREATE TABLE gpkgext_relations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, base_table_name TEXT NOT NULL,
    base_primary_column TEXT NOT NULL DEFAULT 'id', related_table_name TEXT NOT NULL,
    related_primary_column TEXT NOT NULL DEFAULT 'id', relation_name TEXT NOT NULL,
    mapping_table_name TEXT NOT NULL UNIQUE);
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
    f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
    description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME);
"""
EXTENSIONS = (
    ("gpkg_metadata", None, "gpkg_metadata", "http://www.geopackage.org/spec120/#extension_metadata"),
    ("gpkg_metadata_reference", None, "gpkg_metadata", "http://www.geopackage.org/spec120/#extension_metadata"),
    ("gpkg_data_columns", None, "gpkg_schema", "http://www.geopackage.org/spec120/#extension_schema"),
    ("gpkg_data_column_constraints", None, "gpkg_schema", "http://www.geopackage.org/spec120/#extension_schema"),
    ("gpkgext_relations", None, "related_tables", "http://www.geopackage.org/18-000.html"),
)


def finish(db: sqlite3.Connection, described: dict[str, Any], stamp: str) -> None:
    """Add everything to the layers that GDAL wrote; `stamp` is the time of the last change."""
    for statement in SCHEMA.split(";\n"):
        db.execute(statement)
    _extensions(db, [(*row, "read-write") for row in EXTENSIONS])
    _metadata(db, described, stamp)
    _meanings(db)
    _keys(db)
    for name in MAPPINGS:
        _relation(db, name, stamp)
    _styles(db, stamp)


def register(db: sqlite3.Connection, table: str, description: str, stamp: str) -> None:
    """List a table without geometry among the file's contents."""
    row = (table, "attributes", table, description, stamp)
    db.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change) VALUES (?,?,?,?,?)",
        row,
    )


def _extensions(db: sqlite3.Connection, rows: list[tuple[str | None, ...]]) -> None:
    db.executemany("INSERT INTO gpkg_extensions VALUES (?,?,?,?,?)", rows)


def _metadata(db: sqlite3.Connection, described: dict[str, Any], stamp: str) -> None:
    db.execute(
        "INSERT INTO gpkg_metadata VALUES (1, 'dataset', 'geo-incidents', 'application/json', ?)",
        (orjson.dumps(described).decode(),),
    )
    db.execute("INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, 1, NULL)", (stamp,))


def _meanings(db: sqlite3.Connection) -> None:
    rows = [(table, column.name, column.meaning) for table in tables() for column in columns(table)]
    db.executemany("INSERT INTO gpkg_data_columns (table_name, column_name, description) VALUES (?,?,?)", rows)


def _keys(db: sqlite3.Connection) -> None:
    for table, names in KEYS.items():
        for name in names:
            db.execute(f"CREATE INDEX {table}_{name} ON {table} ({name})")


def _relation(db: sqlite3.Connection, name: str, stamp: str) -> None:
    base, related, join = MAPPINGS[name]
    db.execute(
        f"CREATE TABLE {name} (id INTEGER PRIMARY KEY AUTOINCREMENT,"
        " base_id INTEGER NOT NULL, related_id INTEGER NOT NULL)"
    )
    db.execute(
        f"INSERT INTO {name} (base_id, related_id) SELECT DISTINCT b.fid, r.fid FROM {join} ORDER BY b.fid, r.fid"
    )
    register(db, name, f"Which {related} belong to which {base}", stamp)
    row = (base, "fid", related, "fid", "attributes", name)
    db.execute(
        "INSERT INTO gpkgext_relations (base_table_name, base_primary_column, related_table_name,"
        " related_primary_column, relation_name, mapping_table_name) VALUES (?,?,?,?,?,?)",
        row,
    )
    _extensions(db, [(name, None, "related_tables", "http://www.geopackage.org/18-000.html", "read-write")])


def _styles(db: sqlite3.Connection, stamp: str) -> None:
    for layer, style in qml.STYLES.items():
        row = ("", "", layer, "geom", layer, style(), "", 1, "Marks by kind in colour and shape", "", None, stamp)
        db.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
            " styleQML, styleSLD, useAsDefault, description, owner, ui, update_time) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            row,
        )
    register(db, "layer_styles", "QGIS styles", stamp)
