"""Figures as they were said: a number and the sign that belongs to it, never a number nobody gave.

"More than 100" is (100, MORE), "dozens" is (12, WORD): the page writes ">100" and its own word for dozens. A range over
several claims is the figure of its lower and of its upper end, each as said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from geo_incidents.model import AreaStatement, Bound, Count, Incident, Polarity, Toll

Row = list[object]
Subject = Incident | AreaStatement


class Sign(IntEnum):
    """How the number of a figure is to be read."""

    EXACT = 0
    MORE = 1  # more than
    LEAST = 2  # at least
    UPTO = 3  # up to
    LESS = 4  # fewer than
    ABOUT = 5
    WORD = 6  # dozens, hundreds: the number is the floor of the word


_SIGNS = {Bound.AT_LEAST: Sign.LEAST, Bound.UP_TO: Sign.UPTO}


def said(count: Count) -> tuple[int, Sign]:
    """The number and the sign of one figure; of a stated range ("60 to 200") its lower end."""
    if count.vague:
        return count.min, Sign.WORD
    if count.bound is Bound.MORE_THAN:
        return count.min - 1, Sign.MORE
    if count.bound is Bound.LESS_THAN:
        return (count.max if count.max is not None else count.min) + 1, Sign.LESS
    if count.bound is Bound.UP_TO:
        return (count.max if count.max is not None else count.min), Sign.UPTO
    return count.min, Sign.ABOUT if count.approx else _SIGNS.get(count.bound, Sign.EXACT)


def ends(counts: Sequence[Count]) -> tuple[tuple[int, Sign], ...]:
    """The lowest and the highest of some figures as said, once where they are the same; nothing for none."""
    if not counts:
        return ()
    lowest = said(min(counts, key=lambda c: (c.min, c.text)))
    top = max(counts, key=lambda c: (c.max if c.max is not None else c.min, c.max is None, c.min, c.text))
    stated = top.bound is Bound.EXACT and not top.vague and top.max is not None and top.max != top.min
    highest = (top.max, Sign.EXACT) if stated and top.max is not None else said(top)
    return (lowest,) if lowest == highest else (lowest, highest)


def of_toll(toll: Toll, subject: Subject) -> tuple[tuple[int, Sign], ...]:
    """A toll's ends as its claims said them: figures that an origin's own larger one contains are left out."""
    found = [
        count
        for claim in subject.claims
        if claim.id in toll.claims and claim.polarity is Polarity.ASSERTED
        for count in claim.counts
        if (count.outcome, count.category) == (toll.outcome, toll.category)
    ]
    whole = [count for count in found if not count.part_of] or found
    return ends([count for count in whole if count.min >= toll.low] or whole)


def packed(told: Iterable[tuple[int, Sign]]) -> Row | int:
    """One number where a single exact figure is told, a flat list of numbers and signs where more is; 0 for nothing."""
    flat = [int(part) for pair in told for part in pair]
    if not flat:
        return 0
    return flat[0] if flat[1:] == [Sign.EXACT] and flat[0] else list(flat)
