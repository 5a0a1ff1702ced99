"""What may stand between two names and still link them: nouns, prepositions, bearings, a distance."""

from __future__ import annotations

from typing import NamedTuple

from geo_incidents.mentions.scan import Hit, Scan
from geo_incidents.text import gaps

MARKS = gaps.JOINS | gaps.OPEN | gaps.CLOSE | gaps.COMMA | gaps.QUOTE | gaps.SLASH | gaps.LINE | gaps.DASH
LONGEST = 12
# Sections of the lexicon whose words may stand between a name and what qualifies it.
WORDS = (
    "before.", "after.", "language.articles", "bearings.", "sides.", "directions.", "units.", "numbers.", "neutral.",
    "qualifying.",
)  # fmt: skip
NOT = ("before.motion", "before.settlements", "before.cities", "before.quarters", "before.road", "after.road")
METRES = {"km": 1000, "m": 1, "mi": 1609}
MOST_DIGITS = 5  # of a distance
BESIDE = frozenset({"edge", "near"})


class Connectors(NamedTuple):
    """Marks, roles and figures between two names."""

    marks: int
    roles: frozenset[str]
    bearings: tuple[str, ...]  # "north of": "n", "sw", …
    sides: tuple[str, ...]  # "northern"
    distance_m: int | None

    @property
    def beside(self) -> bool:
        """ "near", "on the outskirts of"."""
        return bool({f"before.{kind}" for kind in BESIDE} & self.roles)


def between(scan: Scan, start: int, end: int) -> Connectors | None:
    """The connectors from word `start` to word `end`; None where other words or marks stand between."""
    if end - start > LONGEST:
        return None
    marks = scan.gap(end)
    roles: set[str] = set()
    bearings: list[str] = []
    sides: list[str] = []
    number, distance = start, None
    while number < end:
        marks |= scan.gap(number)
        figure = scan.words[number].script == "number"
        hit = _longest(scan, number, end)
        if (hit is None and not figure) or (hit and "و" in hit.clitics):
            return None
        if hit:
            roles.update(hit.roles)
            bearings += groups(hit, "bearings")
            sides += groups(hit, "sides")
            for unit in groups(hit, "units"):
                distance = _metres(scan, number, unit)
        number = hit.end if hit else number + 1
    if marks & ~MARKS:
        return None
    return Connectors(marks, frozenset(roles), tuple(bearings), tuple(sides), distance)


def _longest(scan: Scan, number: int, end: int) -> Hit | None:
    hits = [hit for hit in scan.starting.get(number, ()) if hit.end <= end and any(map(_is_connectors, hit.roles))]
    return max(hits, key=lambda hit: hit.end, default=None)


def _is_connectors(role: str) -> bool:
    return role.startswith(WORDS) and role not in NOT


def groups(hit: Hit, section: str) -> list[str]:
    """The groups of one section that a phrase stands in."""
    return [role.partition(".")[2] for role in sorted(hit.roles) if role.startswith(section + ".")]


def _metres(scan: Scan, number: int, unit: str) -> int:
    """The distance that ends with the unit at a word: its figure, or number word, stands before it."""
    figure = 1.0
    if number and scan.words[number - 1].script == "number":
        figure = _figure(scan.words[number - 1].folded)
    elif number:
        figures = [float(group) for hit in scan.ending.get(number, ()) for group in groups(hit, "numbers")]
        figure = max(figures, default=1.0)
    return round(figure * METRES[unit])


def _figure(written: str) -> float:
    """A distance in figures; 1 for what is none: a raised two, a half, a number of forty digits."""
    whole, _, part = written.replace(",", ".").partition(".")
    plain = whole.isdecimal() and (part.isdecimal() or not part) and len(whole) <= MOST_DIGITS
    return float(f"{whole}.{part or 0}") if plain else 1.0
