"""Stores the answers of online services in a file, so that each name is asked once and later runs get the same answer.

JSON Lines with one answer each, `null` for an unknown name. A line is appended as soon as its answer arrives, so that
no answer is lost when a run ends early.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from geo_incidents.errors import UsageError

Row = dict[str, Any]


class Answer(NamedTuple):
    """A place as a service describes it, in WGS84 degrees."""

    address: str
    lat: float
    lon: float


def default_file() -> Path:
    """The default file: in the user's cache folder."""
    folder = os.environ.get("XDG_CACHE_HOME")
    return (Path(folder) if folder else Path.home() / ".cache") / "geo-incidents" / "online.jsonl"


class Answers:
    """The answers in a file, by service and name. Raises `UsageError` if it cannot be read or written."""

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open(
                "a+b"
            ) as kept:  # opened for appending, so that an unusable file is reported before any request
                kept.seek(0)
                lines = kept.read().split(b"\n")
        except OSError as error:
            message = f"the file of online answers, {file}: {error.strerror}; name another one with --fallback-answers"
            raise UsageError(message) from error
        self._torn = bool(lines[-1])
        rows = [row for line in lines if (row := parsed(line))]
        self._known = {(row["service"], row["query"]): answer_of(row) for row in rows}

    def get(self, service: str, query: str) -> tuple[bool, Answer | None]:
        """Whether the service has been asked for this name, and its answer."""
        return (service, query) in self._known, self._known.get((service, query))

    def put(self, service: str, query: str, answer: Answer | None) -> None:
        """Store an answer."""
        self._known[service, query] = answer
        row = {"service": service, "query": query, "answer": answer and answer._asdict()}
        with self._file.open("ab") as file:
            file.write(b"\n" * self._torn + orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
        self._torn = False


def parsed(line: bytes) -> Row | None:
    """The row on a line; None for an incomplete or foreign line."""
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return row if isinstance(row, dict) and {"service", "query", "answer"} <= row.keys() else None


def answer_of(row: Row) -> Answer | None:
    """The answer in a row."""
    return Answer(**row["answer"]) if row["answer"] else None
