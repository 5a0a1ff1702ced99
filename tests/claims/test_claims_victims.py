"""Figures of whom no word says what befell them, and what a report told before of a figure and a place."""

from __future__ import annotations

import pytest

from geo_incidents.claims.discourse.meant import Discourse
from geo_incidents.claims.figures.counts import find_unsaid
from geo_incidents.claims.kinds import kinds_of_passages
from geo_incidents.claims.sentences.passages import passages
from geo_incidents.claims.victims.figure_fates import believed
from geo_incidents.claims.victims.figure_owner import asked as figures_asked
from geo_incidents.claims.victims.figure_owner import chosen, ruled
from geo_incidents.claims.victims.figure_places import Tolls
from geo_incidents.gazetteer import load
from geo_incidents.mentions import find_mentions
from geo_incidents.model import Category, Count, Outcome, Span
from geo_incidents.places import resolve
from geo_incidents.scoring.table import threshold
from geo_incidents.text import analyse_text

GUESSED = threshold("figure_fates.guessed")


def counted(value: int) -> Count:
    return Count(Outcome.KILLED, Category.ALL, value, value, str(value), Span(0, 1))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The list of the mukhtar has 196 names.", [196]),
        ("The council speaks of 14.", [14]),
        ("The council has 14 cars.", []),
        ("The dead were brought home and 14 men spoke.", []),
    ],
)
def test_what_may_count_victims(text: str, figures: list[int]) -> None:
    found = find_unsaid(analyse_text(text), Span(0, len(text)), "en")
    assert [one.figure.min for one in found] == figures


def test_a_figure_is_guessed_from_a_probability_on() -> None:
    text = "The council speaks of 14."
    (one,) = find_unsaid(analyse_text(text), Span(0, len(text)), "en")
    assert not believed(one, {"killed": GUESSED - 0.01, "wounded": 0.0})
    ((count, likely),) = believed(one, {"killed": 0.1, "wounded": GUESSED}).items()
    assert (count.outcome, count.min, likely) == (Outcome.WOUNDED, 14, GUESSED)


def test_a_guessed_figure_of_no_place_is_left_out() -> None:
    (passage,) = passages(analyse_text("In all 14 people were killed."), ())
    assert [owner.count.min for owner in chosen(passage, {}, ruled(passage, None), None)] == [14]
    passage.guessed[passage.scene.counts[0]] = 0.9  # type: ignore[index]
    assert not chosen(passage, {}, ruled(passage, None), None)


def test_a_figure_told_again_is_of_the_place_it_was_told_of() -> None:
    tolls = Tolls(values={(Outcome.KILLED, 31): {"Tuwaym"}, (Outcome.KILLED, 2): {"Arza"}}, last=frozenset({"Arza"}))
    assert [tolls.same(counted(31), place) for place in ("Tuwaym", "Arza")] == ["of it", "of another"]
    assert tolls.same(counted(2), "Arza") == "no"  # two are told of many places
    assert [tolls.before(place) for place in ("Arza", "Tuwaym")] == ["of it", "of another"]
    assert Tolls().before("Arza") == "none"


def asked(text: str) -> dict[tuple[int, str], set[str]]:
    """What is seen of the figures of a one-sentence report, by figure and by the place that it may be of."""
    gazetteer, analysed = load(), analyse_text(text)
    found = passages(analysed, resolve(analysed, find_mentions(analysed, gazetteer), gazetteer))
    kinds = kinds_of_passages(found)
    places = next(Discourse(found, kinds).places())
    rules = ruled(found[0], None)
    return {
        (count.min, str(one.meant.naming.found.mention.surface)): set(one.features)
        for count, some in figures_asked(found[0], kinds[0], places, Tolls(), rules)
        for one in some
    }


def test_the_names_next_to_a_figure_are_seen() -> None:
    found = asked("Shells killed 12 people in Jableh, and 30 others died in Homs.")
    assert {"nearest name: it", "name behind: it", "names in the clause: none it"} <= found[12, "Jableh"]
    assert {"name behind: out_of_area", "name before: it"} <= found[30, "Jableh"]
