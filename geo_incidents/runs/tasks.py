"""The work on a single report: the same functions in this process, local workers and clusters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from geo_incidents.collector import collector_paused
from geo_incidents.deadline import PATIENCE_S, Overdue, deadline, seconds_for
from geo_incidents.gazetteer import Gazetteer
from geo_incidents.model import Document, Failure, Result
from geo_incidents.reasons import Told

Task = Callable[[Document, Gazetteer], bytes]
Outcome = bytes | Failure
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker needs to know about a run."""

    task: Task
    gazetteer: Path | None  # None: the bundled gazetteer
    patience: float = PATIENCE_S  # seconds for the shortest report, see `deadline`; 0: no limit


# Tasks import their stages on demand: the mentions of a report take less time than importing the claims stage.


def mention_lines(document: Document, gazetteer: Gazetteer) -> bytes:
    """Every mention in a report as JSON Lines."""
    return _mention_lines(document, gazetteer, Told.PLACES)


def fast_mention_lines(document: Document, gazetteer: Gazetteer) -> bytes:
    """The same without reasons, which take time."""
    return _mention_lines(document, gazetteer, Told.NONE)


def _mention_lines(document: Document, gazetteer: Gazetteer, told: Told) -> bytes:
    from geo_incidents.exports.jsonl import line, mention_row
    from geo_incidents.mentions import find_mentions
    from geo_incidents.places import resolve
    from geo_incidents.text import analyse

    analysed = analyse(document)
    found = resolve(analysed, find_mentions(analysed, gazetteer), gazetteer, told)
    return b"".join(line(mention_row(one, reasons=bool(told))) for one in found)


def claim_lines(document: Document, gazetteer: Gazetteer) -> bytes:
    """Every claim in a report as JSON Lines."""
    from geo_incidents.exports.jsonl import claim_row, line
    from geo_incidents.pipeline import find_document_claims

    claims = find_document_claims(document, gazetteer, Told.NONE)
    return b"".join(line(claim_row(claim, document.source)) for claim in claims)


class Protected:
    """A task whose lines are filtered by a profile, one report at a time."""

    def __init__(self, task: Task, profile: str) -> None:
        self._task, self._profile = task, profile
        self.__qualname__ = f"{task.__qualname__} for {profile}"  # identifies the parts of a run

    def __call__(self, document: Document, gazetteer: Gazetteer) -> bytes:
        """The filtered lines of a report."""
        from geo_incidents.exports.jsonl import claim_row, line, mention_row

        shown = protected(document, gazetteer, self._profile)
        if self._task is not claim_lines:
            told = self._task is mention_lines
            return b"".join(line(mention_row(found, reasons=told)) for found in shown.resolutions)
        return b"".join(line(claim_row(claim, shown.sources[0])) for claim in shown.claims)


def protected(document: Document, gazetteer: Gazetteer, profile: str) -> Result:
    """The result of one report, filtered by a profile; private names that only other reports mention stay unknown."""
    from geo_incidents.pipeline import combine, extract
    from geo_incidents.safety import protect

    return protect(combine([extract(document, gazetteer)], gazetteer, (), ()), profile).result


def packed_extract(document: Document, gazetteer: Gazetteer) -> bytes:
    """Everything from a report that merging and the outputs need, as bytes."""
    from geo_incidents.pipeline import extract
    from geo_incidents.runs.pack import dumps

    return dumps(extract(document, gazetteer), gazetteer)


def perform(
    task: Task, documents: Iterable[Document], gazetteer: Gazetteer, patience: float = PATIENCE_S
) -> list[Outcome]:
    """The outcome for each report."""
    return [attempt(lambda one: task(one, gazetteer), document, patience) for document in documents]


def attempt(work: Callable[[Document], T], document: Document, patience: float = PATIENCE_S) -> T | Failure:
    """The result of `work` for a report. If it fails or exceeds its time limit, the result is a failure with the
    reason, so that other reports are not affected.
    """
    seconds = seconds_for(len(document.text), patience)
    try:
        with (
            collector_paused(),
            deadline(seconds),
        ):  # without the garbage collector, a report of megabytes is 20% faster
            return work(document)
    except Overdue:
        why = f"not done after {seconds:.0f} seconds; split it, or give it longer with --deadline"
    except Exception as error:
        error_text = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        why = f"the program failed on it ({error_text}); please report this"
    return Failure(document.source.report_id, why)
