"""What a table, a manifest, a page or a first line says of a report, checked before anybody relies on it."""

from __future__ import annotations

from collections.abc import Mapping

from geo_incidents.documents.dates import date_line
from geo_incidents.documents.days import day_in, is_open
from geo_incidents.documents.languages import language, stated_language
from geo_incidents.model import Failure

DAYS = ("published", "retrieved")
SHOWN = 40  # code points of a value that is told


class Stated:
    """The fields of a source; what was said and cannot be meant is unknown, and listed in `doubts`."""

    def __init__(self, said: Mapping[str, str], text: str, given: str, where: str) -> None:
        self.doubts: list[Failure] = []
        self._where = where
        self._day_first = bool(int(said["day_first"])) if said.get("day_first") in ("0", "1") else None
        self.fields = {**said, **{name: self._day(name, said.get(name, "")) for name in DAYS}}
        if not said.get("published"):
            first_line, _ = date_line(text)
            self.fields["published"] = self._day("published", first_line) if first_line else given
        self.fields["lang"] = self._language(said.get("lang", "")) or language(text)

    def _day(self, name: str, stated: str) -> str:
        day = day_in(stated, self._day_first)
        if is_open(stated) and not day:
            self._doubt(f"`{name}` may begin with day or month: {stated[:SHOWN]!r}; say --dayfirst or --monthfirst")
        elif stated.strip() and not day:
            self._doubt(f"`{name}` is no date: {stated[:SHOWN]!r}; taken as unknown: write YYYY-MM-DD, YYYY-MM or YYYY")
        return day

    def _language(self, stated: str) -> str:
        code = stated_language(stated)
        if stated.strip() and not code:
            self._doubt(f"`lang` is no language that is read: {stated[:SHOWN]!r}; the words decide")
        return code

    def _doubt(self, what: str) -> None:
        self.doubts.append(Failure(self._where, what))
