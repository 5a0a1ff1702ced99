"""Writes the slim layout row by row: features, then the tables that they refer to, then the words of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, BinaryIO

import orjson

from geo_incidents.exports.book import Book
from geo_incidents.exports.cited import claim_row, source_row
from geo_incidents.exports.columns import columns
from geo_incidents.exports.crosswalk import outcome_prefix
from geo_incidents.exports.rows import area_row, decision_row, incident_row, not_placed_row, series_rows
from geo_incidents.exports.shapes import point
from geo_incidents.exports.slim import derived
from geo_incidents.exports.slim.packing import NOTHING, Table, Words, plain, table
from geo_incidents.model import AreaStatement, Claim, Incident, Outcome, Result, Unplaced
from geo_incidents.safety.variants import Variant, variant
from geo_incidents.stored import Picked, numbers_of, room_of

Row = dict[str, Any]

FIGURES = tuple(f"{outcome_prefix(outcome)}_{end}" for outcome in Outcome for end in ("min", "best", "max"))
SOURCES = 20_000  # cached rows of reports
# Values needed for a map or an attribute table are named properties of the features; the others are packed.
SHOWN = (
    "event_group_id", "counted_in", "title", "kind", "date_start", "date_end", "date_precision", "place_id",
    "place_name", "loc_precision", "radius_m", *FIGURES, "victims_children_min", "victims_women_min", "n_reports",
    "n_independent_origins", "claimed_by", "status", "conflicts", "reviewed", "confidence",
)  # fmt: skip
ALWAYS = frozenset({"n_reports"})  # written although it could be derived
ELSEWHERE = frozenset({*SHOWN, "incident_id", "seq", "sources"})  # not in the packed columns of incidents


class Writer:
    """One file of a result; `book` provides the rows."""

    def __init__(self, book: Book) -> None:
        self.book, self.room = book, room_of(book.result.claims)
        self.words = Words(self.room)
        self._claims: dict[int, int] = {}  # position by the hash of the variant
        self._more: list[Claim] = []  # reviewed versions of claims, which differ from those read from reports
        self._sources: dict[str, Row] = {}
        self._places: dict[str, Row] = {}
        asked = self._asked_for()
        for number, claim in enumerate(book.result.claims):
            key = hash(variant(claim))
            if asked is None or key in asked:
                self._claims.setdefault(key, number)

    def _asked_for(self) -> set[int] | None:
        """Claims that `position` will be asked for; None for any of them."""
        if not self.room.on_disk:
            return None
        return {hash(variant(item.claim)) for item in self.book.result.unplaced if item.claim}

    @cached_property
    def run(self) -> Row:
        """Versions and run, which are also in the metadata."""
        return self.book.identity

    def features(self) -> Iterator[bytes]:
        """A feature for each incident; its other values are kept for `incidents`."""
        of_incidents = table("incidents", ELSEWHERE)
        self.incidents: Any = self.room.new()
        for seq, incident in enumerate(self.book.result.incidents, start=1):
            row = plain(incident_row(incident, seq, self.book))
            values = self._derived(incident, row)
            shown = {name: row[name] for name in SHOWN if name in ALWAYS or not _is_nothing(row[name])}
            shown["claims"] = self.positions(incident.claims)
            geometry = point(incident.place)
            self.incidents.append(orjson.dumps(of_incidents.pack(row, values, self.words)))
            yield orjson.dumps({"type": "Feature", "id": incident.id, "geometry": geometry, "properties": shown})

    def _derived(self, incident: Incident, row: Row) -> Row:
        sources = [self.source(source.report_id) for source in self.book.reports(incident.claims)]
        anchors = [plain_claim(claim) for claim in incident.claims]
        place = self._places.setdefault(row["place_id"], {name: row[name] for name in derived.PLACE})
        coordinates: Sequence[float] = point(incident.place)["coordinates"]
        return {
            **derived.of_incident(row, coordinates, place, anchors, self.run),
            **derived.of_reports(sources),
        }

    def positions(self, claims: Sequence[Claim]) -> list[int]:
        """Where the claims stand in the table of claims: on disk they are known by that."""
        if isinstance(claims, Picked):
            return list(numbers_of(claims, self.book.result.claims))
        return [self.position(claim) for claim in claims]

    def position(self, claim: Claim) -> int:
        """The position of the claim in the table of claims."""
        key: Variant = variant(claim)
        found = self._claims.setdefault(hash(key), len(self.book.result.claims) + len(self._more))
        if found == len(self.book.result.claims) + len(self._more):
            self._more.append(claim)
        return found

    def source(self, report_id: str) -> Row:
        """The report's row as JSON represents it."""
        found = self._sources.get(report_id)
        if found is None:
            if len(self._sources) > SOURCES:
                self._sources.clear()
            found = self._sources[report_id] = plain(source_row(self.book.source(report_id), self.book))
        return found

    def statements(self) -> Iterator[bytes]:
        """Area statements with references to their claims."""
        packed = table("area_statements", frozenset({"seq"}), ("claims",))
        for seq, statement in enumerate(self.book.result.area_statements, start=1):
            row = plain(area_row(statement, seq, self.book))
            row["claims"] = self.positions(statement.claims)
            sources = [self.source(source.report_id) for source in self.book.reports(statement.claims)]
            values = derived.of_statement(row, list(map(plain_claim, statement.claims))) | derived.of_reports(sources)
            yield orjson.dumps(packed.pack(row, values, self.words))

    def unplaced(self) -> Iterator[bytes]:
        """Unplaced claims and names, with references to claims."""
        packed = table("not_placed", frozenset({"seq"}), ("claim",))
        for seq, item in enumerate(self.book.result.unplaced, start=1):
            row = plain(not_placed_row(item, seq)) | {"claim": self.position(item.claim) if item.claim else None}
            yield orjson.dumps(packed.pack(row, derived.of_unplaced(self._claim_values(item)), self.words))

    def _claim_values(self, item: Unplaced) -> Row | None:
        claim = item.claim
        if claim is None:
            return None
        start = None if claim.offsets_withheld else claim.span.start
        end = None if claim.offsets_withheld else claim.span.end
        return {
            "report_id": claim.document, "claim_id": claim.id, "kind": claim.kind, "quote": claim.quote,
            "quote_start": start, "quote_end": end,
        }  # fmt: skip

    def claims(self) -> Iterator[bytes]:
        """Every claim, once."""
        packed = table("claims")
        for claims in (self.book.result.claims, self._more):
            for claim in claims:
                row = plain(claim_row(claim, self.book))
                yield orjson.dumps(packed.pack(row, derived.of_claim(row, self.source(claim.document)), self.words))

    def sources(self) -> Iterator[bytes]:
        """Every report that was read."""
        packed = table("sources")
        for source in self.book.result.sources:
            row = self.source(source.report_id)
            yield orjson.dumps(packed.pack(row, derived.of_source(row), self.words))

    def places(self) -> Iterator[bytes]:
        """Columns that depend only on an incident's place."""
        packed = place_table()
        for place_id, row in self._places.items():
            yield orjson.dumps(packed.pack({"place_id": place_id, **row}, {}, self.words))


