"""Functions for Spark's `DataFrame.mapInPandas`, which passes pandas frames.

    from geo_incidents.runs.frames import MENTIONS, mentions_in_frames

    reports.mapInPandas(mentions_in_frames, schema=MENTIONS).write.parquet("mentions")

What `profile` excludes is left out, report by report; the default is `public`, as for every file. For another profile,
pass `functools.partial(claims_in_frames, profile="internal")`.

A frame of reports has a column `text` and, optionally, `report_id`, `published` and the other columns of a table of
reports. Each process loads the gazetteer with its first frame. A report that cannot be read has no rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo_incidents.documents import as_text, table_document
from geo_incidents.gazetteer import load
from geo_incidents.model import Document
from geo_incidents.pipeline import find_document_claims, find_places
from geo_incidents.runs.tasks import protected

if TYPE_CHECKING:
    import pandas as pd

# Schemas in Spark's notation. Lists and nested values are JSON.
MENTIONS = (
    "document string, start long, end long, surface string, kind string, status string, place_id string, name string, "
    "lat double, lon double, precision string, confidence double, reasons string"
)
CLAIMS = (
    "document string, claim_id string, quote_start long, quote_end long, quote string, page int, kind string, "
    "places string, date_start date, date_end date, date_precision string, date_text string, counts string, "
    "speakers string, polarity string, rules string, confidence double, confidence_word string"
)

DTYPES = {
    "string": "object", "date": "object", "long": "Int64", "int": "Int32", "double": "float64", "binary": "object",
    "boolean": "boolean",
}  # fmt: skip

Row = Mapping[str, Any]


def mentions_in_frames(frames: Iterable[pd.DataFrame], *, profile: str = "public") -> Iterator[pd.DataFrame]:
    """Every mention in the reports, one row each, as the command `mentions` writes them; columns as in `MENTIONS`.

    Raises `UsageError` for an unknown profile.
    """
    return _in_frames(frames, MENTIONS, _mentions, profile)


def claims_in_frames(frames: Iterable[pd.DataFrame], *, profile: str = "public") -> Iterator[pd.DataFrame]:
    """Every claim in the reports, one row each, as the command `claims` writes them; columns as in `CLAIMS`.

    Raises `UsageError` for an unknown profile.
    """
    return _in_frames(frames, CLAIMS, _claims, profile)


def _mentions(document: Document, profile: str) -> Iterator[Row]:
    from geo_incidents.exports.jsonl import mention_row

    if profile == "internal":
        return map(mention_row, find_places(document, load()))
    return map(mention_row, protected(document, load(), profile).resolutions)


def _claims(document: Document, profile: str) -> Iterator[Row]:
    from geo_incidents.exports.jsonl import claim_row

    if profile == "internal":
        return (claim_row(claim, document.source) for claim in find_document_claims(document, load()))
    shown = protected(document, load(), profile)
    return (claim_row(claim, shown.sources[0]) for claim in shown.claims)


def _in_frames(
    frames: Iterable[pd.DataFrame], schema: str, rows_of: Callable[[Document, str], Iterable[Row]], profile: str
) -> Iterator[pd.DataFrame]:
    from geo_incidents.safety import profile as checked

    checked(profile)

    for frame in frames:
        yield typed([plain(row) for document in documents_of(frame) for row in rows_of(document, profile)], schema)


def typed(rows: Sequence[Row], schema: str) -> pd.DataFrame:
    """A frame with the columns and types of a schema, even where all cells of a column are null."""
    import pandas as pd

    types = dict(column.split() for column in schema.split(", "))
    columns = {name: [row[name] for row in rows] for name in types}
    return pd.DataFrame({name: pd.Series(cells, dtype=DTYPES[types[name]]) for name, cells in columns.items()})


def documents_of(frame: pd.DataFrame) -> Iterator[Document]:
    """The reports of a frame; rows without text are skipped."""
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        told = {str(name): as_text(value) for name, value in row.items()}
        if told["text"].strip():
            mark = hashlib.sha256(told["text"].encode()).hexdigest()[:12]
            yield table_document(told, mark, Path("report"), "")


def plain(row: Row) -> Row:
    """The row as Spark accepts it: enums as strings, nested values as JSON."""
    import orjson

    return {
        name: orjson.dumps(value).decode() if isinstance(value, list) else _word(value) for name, value in row.items()
    }


def _word(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value
