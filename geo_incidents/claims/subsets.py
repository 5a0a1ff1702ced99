"""Which figures are parts of others: "60, 10 of them women", "31, including nine children", "of whom five"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo_incidents.claims.figure_words import Words
from geo_incidents.claims.figures import Figure


class Subset(NamedTuple):
    """The figure that a figure is part of; None where it stands for itself."""

    total: Figure | None = None


def subsets(words: Words, victims: Sequence[Figure]) -> list[Subset]:
    """For each figure of victims, in order, the total it is a part of."""
    found: list[Subset] = []
    total: Figure | None = None
    inside = False  # after "including", until the list ends
    for k, figure in enumerate(victims):
        between = words[victims[k - 1].last if k else 0 : figure.first]
        inside = _still_inside(inside, between)
        part = total is not None and _fits(figure, total) and (inside or _of_them(words, figure))
        found.append(Subset(total if part else None))
        if not part:
            total = figure
    return found


def _still_inside(inside: bool, between: Words) -> bool:
    for word in between:
        if word.has("subset"):
            inside = True
        elif word.has("trigger", "break") or word.form in (";", "؛", ".", "\n"):
            inside = False
    return inside


def _of_them(words: Words, figure: Figure) -> bool:
    """10 of them women."""
    following = words[figure.numeral.last] if figure.numeral.last < len(words) else None
    return following is not None and following.has("of_them")


def _fits(figure: Figure, total: Figure) -> bool:
    return total.numeral.high is None or figure.numeral.low <= total.numeral.high
