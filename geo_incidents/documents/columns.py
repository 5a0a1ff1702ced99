"""Which column of a table holds the text, the day, the publisher: told, or by its usual names in six languages."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from geo_incidents.documents.days import is_open, order_in
from geo_incidents.documents.extracted import Extracted, Fault, Items, Note
from geo_incidents.documents.intake import Intake
from geo_incidents.documents.own import OwnOutputError, is_own_table
from geo_incidents.errors import BadTableError
from geo_incidents.text import fold

SHOWN = 12  # columns that a message names
NEEDS = "a table of reports has the text of each in that column, or says with --columns text=COLUMN where"


def mapped(items: Items, intake: Intake, name: str) -> Items:
    """Rows as reports, their cells under the names of fields too; a row of which none can be made is a fault."""
    columns = Columns(intake, name)
    for item in items:
        if isinstance(item, Extracted):
            yield columns.report(item)
            yield from columns.told()
        else:
            yield item


def with_order(items: Items, intake: Intake, name: str) -> Iterator[Extracted | Fault | Note]:
    """The same for a table in memory, whose column of days tells how those are meant that leave it open."""
    rows = list(items)
    cells = [row.said for row in rows if isinstance(row, Extracted)]
    column = fields(list(cells[0]), intake, name).get("published") if cells else None
    days = [row.get(column, "") for row in cells] if column else []
    if intake.day_first is None and any(map(is_open, days)) and (order := order_in(days)) is not None:
        yield Note(f"days in `{column}` begin with the {'day' if order else 'month'}, as others of the column show")
        intake = intake.reading_days(first=order)
    yield from mapped(iter(rows), intake, name)


class Columns:
    """The columns of one table, as they were understood for its rows so far."""

    def __init__(self, intake: Intake, name: str) -> None:
        self._intake, self._name = intake, name
        self._fields: dict[tuple[str, ...], dict[str, str]] = {}
        self._notes: list[Note] = []

    def report(self, row: Extracted) -> Extracted | Fault:
        """The report of a row. Raises `BadTableError` where the table's first row has no column for the text."""
        found = self._understood(tuple(row.said), row.part)
        if "text" not in found:
            return Fault(row.part, f"no column `text`; {NEEDS}")
        said = {**row.said, **{field: row.said[column] for field, column in found.items()}}
        if self._intake.day_first is not None:
            said["day_first"] = str(int(self._intake.day_first))
        if not said["text"].strip():
            return Fault(row.part, f"nothing in column `{found['text']}`")
        return Extracted(said["text"], said, row.part)

    def told(self) -> Iterator[Note]:
        """What has been understood since it was last asked."""
        yield from self._notes
        self._notes.clear()

    def _understood(self, names: tuple[str, ...], part: str) -> Mapping[str, str]:
        if names not in self._fields:
            if is_own_table(names):
                raise OwnOutputError(self._name)
            found = fields(names, self._intake, self._name)
            if "text" not in found and not self._fields:
                message = f"{self._name}:{part}: no column `text` among {shown(names)}; {NEEDS}"
                raise BadTableError(message)
            if found.get("text", "text") != "text" and not self._fields:
                self._notes.append(Note(", ".join(f"{field} from `{found[field]}`" for field in found)))
            self._fields[names] = found
        return self._fields[names]


def fields(names: Sequence[str], intake: Intake, where: str) -> dict[str, str]:
    """Field → column, as told and as usual. Raises `BadTableError` where a column that was told is not there."""
    for field, column in intake.columns.items():
        if column not in names:
            message = f"{where}: no column {column!r} for {field}; the columns are {shown(names)}"
            raise BadTableError(message)
    plain = {_plain(name): name for name in reversed(names)}
    usual = {field: next((plain[name] for name in known if name in plain), "") for field, known in _usual().items()}
    return {field: column for field, column in usual.items() if column} | dict(intake.columns)


def shown(names: Iterable[str]) -> str:
    """Names of columns for a message."""
    listed = list(names)
    return ", ".join(f"`{name}`" for name in listed[:SHOWN]) + ", …" * (len(listed) > SHOWN)


def known_fields() -> tuple[str, ...]:
    """Fields that a column can be named for."""
    return tuple(_usual())


def _plain(name: str) -> str:
    return fold(name).text.replace(" ", "")


@cache
def _usual() -> dict[str, tuple[str, ...]]:
    file = resources.files("geo_incidents") / "data" / "intake.toml"
    table = tomllib.loads(file.read_text("utf8"))["columns"]
    return {field: tuple(map(_plain, names)) for field, names in table.items()}
