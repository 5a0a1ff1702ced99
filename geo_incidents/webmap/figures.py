"""Figures as they were stated: a number and its qualifier, never a number that nobody gave.

"More than 100" is (100, MORE), "dozens" is (12, WORD): the page writes ">100" and its own word for dozens. A range over
several claims consists of its lowest and its highest figure, each as stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from geo_incidents.model import AreaStatement, Bound, Count, Incident, Polarity, Toll

Row = list[object]
Subject = Incident | AreaStatement


class Sign(IntEnum):
    """The qualifier of a figure's number."""

    EXACT = 0
    MORE = 1  # more than
    LEAST = 2  # at least
    UPTO = 3  # up to
    LESS = 4  # fewer than
    ABOUT = 5
    WORD = 6  # dozens, hundreds: the number is the smallest that the word allows


_SIGNS = {Bound.AT_LEAST: Sign.LEAST, Bound.UP_TO: Sign.UPTO}


def stated_figure(count: Count) -> tuple[int, Sign]:
    """The number and qualifier of a figure; of a stated range ("60 to 200"), the lower end."""
    if count.vague:
        return count.min, Sign.WORD
    if count.bound is Bound.MORE_THAN:
        return count.min - 1, Sign.MORE
    if count.bound is Bound.LESS_THAN:
        return (count.max if count.max is not None else count.min) + 1, Sign.LESS
    if count.bound is Bound.UP_TO:
        return (count.max if count.max is not None else count.min), Sign.UPTO
    return count.min, Sign.ABOUT if count.approx else _SIGNS.get(count.bound, Sign.EXACT)


def lowest_and_highest(counts: Sequence[Count]) -> tuple[tuple[int, Sign], ...]:
    """The lowest and the highest of some figures as stated; only one if they are the same, none for no figures."""
    if not counts:
        return ()
    lowest = stated_figure(min(counts, key=lambda c: (c.min, c.text)))
    top = max(counts, key=lambda c: (c.max if c.max is not None else c.min, c.max is None, c.min, c.text))
    stated = top.bound is Bound.EXACT and not top.vague and top.max is not None and top.max != top.min
    highest = (top.max, Sign.EXACT) if stated and top.max is not None else stated_figure(top)
    return (lowest,) if lowest == highest else (lowest, highest)


def of_toll(toll: Toll, subject: Subject) -> tuple[tuple[int, Sign], ...]:
    """A toll's ends as its claims stated them, ignoring figures that a larger one of the same origin includes."""
    found = [
        count
        for claim in subject.claims
        if claim.id in toll.claims and claim.polarity is Polarity.ASSERTED
        for count in claim.counts
        if (count.outcome, count.category) == (toll.outcome, toll.category)
    ]
    whole = [count for count in found if not count.part_of] or found
    return lowest_and_highest([count for count in whole if count.min >= toll.low] or whole)


def pack_figures(figures: Iterable[tuple[int, Sign]]) -> Row | int:
    """A single number for one exact figure, otherwise a flat list of numbers and qualifiers; 0 for none."""
    flat = [int(part) for pair in figures for part in pair]
    if not flat:
        return 0
    return flat[0] if flat[1:] == [Sign.EXACT] and flat[0] else list(flat)
