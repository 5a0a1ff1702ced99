"""Which claims are new since the last review, according to a small file beside the decisions.

    {"run": "…", "day": "2026-11-20", "claims": ["c-…"], "before": ["c-…"], "since": "2026-11-13"}

`claims` are those of the current run, `before` those of the previous one, so that reopening a case shows the same as
new.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import orjson

from geo_incidents.exports.atomic import readers_of, write_bytes
from geo_incidents.model import Result


@dataclass(frozen=True, slots=True)
class Seen:
    """The contents of the file."""

    run: str
    day: str
    claims: Sequence[str]
    before: Sequence[str]
    since: str


def newly_seen(result: Result, file: Path, today: date) -> tuple[AbstractSet[str], str]:
    """Ids of the claims that are new in this run of the case, and the date of the last review; none the first time."""
    claims = sorted(claim.id for claim in result.claims)
    last = _read(file)
    run = result.identity.run
    if last is None:
        now = Seen(run, today.isoformat(), claims, claims, "")
    elif last.run == run:
        now = last
    else:
        now = Seen(run, today.isoformat(), claims, last.claims, last.day)
    if now is not last:
        with readers_of("internal"):
            write_bytes(file, orjson.dumps(asdict(now)))
    return frozenset(claims) - frozenset(now.before), now.since


def _read(file: Path) -> Seen | None:
    """The stored contents; empty if the file is missing or not one of ours."""
    with suppress(OSError, orjson.JSONDecodeError, TypeError):
        return Seen(**orjson.loads(file.read_bytes()))
    return None
