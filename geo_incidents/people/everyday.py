"""Words that are no name: English ones of data/people/everyday.txt, and the commonest of other languages."""

from __future__ import annotations

from functools import cache

from geo_incidents.people.names import DATA, is_borne
from geo_incidents.scoring.frequency import zipf
from geo_incidents.scoring.table import threshold

COMMON = threshold("people.everyday")


def is_everyday(form: str, lang: str) -> bool:
    """Whether the folded Latin word is one that a text of the language has in small letters."""
    if lang == "en":
        return form in _words()
    return not is_borne(form) and (zipf((form,), (lang,)) >= COMMON or form in _words())


@cache
def _words() -> frozenset[str]:
    return frozenset((DATA / "everyday.txt").read_text("utf8").split())
