"""Text tables: CSV with any delimiter and usual encoding, with or without a header row; JSON Lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import islice

import orjson

from geo_incidents.documents.days import day_in
from geo_incidents.documents.decode import decode
from geo_incidents.documents.extracted import Fault, Items, Note, Row

DELIMITERS = ",;\t|"
SAMPLE = 100_000  # bytes from which encoding and delimiter are detected
SAMPLE_ROWS = 200
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "windows-1256", "windows-1252")
WORDS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
DATA = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|.{60}|https?://", re.DOTALL)  # only in data cells, not in headers

csv.field_size_limit(2**31 - 1)


def read_json_lines(data: bytes, name: str) -> Items:
    """Rows of JSON Lines; an encoding other than UTF-8 is detected."""
    encoding, _ = encoding_of(data, name)
    return json_lines(data.split(b"\n") if encoding == "utf-8" else data.decode(encoding).split("\n"))


def json_lines(lines: Iterable[str | bytes]) -> Items:
    """Rows of JSON Lines, one line in memory at a time; a line that is not a JSON object is a fault."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        row = _object(line.removeprefix(b"\xef\xbb\xbf") if isinstance(line, bytes) else line)
        if row is None:
            yield Fault(str(number), "not a JSON object; correct the line")
        else:
            yield Row(row, str(number))


def is_row(line: bytes) -> bool:
    """Whether a line is a row of JSON Lines."""
    return line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and _object(line.removeprefix(b"\xef\xbb\xbf")) is not None


def _object(line: str | bytes) -> dict[str, str] | None:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(row, dict):
        return None
    return {str(key): "" if value is None else str(value) for key, value in row.items()}


def read_csv(data: bytes, name: str) -> Items:
    """Rows of a table, preceded by a note on encoding and delimiter if it is not plain CSV."""
    encoding, mark = encoding_of(data, name)
    opened = io.TextIOWrapper(io.BytesIO(data[mark:]), encoding, errors="replace", newline="")
    delimiter = delimiter_of(data[mark : mark + SAMPLE].decode(encoding, errors="ignore"))
    if delimiter != "," or encoding != "utf-8":
        yield Note(f"a table in {encoding} with {WORDS[delimiter]} between its cells")
    reader = csv.reader(opened, delimiter=delimiter)
    first = next(reader, [])
    if any(DATA.search(cell) for cell in first):
        header = guessed_header(first)
        yield Note(f"no header row; its columns are taken for {', '.join(header)}")
        yield Row(dict(zip(header, first, strict=True)), "1")
    else:
        header = [cell.strip() for cell in first]
    for cells in reader:
        if any(cells):
            yield _row(cells, header, str(reader.line_num))


def _row(cells: Sequence[str], header: Sequence[str], number: str) -> Row | Fault:
    if len(cells) < len(header) or any(cells[len(header) :]):
        return Fault(number, f"{len(cells)} cells under {len(header)} columns; correct the line")
    return Row(dict(zip(header, cells, strict=False)), number)


def cells_of(line: bytes) -> list[str]:
    """The cells of a line that may be a header row; none if it is not UTF-8."""
    try:
        text = line.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        return []
    return next(csv.reader([text], delimiter=delimiter_of(text)), [])


def delimiter_of(sample: str) -> str:
    """The delimiter that splits most of the first rows into the same number of cells, and into the most cells."""
    return max(DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def _fit(sample: str, delimiter: str) -> tuple[int, int]:
    rows = islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), SAMPLE_ROWS)
    widths = [len(row) for row in rows if row]
    if not widths or widths[0] < 2:
        return 0, 0
    return sum(width == widths[0] for width in widths), widths[0]


def guessed_header(first: Sequence[str]) -> list[str]:
    """Column names for a table without a header row, from its first row: the longest cell is the text."""
    header = [str(number) for number in range(1, len(first) + 1)]
    longest = max(range(len(first)), key=lambda at: len(first[at]))
    days = [at for at, cell in enumerate(first) if at != longest and day_in(cell, day_first=True)]
    links = [at for at, cell in enumerate(first) if at != longest and cell.startswith("http")]
    for name, places in (("text", [longest]), ("published", days), ("url", links)):
        for at in places[:1]:
            header[at] = name
    return header


def encoding_of(data: bytes, name: str) -> tuple[str, int]:
    """The encoding of a text, from its beginning, and the length of its byte-order mark."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            return encoding, len(mark)
    cut = data[:SAMPLE] if len(data) <= SAMPLE else data[: data.rfind(b"\n", 0, SAMPLE) + 1] or data[:SAMPLE]
    text = decode(cut, name)
    return next(encoding for encoding in ENCODINGS if _is(cut, encoding, text)), 0


def _is(data: bytes, encoding: str, text: str) -> bool:
    try:
        return data.decode(encoding) == text
    except UnicodeDecodeError:
        return False
