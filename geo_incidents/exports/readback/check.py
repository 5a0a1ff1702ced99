"""Checks that outputs agree with each other and with the reports that they quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from geo_incidents.errors import GeoIncidentsError, InputError, UsageError
from geo_incidents.exports.readback.facts import OPEN, Facts, Place, text
from geo_incidents.exports.readback.readers import READERS
from geo_incidents.exports.readback.summing import summed_twice

GAP = "[…]"  # where a profile removed words
CUT = "[…cut:"  # where a spreadsheet's cell was full


def check(paths: Sequence[Path | str], reports: Mapping[str, str] | None = None) -> list[str]:
    """Differences between the files, one line each; empty if they agree.

    All files must have the same incidents, with the same point and the same value in every column that two files
    share. Claims, sources, area statements and unplaced items must be the same rows in all files that hold them all.
    Each figure of an event must be in one of its rows.
    `reports` maps report ids to texts: every quote must stand there at its offsets, apart from gaps.
    Raises `InputError` for a file that cannot be read and `UsageError` for a format that cannot be checked.
    """
    found = [read(Path(path)) for path in paths]
    return [
        *_incidents_differ(found),
        *_values_differ(found),
        *_tables_differ(found),
        *_quotes_differ(found),
        *(difference for facts in found for difference in summed_twice(facts)),
        *_not_quoted(found, reports or {}),
    ]


def read(path: Path) -> Facts:
    """The contents of one file."""
    if path.suffix.lower() not in READERS:
        message = f"{path}: cannot be checked; use files with {' '.join(READERS)}"
        raise UsageError(message)
    if not path.is_file():
        message = f"{path}: no such file; name files that were exported"
        raise InputError(message)
    facts = Facts(str(path))
    try:
        READERS[path.suffix.lower()](path, facts)
    except GeoIncidentsError:
        raise
    except Exception as error:  # libraries raise all kinds of exceptions on damaged files
        fault = f"{type(error).__name__}: {error}".partition("\n")[0]
        message = f"{path} cannot be read back ({fault}): export it again"
        raise InputError(message) from error
    return facts


def _incidents_differ(found: Sequence[Facts]) -> Iterator[str]:
    holding = [facts for facts in found if facts.incidents or not facts.quotes]
    everything = {name for facts in holding for name in facts.incidents}
    for facts in holding:
        missing = sorted(everything - facts.incidents.keys())
        yield from (f"{facts.name} lacks incident {name}" for name in missing)


def _values_differ(found: Sequence[Facts]) -> Iterator[str]:
    for name in sorted({name for facts in found for name in facts.incidents}):
        rows = [(facts.name, facts.incidents[name]) for facts in found if name in facts.incidents]
        for column in dict.fromkeys(column for _, row in rows for column in row):
            said = {file: row[column] for file, row in rows if column in row}
            yield from _differing(f"incident {name}, {column}", said)


def _tables_differ(found: Sequence[Facts]) -> Iterator[str]:
    for table in dict.fromkeys(table for facts in found for table in facts.tables):
        holding = [facts for facts in found if table in facts.tables]
        for key in sorted({key for facts in holding for key in facts.tables[table]}):
            rows = {facts.name: facts.tables[table].get(key) for facts in holding}
            what = f"{table} {' '.join(key[:2])}"
            present = {name: row for name, row in rows.items() if row is not None}
            if not any(row.get("reviewed") for row in present.values()):  # files may omit the original
                yield from (f"{name} lacks {what}" for name in rows.keys() - present.keys())
            for column in dict.fromkeys(column for row in present.values() for column in row):
                said = {name: row[column] for name, row in present.items() if column in row}
                yield from _differing(f"{what}, {column}", said)


def _quotes_differ(found: Sequence[Facts]) -> Iterator[str]:
    by_start: dict[tuple[str, int], set[str]] = {}
    for place in sorted({place for facts in found for place in facts.quotes}, reverse=True):
        said = {facts.name: facts.quotes[place] for facts in found if place in facts.quotes}
        known = by_start.setdefault(place[:2], set())
        if place[2] == OPEN and known:  # an open end sorts after known ends
            said = {file: quote for file, quote in said.items() if quote not in known} | {"others": min(known)}
        else:
            known.update(said.values())
        yield from _differing(f"quote {_shown(place)}", said)
    for report, claim in sorted({key for facts in found for key in facts.unlocated}):
        said = {f.name: f.unlocated[report, claim] for f in found if (report, claim) in f.unlocated}
        yield from _differing(f"quote of {report}, claim {claim}", said)


def _differing(what: str, said: Mapping[str, str]) -> Iterator[str]:
    whole = {file: value for file, value in said.items() if CUT not in value}
    if len(set(whole.values())) > 1:
        yield f"{what}: " + "; ".join(f"{file} has {value[:80]!r}" for file, value in whole.items())


def _not_quoted(found: Sequence[Facts], reports: Mapping[str, str]) -> Iterator[str]:
    if not reports:
        return
    for facts in found:
        for place, quote in sorted(facts.quotes.items()):
            report, start, end = place
            if report not in reports:
                yield f"{facts.name} quotes {report}, which is not among the reports"
            elif CUT not in quote and not stands_in(quote, reports[report][start : end if end != OPEN else None], end):
                yield f"{facts.name}: quote {_shown(place)} does not stand in the report: {quote[:80]!r}"
        for (report, _), quote in sorted(facts.unlocated.items()):
            if report in reports and CUT not in quote and not stands_in(quote, reports[report], None):
                yield f"{facts.name}: a quote of {report} does not stand in the report: {quote[:80]!r}"


def stands_in(quote: str, words: str, end: int | None = 0) -> bool:
    """Whether the quote is `words` (0), begins with them (open end) or is among them (None), ignoring gaps."""
    match = re.search if end is None else re.match if end == OPEN else re.fullmatch
    return match(".+?".join(map(re.escape, quote.split(GAP))), text(words), re.DOTALL) is not None


def _shown(place: Place) -> str:
    report, start, end = place
    return f"{report}:{start}-{end}"
