"""The rows of every table by its name, in the order of columns.csv."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.cited import all_citations, claim_row, mention_row, source_row
from geo_incidents.exports.columns import tables
from geo_incidents.exports.rows import area_row, decision_row, incident_row, not_placed_row, series_rows
from geo_incidents.exports.rows import uncertainty_rows as discs

Rows = Callable[[Book], Iterable[Row]]

ROWS: dict[str, Rows] = {
    "incidents": lambda book: (incident_row(of, seq, book) for seq, of in enumerate(book.result.incidents, 1)),
    "area_statements": lambda book: (area_row(of, seq, book) for seq, of in enumerate(book.result.area_statements, 1)),
    "claims": lambda book: (claim_row(claim, book) for claim in book.result.claims),
    "citations": all_citations,
    "sources": lambda book: (source_row(source, book) for source in book.result.sources),
    "mentions": lambda book: map(mention_row, book.result.resolutions),
    "not_placed": lambda book: (not_placed_row(of, seq) for seq, of in enumerate(book.result.unplaced, 1)),
    "uncertainty_areas": discs,
    "series": lambda book: (row for series in book.result.series for row in series_rows(series)),
    "decisions": lambda book: (decision_row(of, seq) for seq, of in enumerate(book.result.decisions, 1)),
}


def rows_of(table: str, book: Book) -> Iterable[Row]:
    """The rows of one table."""
    return ROWS[table](book)


def sheets() -> tuple[str, ...]:
    """Tables that are useful without a geometry."""
    return tuple(table for table in tables() if table != "uncertainty_areas")
