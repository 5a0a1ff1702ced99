"""Checks that no output file overwrites a report that is read or another output of the same run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from geo_incidents.errors import UsageError

CASE = ".gpkg"  # may be both read and written
RECOGNISED = (".html", ".htm", ".json", ".jsonl", ".csv", ".xlsx")  # suffixes used by both reports and outputs


def keep_apart(reports: Sequence[Path], targets: Sequence[Path]) -> None:
    """Raise `UsageError` if a target is one of the reports, or if two targets are the same file."""
    for number, target in enumerate(targets):
        if _is_report(target, reports):
            message = f"{target} is one of the reports, which it would replace: name another output"
            raise UsageError(message)
        if any(_same(target, written) for other in targets[:number] for written in (other, *_beside(other))):
            message = f"{target} is written twice: give every output a name of its own"
            raise UsageError(message)


def _is_report(target: Path, reports: Sequence[Path]) -> bool:
    if target.suffix.lower() == CASE or not _is_file(target):
        return False
    if any(_same(target, report) for report in reports):
        return True
    inside = any(report.is_dir() and target.resolve().is_relative_to(report.resolve()) for report in reports)
    return inside and target.suffix.lower() in RECOGNISED and not _is_own(target)


def _is_file(target: Path) -> bool:
    try:
        return target.is_file()
    except OSError:  # the name is too long for a file: writing it will report that
        return False


def _is_own(file: Path) -> bool:
    """Whether an earlier run wrote the file, so that it may be replaced."""
    from geo_incidents.documents.own import is_own

    try:
        return is_own(file.read_bytes())
    except OSError:
        return False


def _beside(target: Path) -> tuple[Path, ...]:
    """Files that are written next to a target, under names derived from it."""
    return (target.with_suffix(".citations" + target.suffix), target.with_suffix(".areas" + target.suffix))


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
