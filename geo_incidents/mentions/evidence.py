"""Is it a place at all? A table of what speaks for it and against, each with its weight in either script.

A spot is believed when the sum of what was seen reaches the threshold. Weights were set by hand, after a prototype's.
What each feature buys, and that no single report decides the threshold, tests/benchmarks/bench_evidence.py measures;
docs/names.md has its figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from geo_incidents.mentions import features_against as against
from geo_incidents.mentions import features_name as name
from geo_incidents.mentions import features_phrase as phrase
from geo_incidents.mentions.around import Around
from geo_incidents.model import Reason
from geo_incidents.reasons import Seen, reason


class Feature(NamedTuple):
    """One line of the table: what is looked at, and what it weighs for a Latin and for an Arabic name."""

    look: Callable[[Around], Seen]
    latin: float
    arabic: float
    late: bool = False  # depends on what else in the report is believed


FEATURES = (
    Feature(name.known_name, 1.6, 1.0),
    Feature(name.spelling, -8.0, -6.0),
    Feature(name.several_words, 0.7, 1.2),
    Feature(name.generic_head, 0.6, 0.0),
    Feature(name.article, 0.4, 0.0),
    Feature(name.rank, 0.35, 0.35),
    Feature(name.few_consonants, -0.5, 0.0),
    Feature(phrase.cue_before, 2.1, 2.4),
    Feature(phrase.cue_after, 1.6, 1.0),
    Feature(phrase.area_cue, 1.6, 1.3),
    Feature(phrase.place_cue, 1.0, 0.8),
    Feature(phrase.dedicated, -1.6, -1.6),
    Feature(phrase.street, -3.0, -2.5),
    Feature(phrase.definite_noun, 0.0, -1.5, late=True),
    Feature(phrase.preposition, 0.9, 1.0),
    Feature(phrase.origin, 1.2, 0.8),
    Feature(name.clitics, 0.0, -0.35),
    Feature(phrase.clitic_preposition, 0.0, 0.9),  # claims ask for it, too
    Feature(phrase.itemised, 1.2, 1.0),
    Feature(phrase.contained, 1.0, 1.0),
    Feature(name.acronym, -2.5, 0.0),
    Feature(name.swallowed_word, -1.5, -1.5),
    Feature(phrase.adjective, 0.0, -1.2),
    Feature(name.bare_head, -1.5, -2.5),
    Feature(phrase.in_list, 1.2, 1.3, late=True),
    Feature(phrase.chain, 1.8, 2.3, late=True),
    Feature(name.company, 0.0, 0.45, late=True),
    Feature(name.elsewhere, 1.5, 1.5, late=True),
    Feature(name.everyday_word, -1.0, -0.8),
    Feature(name.road_name, -4.0, -4.0),
    Feature(name.no_other_word, 0.0, 0.8),
    Feature(name.own_word, -4.0, -3.0),
    Feature(against.surname, -4.0, -3.0),
    Feature(against.person_elsewhere, -2.0, -2.0),
    Feature(against.left_over_before, -2.2, 0.0),
    Feature(against.left_over_behind, -2.2, 0.0),
    Feature(against.title, -2.5, -2.2),
    Feature(against.first_name, -2.5, -2.2),
    Feature(against.speaks, -1.0, -1.5),
    Feature(against.listener, -2.5, -2.2),
    Feature(against.victim, -1.0, -2.2),
    Feature(against.organisation, -2.5, -2.2),
    Feature(against.dateline, -5.0, -5.0),
    Feature(name.shouted, -1.2, 0.0),
)
THRESHOLD = Reason("threshold", -1.8, "what a name must reach")
Row = tuple[str, Callable[[Around], Seen], float]


def _rows(*, arabic: bool, late: bool) -> tuple[Row, ...]:
    rows = ((f, f.arabic if arabic else f.latin) for f in FEATURES if f.late is late)
    return tuple((feature.look.__name__, feature.look, weight) for feature, weight in rows if weight)


EARLY = {arabic: _rows(arabic=arabic, late=False) for arabic in (False, True)}
LATE = {arabic: _rows(arabic=arabic, late=True) for arabic in (False, True)}


def weigh(around: Around) -> tuple[Reason, ...]:
    """What the words round a name say for and against, whatever else is believed; the threshold first."""
    return (THRESHOLD, *_seen(around, EARLY[around.spot.arabic]))


def weigh_late(around: Around) -> tuple[Reason, ...]:
    """What the rest of the report says for and against."""
    return tuple(_seen(around, LATE[around.spot.arabic]))


def _seen(around: Around, rows: Iterable[Row]) -> list[Reason]:
    found = []
    for title, look, weight in rows:
        strength, detail = look(around)
        if strength:
            found.append(reason(title, weight * strength, detail))
    return found


def total(reasons: Iterable[Reason]) -> float:
    """The sum of the weights: 0 or more is believed."""
    return sum([reason.weight for reason in reasons])
