"""Any geopy geocoder as a fallback for names that the gazetteer lacks: its answers are hints, never marks."""

from __future__ import annotations

import hashlib
import inspect
import json
import logging
import shlex
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.location import Location

from geo_incidents import __version__
from geo_incidents.errors import UsageError
from geo_incidents.geocoder.answers import Answer, Answers
from geo_incidents.model import Place, PlaceKind

PAUSE_S = 1.0  # between two requests, as the usage policy of OpenStreetMap's Nominatim requires
FAILURES = 3  # consecutive failures after which a service is no longer asked
log = logging.getLogger(__name__)


@cache
def fallback(spec: str, answers: Path) -> Fallback:
    """The service that `spec` names, with its answers stored in the file `answers`; one object per process.

    `spec` is the dotted path of a geocoder class and its options: "geopy.geocoders.Nominatim user_agent=me".
    Raises `UsageError` if there is no such geocoder, or the file cannot be read.
    """
    path, *arguments = shlex.split(spec) or [""]
    options = {}
    for argument in arguments:
        name, sign, value = argument.partition("=")
        if not sign:
            message = f"--fallback: {argument!r} is not an option; write name=value after the geocoder"
            raise UsageError(message)
        options[name] = literal(value)
    return Fallback(path, made(path, options), Answers(answers))


def made(path: str, options: dict[str, Any]) -> Any:
    """The geocoder with a dotted path. Raises `UsageError` if there is none, or the options are invalid."""
    module, _, name = path.rpartition(".")
    try:
        kind = getattr(import_module(module), name)
        if "user_agent" in inspect.signature(kind).parameters:
            options = {"user_agent": f"geo-incidents/{__version__}", **options}
        geocoder = kind(**options)
        geocoder.geocode  # noqa: B018  a class without it is no geocoder
    except (ImportError, AttributeError, ValueError, TypeError, GeopyError) as error:
        message = f"--fallback {path!r} is not a geopy geocoder ({error}); name one as in geopy.geocoders.Photon"
        raise UsageError(message) from error
    return geocoder


def literal(value: str) -> Any:
    """A command-line value: numbers, true and false are converted, anything else is text."""
    try:
        return json.loads(value)
    except ValueError:
        return value


class Fallback:
    """A service that is asked once for each name. Calling it returns an unverified place, or None."""

    def __init__(self, path: str, geocoder: Any, answers: Answers) -> None:
        self.name = f"online:{path.rpartition('.')[2].lower()}"
        self._path, self._answers, self._failures = path, answers, 0
        self._ask = RateLimiter(geocoder.geocode, min_delay_seconds=PAUSE_S, max_retries=0, swallow_exceptions=False)

    def __call__(self, query: str) -> Place | None:
        """The service's place with this name; None if it knows none or cannot be reached."""
        known, answer = self._answers.get(self._path, query)
        if not known and self._failures < FAILURES:
            answer = self._online(query)
        return answer and self._place(query, answer)

    def _online(self, query: str) -> Answer | None:
        try:
            found: Location | None = self._ask(query)
        except GeopyError as error:
            self._failures += 1
            log.warning("--fallback %s: %s", self._path, " ".join(f"{type(error).__name__}: {error}".split())[:200])
            return None
        self._failures = 0
        answer = found and Answer(found.address, found.latitude, found.longitude)
        self._answers.put(self._path, query, answer)
        return answer

    def _place(self, query: str, answer: Answer) -> Place:
        number = hashlib.sha256(f"{self._path}\0{query}".encode()).hexdigest()[:12]
        lat, lon = round(answer.lat, 5), round(answer.lon, 5)
        return Place(f"{self.name}:{number}", answer.address, "", PlaceKind.VILLAGE, lat, lon, sources=(self.name,))
