"""A task for which names that the gazetteer lacks are asked of an online service, wherever it is performed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from geo_incidents.errors import UsageError
from geo_incidents.gazetteer import Gazetteer
from geo_incidents.model import Document
from geo_incidents.runs.crews import Effort
from geo_incidents.runs.tasks import Task


class Service(NamedTuple):
    """Whom to ask, and where answers are kept."""

    spec: str  # as `geocoder.fallback` reads it
    answers: Path


class Asking:
    """The task, and what it asks. Services allow one request at a time: see `polite`."""

    def __init__(self, task: Task, service: Service) -> None:
        self._task, self._service = task, service
        self.__qualname__ = f"{task.__qualname__} asking {service.spec}"  # parts of a run are kept under this name

    def __call__(self, document: Document, gazetteer: Gazetteer) -> bytes:
        """What the task makes of a report."""
        from geo_incidents.geocoder import fallback

        return self._task(document, gazetteer.asking(fallback(*self._service)))


def polite(effort: Effort) -> Effort:
    """The effort with one process alone that asks. Raises `UsageError` for a cluster."""
    if effort.cluster:
        message = "--fallback asks from this machine, one name after the other: it cannot be combined with --cluster"
        raise UsageError(message)
    return replace(effort, jobs=1)