def write(book: Book, head: Mapping[str, Any], file: BinaryIO) -> None:
    """Write the collection; `head` has its first members."""
    writer, result = Writer(book), book.result
    file.write(orjson.dumps(head)[:-1] + b',"features":[')
    _lines(file, writer.features())
    file.write(b"]")
    tables: tuple[tuple[str, Table, Iterable[bytes]], ...] = (
        ("incidents", table("incidents", ELSEWHERE), writer.incidents),
        ("area_statements", table("area_statements", frozenset({"seq"}), ("claims",)), writer.statements()),
        ("not_placed", table("not_placed", frozenset({"seq"}), ("claim",)), writer.unplaced()),
        ("claims", table("claims"), writer.claims()),
        ("sources", table("sources"), writer.sources()),
        ("places", place_table(), writer.places()),
    )
    for name, packed, rows in tables:
        file.write(b',\n"%s":{"columns":' % name.encode() + orjson.dumps(packed.header) + b',"rows":[')
        _lines(file, rows)
        file.write(b"]}")
    for name, value in _rest(result).items():
        file.write(b',\n"%s":' % name.encode() + orjson.dumps(value))
    file.write(b',\n"words":[')
    for number, text in enumerate(writer.words.texts):
        file.write((b"," if number else b"") + orjson.dumps(text))
    file.write(b"]}\n")


def place_table() -> Table:
    """The table of places."""
    kept = {"place_id", *derived.PLACE}
    return table("incidents", frozenset(column.name for column in columns("incidents")) - kept)


def plain_claim(claim: Claim) -> Row:
    """The values of a claim that derived values of incidents and statements need."""
    when = claim.when
    return {
        "date_anchor": when.anchor.isoformat() if when.anchor else None,
        "date_text": when.text,
        "date_basis": when.basis,
    }


def area_claims(statements: Iterable[AreaStatement]) -> dict[str, list[str]]:
    """Ids of the statements about each area, by the area's id."""
    found: dict[str, list[str]] = {}
    for statement in statements:
        for area in statement.areas:
            found.setdefault(area.id, []).append(statement.id)
    return found


def _rest(result: Result) -> Row:
    return {
        "series": [row for series in result.series for row in series_rows(series)],
        "decisions": [decision_row(decision, seq) for seq, decision in enumerate(result.decisions, start=1)],
        "copies": result.copies,
    }


def _lines(file: BinaryIO, lines: Iterable[bytes]) -> None:
    for number, line in enumerate(lines):
        file.write((b",\n" if number else b"\n") + line)


def _is_nothing(value: Any) -> bool:
    return value is None or value == "" or value == NOTHING["json"]
