"""The same for Spark, which hands over pandas frames: functions for `DataFrame.mapInPandas`.

    from geo_incidents.runs.frames import MENTIONS, mentions_in_frames

    reports.mapInPandas(mentions_in_frames, schema=MENTIONS).write.parquet("mentions")

What `profile` does not let out is left out, report by report: `public` unless told, as for every file. For another one,
hand over `functools.partial(claims_in_frames, profile="internal")`.

A frame of reports has a column `text`, and, where they are known, `report_id`, `published` and the others of a table of
reports. Whatever a process needs is loaded by its first frame. A report that cannot be read has no rows.
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

# Schemas as Spark writes them down. Lists and what is nested travel as JSON.
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
    """Every mention of the reports, a row each, as the command `mentions` writes them; columns as in `MENTIONS`.

    Raises `UsageError` where there is no such profile.
    """
    return _in_frames(frames, MENTIONS, _mentions, profile)


def claims_in_frames(frames: Iterable[pd.DataFrame], *, profile: str = "public") -> Iterator[pd.DataFrame]:
    """Every claim of the reports, a row each, as the command `claims` writes them; columns as in `CLAIMS`.

    Raises `UsageError` where there is no such profile.
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
    """A frame with the columns of a schema; every column has its type though all its cells be null."""
    import pandas as pd

    types = dict(column.split() for column in schema.split(", "))
    columns = {name: [row[name] for row in rows] for name in types}
    return pd.DataFrame({name: pd.Series(cells, dtype=DTYPES[types[name]]) for name, cells in columns.items()})


def documents_of(frame: pd.DataFrame) -> Iterator[Document]:
    """Reports of a frame; rows without text are none."""
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        told = {str(name): as_text(value) for name, value in row.items()}
        if told["text"].strip():
            mark = hashlib.sha256(told["text"].encode()).hexdigest()[:12]
            yield table_document(told, mark, Path("report"), "")


def plain(row: Row) -> Row:
    """The row as Spark takes it: enums as their words, what is nested as JSON."""
    import orjson

    return {
        name: orjson.dumps(value).decode() if isinstance(value, list) else _word(value) for name, value in row.items()
    }


def _word(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value
