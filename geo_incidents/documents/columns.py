"""Which columns of a table hold text, date and publisher: as configured, or by usual names in six languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from geo_incidents.documents.days import is_open, order_in
from geo_incidents.documents.extracted import Extracted, Fault, Items, Note, Row
from geo_incidents.documents.intake import Intake
from geo_incidents.documents.known import known
from geo_incidents.documents.own import OwnOutputError, is_own_table
from geo_incidents.documents.siblings import shared_country
from geo_incidents.errors import BadTableError
from geo_incidents.text import fold

SHOWN = 12  # columns listed in a message
NEEDS = "a table of reports needs a column of texts; name it with --columns text=COLUMN"


def mapped(items: Items, intake: Intake, name: str) -> Items:
    """Rows as reports; a row without a text yields a `Fault`.

    Raises `BadTableError` if no row has a column for the text, `OwnOutputError` for a table that this program wrote.
    """
    columns = Columns(intake, name)
    for item in items:
        if isinstance(item, Row):
            yield from columns.report(item)
        else:
            yield item
    yield from columns.without_text()


def with_order(items: Items, intake: Intake, name: str) -> Items:
    """The same for a table in memory: ambiguous dates and the shared country are inferred from all of its rows."""
    held = list(items)
    rows = [item.cells for item in held if isinstance(item, Row)]
    order = _order(rows, intake, name)
    if isinstance(order, bool):
        yield Note(f"dates are read {'day' if order else 'month'} first, as other dates of the column show")
        intake = intake.reading_days(first=order)
    unclear = isinstance(order, str) and bool(order)
    if unclear:
        yield Fault("days", str(order))
    texts = [*(" ".join(row.values()) for row in rows), *(item.text for item in held if isinstance(item, Extracted))]
    country = shared_country(texts) if not intake.about else ""
    for item in mapped(iter(held), intake, name):
        yield _as_siblings(item, country, undated=unclear) if isinstance(item, Extracted) else item


def _order(rows: Sequence[Mapping[str, str]], intake: Intake, name: str) -> bool | str:
    """Whether days precede months, where some dates are ambiguous; an error text if nothing settles it; else ""."""
    headers = dict.fromkeys(tuple(row) for row in rows)
    dated = {header: fields(header, intake, name).get("published", "") for header in headers}
    days = [row.get(dated[tuple(row)], "") for row in rows]
    open_days = [day for day in days if intake.day_first is None and is_open(day)]
    if not open_days:
        return ""
    order = order_in(days)
    if order is not None:
        return order
    which = f"days such as {open_days[0]!r} ({len(open_days):,} rows)"
    return f"{which} may begin with the day or the month and are treated as unknown; give --dayfirst or --monthfirst"


def _as_siblings(item: Extracted, country: str, *, undated: bool) -> Extracted:
    """The report with the date order and country inferred from its table."""
    said = dict(item.said)
    said["about"] = said.get("about") or country
    if undated and is_open(said.get("published", "")):
        said["published"] = ""
    return replace(item, said=said)


class Columns:
    """The columns of one table, as interpreted for the rows read so far."""

    def __init__(self, intake: Intake, name: str) -> None:
        self._intake, self._name = intake, name
        self._fields: dict[tuple[str, ...], dict[str, str]] = {}
        self._without: dict[tuple[str, ...], list[str]] = {}  # header → rows without a text column
        self._found_any = False

    def report(self, row: Row) -> Items:
        """The report of a row, preceded by a note if the interpretation of its columns should be reported."""
        header = tuple(row.cells)
        if header not in self._fields:
            yield from self._understand(header)
        found = self._fields[header]
        if "text" not in found:
            self._without.setdefault(header, []).append(row.part)
            return
        self._found_any = True
        said = {**row.cells, **{field: row.cells[column] for field, column in found.items()}}
        if self._intake.day_first is not None:
            said["day_first"] = str(int(self._intake.day_first))
        said["text"] = said["text"] or next(filter(None, map(row.cells.get, _texts(header))), "")
        if said["text"].strip():
            yield Extracted(said["text"], said, row.part)
        else:
            yield Fault(row.part, f"nothing in column `{found['text']}`")

    def without_text(self) -> Items:
        """One fault for each header that has no text column, with the rows concerned."""
        for header, parts in self._without.items():
            what = f"no column `text` among {list_names(header)}; {NEEDS}"
            if not self._found_any:
                message = f"{self._name}:{parts[0]}: {what}"
                raise BadTableError(message)
            more = f" ({len(parts):,} rows)" if len(parts) > 1 else ""
            yield Fault(parts[0], what + more)

    def _understand(self, header: tuple[str, ...]) -> Items:
        if is_own_table(header):
            raise OwnOutputError(self._name)
        found = self._fields[header] = fields(header, self._intake, self._name)
        if found.get("text", "text") != "text" and not self._intake.columns:
            yield Note(", ".join(f"{field} from `{column}`" for field, column in found.items()))


def fields(names: Sequence[str], intake: Intake, where: str) -> dict[str, str]:
    """Field → column, as configured or by usual names. Raises `BadTableError` if a configured column does not exist."""
    for field, column in intake.columns.items():
        if column not in names:
            message = f"{where}: no column {column!r} for {field}; the columns are {list_names(names)}"
            raise BadTableError(message)
    plain = {_plain(name): name for name in reversed(names)}
    usual = {field: next((plain[name] for name in told if name in plain), "") for field, told in _usual().items()}
    return {field: column for field, column in usual.items() if column} | dict(intake.columns)


def is_header(cells: Sequence[str]) -> bool:
    """Whether the cells are a header row that includes a text column."""
    return len(cells) > 1 and {"text"} < fields(cells, Intake(), "").keys()


def list_names(names: Iterable[str]) -> str:
    """Column names, shortened for a message."""
    listed = list(names)
    return ", ".join(f"`{name}`" for name in listed[:SHOWN]) + ", …" * (len(listed) > SHOWN)


def known_fields() -> tuple[str, ...]:
    """Fields that --columns can assign."""
    return tuple(_usual())


def _plain(name: str) -> str:
    return fold(name).text.replace(" ", "")


@cache
def _texts(header: tuple[str, ...]) -> tuple[str, ...]:
    """Columns that may hold the text, best first; rows without a headline may still have an article."""
    plain = {_plain(name): name for name in reversed(header)}
    return tuple(plain[name] for name in _usual()["text"] if name in plain)


@cache
def _usual() -> dict[str, tuple[str, ...]]:
    return {field: tuple(map(_plain, names)) for field, names in known("columns").items()}
