"""Checks the metadata that a table, manifest, page or first line gives for a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from geo_incidents.documents.dates import date_line
from geo_incidents.documents.days import day_in, first_date_in_words, is_open
from geo_incidents.documents.intake import Intake
from geo_incidents.documents.languages import language, stated_language
from geo_incidents.documents.plain_sight import ENGLISH, day_shown
from geo_incidents.model import Failure

DAYS = ("published", "retrieved")
SLACK_DAYS = 7  # a text is updated for some days
AHEAD_DAYS = 120  # elections and the like are announced for months
SHOWN = 40  # code points of a value shown in a message


class Stated:
    """The checked fields of a source; an implausible value becomes unknown and is listed in `doubts`."""

    def __init__(self, said: Mapping[str, str], text: str, intake: Intake, where: str) -> None:
        self.doubts: list[Failure] = []
        self._where, self._intake = where, intake
        self._day_first = bool(int(said["day_first"])) if said.get("day_first") in ("0", "1") else intake.day_first
        self.fields = {**said, **{name: self._day(name, said.get(name, "")) for name in DAYS}}
        self.fields["lang"] = lang = self._language(said.get("lang", "")) or language(text)
        self.fields["about"] = said.get("about") or intake.about
        self.fields["published"], self.fields["published_basis"] = self._published(said, text, lang)

    def _published(self, said: Mapping[str, str], text: str, lang: str) -> tuple[str, str]:
        """The publication date and its basis: metadata, the feed's first line, the text itself, or --date."""
        first_line, _ = date_line(text)
        if said.get("published"):
            day, basis = self.fields["published"], said.get("published_basis", "stated")
            self._compare(day, text, lang)
        elif first_line:
            day, basis = self._day("published", first_line), "first line"
        else:
            day, basis = day_shown(text, lang)
            day, basis = (day, basis) if day else (self._intake.published, "given" if self._intake.published else "")
        return day, basis if day else ""

    def _compare(self, day: str, text: str, lang: str) -> None:
        """Record a doubt if the publication date precedes the date that the text shows, or by far all its dates."""
        shown = day_shown(text, lang)[0]
        if _days_between(day, shown) > SLACK_DAYS:
            self._doubt(f"`published` is {day}, but the text itself shows {shown}; correct whichever is wrong")
        elif _days_between(day, earliest := first_date_in_words(text, (lang, ENGLISH))) > AHEAD_DAYS:
            self._doubt(
                f"`published` is {day}, but the earliest date in the text is {earliest}; correct whichever is wrong"
            )

    def _day(self, name: str, stated: str) -> str:
        day = day_in(stated, self._day_first)
        if day or not stated.strip():
            return day
        if is_open(stated):
            self._doubt(
                f"`{name}` may begin with the day or the month: {stated[:SHOWN]!r}; give --dayfirst or --monthfirst"
            )
        else:
            self._doubt(
                f"`{name}` is not a date: {stated[:SHOWN]!r}; treated as unknown: write YYYY-MM-DD, YYYY-MM or YYYY"
            )
        return day

    def _language(self, stated: str) -> str:
        code = stated_language(stated)
        if stated.strip() and not code:
            self._doubt(f"`lang` is not a language that the program reads: {stated[:SHOWN]!r}; the text decides")
        return code

    def _doubt(self, what: str) -> None:
        self.doubts.append(Failure(self._where, what))


def _days_between(first: str, second: str) -> int:
    """Days from the first date to the second; 0 if either is not a complete date."""
    if not len(first) == len(second) == len("2025-03-07"):
        return 0
    return (date.fromisoformat(second) - date.fromisoformat(first)).days
