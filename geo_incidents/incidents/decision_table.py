"""The table of decisions: one dated and signed row each. Rows are only ever added; an undo is also a row.

    decision    id of the row, "d-…"
    decided_at  UTC
    by          the reviewer
    action      one of `ACTIONS`
    target      ids of incidents, claims or area statements with a space between; for undo the id of a row
    field       what `correct` changes: place, when, kind, figure, figure:2, speaker, polarity
    was, is     the value before and after, as `corrections` reads them
    reason      free text
    anchor      the words it rests on: report@start-end#hash

Tables of the older form (action, subjects, target, who, when, why) are read as well. Ids of claims, incidents and area
statements are subjects; "c-1@ocha:C3561" is one claim at one of its places.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from geo_incidents.errors import BadTableError, InputError
from geo_incidents.incidents.additions import wrong as wrong_addition
from geo_incidents.incidents.corrections import fault
from geo_incidents.model import Decision

COLUMNS = ("decision", "decided_at", "by", "action", "target", "field", "was", "is", "reason", "anchor")
OLDER = ("action", "subjects", "target", "who", "when", "why")
ACTIONS = (
    "accept", "drop", "correct", "same", "different", "move", "note", "hold", "publish", "undo",
    "tag", "add_claim", "unmark", "settle",
)  # fmt: skip
# What a spreadsheet runs, behind blanks and signs of no width too; an apostrophe in front keeps it from that.
RUN = r"(?=[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]*+'*+[=+@＝＋－＠\t\r-])"
FORMULA = re.compile(rf"\A{RUN}")
GUARDED = re.compile(rf"\A'{RUN}")
Row = Mapping[str, str | None]


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, in its order.

    Raises `InputError` where it cannot be read, `BadTableError` naming the line at fault.
    """
    try:
        if path.exists() and not path.is_file():  # a device may never end
            raise OSError(0, "no file")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{path} is not a CSV file in UTF-8 ({error}); save it as `CSV UTF-8`"
        raise BadTableError(message) from None
    except OSError as error:
        message = f"{path}: {error.strerror}; name a decisions file that can be read"
        raise InputError(message) from error
    return rows_of(text, str(path))


def rows_of(text: str, name: str) -> tuple[Decision, ...]:
    """The decisions of a table's text; `name` is what a message calls it. Raises `BadTableError`."""
    try:
        reader = csv.DictReader(io.StringIO(text, newline=""))
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        message = f"{name} is not a CSV file in UTF-8 ({error}); save it as `CSV UTF-8`"
        raise BadTableError(message) from None
    return tuple(decision(row, f"{name}:{line}") for line, row in rows)


def decision(row: Row, where: str) -> Decision:
    """One row of either form; every column must be there, the action known and the value one of its field."""
    columns = OLDER if "subjects" in row else COLUMNS
    if missing := [column for column in columns if row.get(column) is None]:
        message = f"{where}: no {', '.join(missing)}; a decision has the columns {', '.join(columns)}"
        raise BadTableError(message)
    cells = {column: GUARDED.sub("", (row[column] or "").strip()) for column in columns}
    made = _older(cells) if columns is OLDER else _newer(cells)
    if made.action not in ACTIONS or not made.subjects:
        told = " ".join(made.subjects)
        message = f"{where}: action {made.action!r} with subjects {told!r}; use {', '.join(ACTIONS)}"
        raise BadTableError(message)
    if made.action == "correct" and (wrong := fault(made.field, made.target)):
        message = f"{where}: {wrong}"
        raise BadTableError(message)
    if made.action == "add_claim" and (wrong := wrong_addition(made)):
        message = f"{where}: {wrong}"
        raise BadTableError(message)
    return made


def _older(cells: Mapping[str, str]) -> Decision:
    return Decision(
        cells["action"],
        tuple(cells["subjects"].split()),
        cells["target"],
        cells["who"],
        cells["when"],
        cells["why"],
        id=row_id(cells.values()),
    )


def _newer(cells: Mapping[str, str]) -> Decision:
    return Decision(
        cells["action"],
        tuple(cells["target"].split()),
        cells["is"],
        cells["by"],
        cells["decided_at"],
        cells["reason"],
        cells["field"],
        cells["was"],
        cells["anchor"],
        cells["decision"] or row_id(cells.values()),
    )


def row_id(cells: Iterable[str]) -> str:
    """The id of a row, a hash of what it says."""
    return f"d-{hashlib.sha256(chr(31).join(cells).encode()).hexdigest()[:12]}"


def cells_of(made: Decision) -> dict[str, str]:
    """A decision as a row of `COLUMNS`."""
    values = (
        made.id, made.when, made.who, made.action, " ".join(made.subjects), made.field, made.was, made.target,
        made.why, made.anchor,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def line_of(cells: Mapping[str, str]) -> str:
    """A row as a line of the file, ending in CRLF, with formulas escaped for spreadsheets."""
    out = io.StringIO()
    csv.writer(out).writerow(_guarded(cells[column]) for column in COLUMNS)
    return out.getvalue()


def table_of(decisions: Iterable[Decision]) -> bytes:
    """The whole file: UTF-8 with a byte-order mark, for Excel."""
    lines = [",".join(COLUMNS) + "\r\n", *(line_of(cells_of(made)) for made in decisions)]
    return ("\ufeff" + "".join(lines)).encode()


def _guarded(cell: str) -> str:
    return FORMULA.sub("'", cell)
