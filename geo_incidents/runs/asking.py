"""Wraps a task so that names missing from the gazetteer are looked up with an online service."""

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
    """An online geocoding service and the file that stores its answers."""

    spec: str  # as `geocoder.fallback` reads it
    answers: Path


class Asking:
    """A task that uses an online service. Services allow one request at a time, see `single_process`."""

    def __init__(self, task: Task, service: Service) -> None:
        self._task, self._service = task, service
        self.__qualname__ = f"{task.__qualname__} asking {service.spec}"  # identifies the parts of a run

    def __call__(self, document: Document, gazetteer: Gazetteer) -> bytes:
        """The wrapped task's result for a report."""
        from geo_incidents.geocoder import fallback

        return self._task(document, gazetteer.asking(fallback(*self._service)))


def single_process(effort: Effort) -> Effort:
    """The effort reduced to one process. Raises `UsageError` for a cluster."""
    if effort.cluster:
        message = "--fallback asks from this machine, one name after the other: it cannot be combined with --cluster"
        raise UsageError(message)
    return replace(effort, jobs=1)
