"""Arabic letters that stand for somebody: س. ك., الدكتور م., الشاهدة ر."""

from __future__ import annotations

from geo_incidents.people.names import ARTICLE, is_borne
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import QUOTES, Spot, opens_name
from geo_incidents.people.vocabulary import phrases

DETACHED = frozenset("وفبلك")  # words written on to the next that sloppy texts write apart


def letters(reading: Reading, at: int) -> Spot | None:
    """Arabic letters with full stops that stand for a name: س. ك."""
    form = reading.forms[at]
    if len(form) == 2 and form[0] == "و" and reading.gap(at + 1).strip() == ".":
        found = _letters_from(reading, at, at + 1)
        return found and Spot(found.first, found.last, "و")
    return _letters_from(reading, at, at)


def _letters_from(reading: Reading, at: int, last: int) -> Spot | None:
    while last < len(reading.forms) and len(reading.forms[last]) == 1 and reading.tokens[last].script == "arabic":
        if last > at and reading.gap(last).strip() != ".":
            break
        last += 1
    if last - at == 1 and _is_letter_before_family(reading, at):
        return Spot(at, last)  # ع. الدرويش
    named = last - at > 1 or (last > at and _is_letter_for_somebody(reading, at))
    return Spot(at, last - 1) if named else None


def _is_letter_before_family(reading: Reading, at: int) -> bool:
    """Whether one letter with a full stop, and no title, stands for a given name: ع. الدرويش."""
    titled = reading.forms[at] in phrases("ar", "words", "honorific")
    last = at + 1 < len(reading.forms) and reading.gap(at + 1) == ". "
    return not titled and last and reading.forms[at + 1].startswith(ARTICLE) and is_borne(reading.forms[at + 1])


def _is_letter_for_somebody(reading: Reading, at: int) -> bool:
    """Whether one letter stands for a name behind a title: الدكتور م., الشاهدة ر, الناجية «ب»."""
    titled = any(phrases("ar", "before", name).ending(reading.forms, at) for name in ("kin", "private", "label"))
    before, behind = reading.gap(at).strip(), reading.gap(at + 1)
    if not titled or before not in ("", ":", *QUOTES) or opens_name(reading, at + 1):
        return False
    if reading.forms[at] in phrases("ar", "words", "honorific") and behind == ". " and is_borne(reading.forms[at + 1]):
        return False  # الصيدلاني د. أيهم
    return behind.startswith(".") or before in QUOTES or reading.forms[at] not in DETACHED
