"""Reads the slim layout and restores the full one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from geo_incidents.exports.slim import derived
from geo_incidents.exports.slim.packing import Table, complete
from geo_incidents.exports.slim.writing import SHOWN

Row = dict[str, Any]

MEMBERS = ("incidents", "claims", "sources", "places", "words")  # not in the full layout


def is_slim(collection: Mapping[str, Any]) -> bool:
    """Whether a collection has the slim layout."""
    return all(isinstance(collection.get(name), Mapping | list) for name in MEMBERS)


def expanded(collection: Mapping[str, Any]) -> Row:
    """The collection in the full layout. Raises `LookupError`, `TypeError` or `ValueError` if it is damaged."""
    return _Reader(collection).everything()


def rows_of(collection: Mapping[str, Any]) -> dict[str, list[Row]]:
    """All claims and sources of a slim collection; the full layout has only those of its incidents and statements."""
    reader = _Reader(collection)
    return {"claims": reader.claims, "sources": reader.sources}


class _Reader:
    def __init__(self, collection: Mapping[str, Any]) -> None:
        self.collection, self.words = collection, collection["words"]
        self.sources = [complete("sources", row, derived.of_source(_dated(row))) for row in self._rows("sources")]
        self.by_report = {row["report_id"]: row for row in self.sources}
        self.claims = [self._claim(row) for row in self._rows("claims")]
        self.places = {row["place_id"]: row for row in self._rows("places")}
        about = collection["metadata"]
        self.run = {
            "tool_version": about["generator"].removeprefix("geo-incidents "),
            "gazetteer_version": about["gazetteer"],
            "run_id": about["run"],
        }

    def everything(self) -> Row:
        """All members of the full layout."""
        packed = self._rows("incidents")
        features = [
            self._feature(seq, feature, packed[seq - 1])
            for seq, feature in enumerate(self.collection["features"], start=1)
        ]
        kept = {name: value for name, value in self.collection.items() if name not in MEMBERS}
        return kept | {
            "features": features,
            "area_statements": [self._statement(*one) for one in enumerate(self._rows("area_statements"), start=1)],
            "not_placed": [self._unplaced(*one) for one in enumerate(self._rows("not_placed"), start=1)],
        }

    def _rows(self, name: str) -> list[Row]:
        written = self.collection[name]
        packed = Table(*_columns(name, written["columns"]))
        return [packed.unpack(cells, self.words) for cells in written["rows"]]

    def _claim(self, written: Row) -> Row:
        row = complete("claims", written, {})
        return complete("claims", written, derived.of_claim(row, self._source(row["report_id"])))

    def _source(self, report_id: str) -> Row:
        return self.by_report.get(report_id) or complete("sources", {"report_id": report_id}, {})

    def _reports(self, claims: Sequence[Row]) -> list[Row]:
        return derived.in_order([self._source(report) for report in dict.fromkeys(c["report_id"] for c in claims)])

    def _feature(self, seq: int, feature: Mapping[str, Any], packed: Row) -> Row:
        shown = feature["properties"]
        claims = [self.claims[number] for number in shown["claims"]]
        written = packed | {name: shown[name] for name in SHOWN if name in shown}
        written |= {"incident_id": feature["id"], "seq": seq}
        row, reports = complete("incidents", written, {}), self._reports(claims)
        place, coordinates = self.places[row["place_id"]], feature["geometry"]["coordinates"]
        place = complete("incidents", place, {})
        found = derived.of_incident(row, coordinates, place, claims, self.run) | derived.of_reports(reports)
        whole = complete("incidents", written, found)
        whole |= {"sources": [source for source in reports if source["report_id"] in self.by_report], "claims": claims}
        return {**feature, "properties": whole}

    def _statement(self, seq: int, written: Row) -> Row:
        claims = [self.claims[number] for number in written.pop("claims")]
        row, written = complete("area_statements", written, {}), written | {"seq": seq}
        found = derived.of_statement(row, claims) | derived.of_reports(self._reports(claims))
        return complete("area_statements", written, found) | {"claims": claims}

    def _unplaced(self, seq: int, written: Row) -> Row:
        number = written.pop("claim", None)
        found = derived.of_unplaced(None if number is None else self.claims[number])
        return complete("not_placed", written | {"seq": seq}, found)


def _columns(name: str, header: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names and kinds of the columns, from the header: a word's index, or the value itself."""
    bare = tuple(column.removesuffix("#") for column in header)
    return bare, tuple("date" if column.endswith("#") else "other" for column in header)


def _dated(row: Mapping[str, Any]) -> Row:
    return {"published": "", **row}
