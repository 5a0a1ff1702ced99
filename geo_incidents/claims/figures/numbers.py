"""Numerals: digits, number words, dozens and hundreds, ranges, and the hedges round them, as smallest and largest."""

from __future__ import annotations

from typing import NamedTuple

from geo_incidents.claims.figures.figure_words import Words
from geo_incidents.model import Bound

_OPENERS = ("num", "digits", "vague", "few", "scale", "hedge_before", "between")
_DIGITS_AT_MOST = 12  # longer strings of digits are no figures for people
_SEPARATORS = str.maketrans("", "", ".,٬'\u00a0\u202f")


class Numeral(NamedTuple):
    """A numeral with its hedges: words `first` to `last` (half-open), `core` where the numeral itself begins."""

    first: int
    core: int
    last: int
    low: int
    high: int | None
    bound: Bound
    approx: bool
    vague: bool


class _Value(NamedTuple):
    low: int
    high: int | None
    vague: bool
    last: int


def numerals(words: Words) -> list[Numeral]:
    """Numerals of a sentence from left to right; what may be an article too ("un") counts as one."""
    found: list[Numeral] = []
    i = 0
    while i < len(words):
        numeral = _numeral(words, i) if words[i].tags and words[i].has(*_OPENERS) else None
        if numeral:
            found.append(numeral)
            i = numeral.last
        else:
            i += 1
    return found


def _numeral(words: Words, i: int) -> Numeral | None:
    hedges, core = _hedges(words, i)
    bracket = bool(hedges) and core + 2 < len(words) and (words[core].form, words[core + 2].form) == ("(", ")")
    core += bracket  # more than (2430)
    value = _range(words, core) if core < len(words) else None
    if value is None:
        return None
    last = value.last + bracket
    if last < len(words) and (after := words[last].tags.get("hedge_after")):
        hedges, last = [*hedges, after], last + 1
    if words[core].has("rough"):
        hedges.append("approx")
    return hedged(Numeral(i, core, last, value.low, value.high, Bound.EXACT, False, value.vague), hedges)


def _hedges(words: Words, i: int) -> tuple[list[str], int]:
    hedges = []
    while i < len(words) and (hedge := words[i].tags.get("hedge_before")) and not _starts_value(words, i):
        hedges.append(hedge)
        i += 1
    return hedges, i


def _starts_value(words: Words, i: int) -> bool:
    """Whether the numeral begins here; "some" hedges a number and counts a few without one."""
    numbered = i + 1 < len(words) and words[i + 1].has("num", "digits", "vague", "scale", "hedge_before")
    return words[i].has("num", "digits", "vague") or (words[i].has("few") and not numbered)


def hedged(numeral: Numeral, hedges: list[str]) -> Numeral:
    """The numeral as the hedges round it let it be."""
    low, high, bound, approx = numeral.low, numeral.high, numeral.bound, numeral.approx or "approx" in hedges
    for hedge in hedges:
        if hedge == "at_least":
            bound, high = Bound.AT_LEAST, None
        elif hedge == "more_than":
            bound, high = Bound.MORE_THAN, None
            low = low if numeral.vague else low + 1
        elif hedge == "up_to":
            bound, low, high = Bound.UP_TO, 0, numeral.high if numeral.high is not None else numeral.low
        elif hedge == "less_than":
            bound, low, high = Bound.LESS_THAN, 0, max((numeral.high or numeral.low) - 1, 0)
    return numeral._replace(low=low, high=high, bound=bound, approx=approx)


def _range(words: Words, i: int) -> _Value | None:
    """A value, or two that a "to" or a dash joins, the larger one second."""
    if words[i].has("between") and i + 1 < len(words):
        first = _value(words, i + 1)
        return _joined(words, first, "and") if first else None
    first = _value(words, i)
    return first and (_joined(words, first, "to") or first)


def _joined(words: Words, first: _Value, joint: str) -> _Value | None:
    middle = first.last
    if first.vague or middle + 1 >= len(words) or not words[middle].has(joint):
        return None
    second = _value(words, middle + 1)
    if second is None or second.vague or second.low <= first.low:
        return None
    return _Value(first.low, second.high, False, second.last)


def _value(words: Words, i: int) -> _Value | None:
    word = words[i]
    if "digits" in word.tags:
        return _digits(words, i)
    if "few" in word.tags:
        return _few(words, i)
    if "vague" in word.tags:
        return _Value(word.tags["vague"], None, True, i + 1)
    if word.has("num", "scale"):
        return _spelled(words, i)
    return None


def _few(words: Words, i: int) -> _Value | None:
    """Several; several dozen; a few hundred."""
    factor: int = words[i].tags["few"]
    after = words[i + 1].tags if i + 1 < len(words) else {}
    if "num" in after or "digits" in after:  # a group of 40
        return None
    unit: int = after.get("scale") or after.get("vague") or 1
    return _Value(factor * unit, None, True, i + (1 if unit == 1 else 2))


def _digits(words: Words, i: int) -> _Value | None:
    plain: str = words[i].tags["digits"].translate(_SEPARATORS)
    if not plain.isdecimal() or len(plain) > _DIGITS_AT_MOST or _is_decimal(words[i].tags["digits"]):
        return None
    number = int(plain)
    if i + 1 < len(words) and (scale := words[i + 1].tags.get("scale")):
        return _Value(number * scale, number * scale, False, i + 2)
    return _Value(number, number, False, i + 1)


def _is_decimal(form: str) -> bool:
    return any(form[-k] in ".,٫" for k in (2, 3) if len(form) > k)


def _spelled(words: Words, i: int) -> _Value | None:
    """Number words: three hundred and twenty-one; one hundred and five; خمسة وعشرون."""
    total = current = 0
    while i < len(words):
        word = words[i]
        if (scale := word.tags.get("scale")) and (current or total == 0):
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
        elif (unit := word.tags.get("num")) is not None and _fits(current, unit, bool(total), word.joined):
            current += unit
        else:
            break
        i = _next_part(words, i + 1, current, bool(total))
    value = total + current
    return _Value(value, value, False, i)


def _fits(current: int, unit: int, after_thousands: bool, joined: bool) -> bool:
    """Whether a number word continues what stands before it."""
    if current == 0:
        return unit > 0 and not (after_thousands and unit >= 1000)
    for round_part in (1000, 100):
        if current % round_part == 0 and unit < round_part:
            return True
    if _is_tens(current) and unit < 10:
        return True
    return joined and 1 <= current % 100 < 10 and unit % 10 == 0 and 20 <= unit <= 90


def _is_tens(number: int) -> bool:
    return number % 10 == 0 and number % 100 >= 20


def _next_part(words: Words, i: int, current: int, after_thousands: bool) -> int:
    """Step over the joint of "thirty-one" or "treinta y uno" and of "hundred and five", if a part follows that fits."""
    unit = words[i + 1].tags.get("num") if i + 1 < len(words) else None
    if unit is None or not _fits(current, unit, after_thousands, False):
        return i
    if words[i].form == "-" or words[i].has("tens_and"):
        return i + _is_tens(current)
    return i + (words[i].has("and") and (current % 100 == 0))
