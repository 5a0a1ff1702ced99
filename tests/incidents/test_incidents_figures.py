"""Figures side by side: the largest within an origin, the smallest and largest between origins, never a sum."""

from __future__ import annotations

import pytest
from claim_builder import RESIDENTS, SANA, SOHR, at, claim, killed, on, place

from geo_incidents.incidents.conflicts import find_conflicts
from geo_incidents.incidents.figures import tolls
from geo_incidents.incidents.origins import Origins
from geo_incidents.model import Bound, Category, Claim, Count, Outcome, Scope, Source, Span, Speaker, SpeakerKind

VILLAGE = at(place("Baniyas"))
ONE = Origins()


def said(id: str, *counts: Count, by: Speaker = SOHR, report: str = "r") -> Claim:
    return claim(id, VILLAGE, when=on("2025-03-07"), counts=counts, by=by, report=report)


@pytest.mark.parametrize(
    ("claims", "low", "best", "high"),
    [
        ([said("1", killed(31))], 31, 31, 31),
        ([said("1", killed(20, None))], 20, 20, None),
        # two residents of one article speak of parts: never 25, and no contradiction
        ([said("1", killed(5), by=RESIDENTS), said("2", killed(20, None), by=RESIDENTS)], 20, 20, None),
        ([said("1", killed(24)), said("2", killed(24), report="s")], 24, 24, 24),
        ([said("1", killed(12)), said("2", killed(30), by=SANA)], 12, None, 30),
        ([said("1", killed(12)), said("2", killed(30, None), by=SANA)], 12, None, None),
        ([said("1", killed(84, None)), said("2", killed(201, None), by=RESIDENTS)], 84, 84, None),
    ],
)
def test_low_best_and_high(claims: list[Claim], low: int, best: int | None, high: int | None) -> None:
    (toll,) = tolls(claims, ONE)
    assert (toll.low, toll.best, toll.high) == (low, best, high)


def test_a_figure_that_is_a_part_of_itself_is_told() -> None:
    """ "5 dead, among them 5": the whole and its part have one text."""
    (toll,) = tolls([said("1", killed(5, part_of="5"))], ONE)
    assert (toll.low, toll.best, toll.high) == (5, 5, 5)


def test_shared_and_regional_figures_are_not_the_places_own() -> None:
    assert tolls([said("1", killed(145, scope=Scope.SHARED), killed(1018, scope=Scope.AREA))], ONE) == ()


def test_subsets_are_tolls_of_their_category() -> None:
    children = Count(Outcome.KILLED, Category.CHILDREN, 9, 9, "nine children", Span(0, 0), part_of="31")
    assert [(t.category, t.low) for t in tolls([said("1", killed(31), children)], ONE)] == [
        (Category.ALL, 31),
        (Category.CHILDREN, 9),
    ]


def test_a_part_is_no_rival_of_its_whole() -> None:
    part = killed(32, part_of="101")
    both = [said("1", killed(101, None)), said("2", part, by=SANA)]
    assert [(t.low, t.high, t.claims) for t in tolls(both, ONE)] == [(101, None, ("1",))]
    assert find_conflicts(both, ONE) == ()
    assert [t.low for t in tolls([said("2", part)], ONE)] == [32]  # the whole is told of another place
    elsewhere = said("1", killed(101, None), report="s")
    assert [t.low for t in tolls([elsewhere, said("2", part, by=SANA)], ONE)] == [32]


def test_figures_no_number_satisfies_are_a_conflict_between_origins_only() -> None:
    rivals = [said("1", killed(12)), said("2", killed(30), by=SANA)]
    assert [(c.type, c.claims) for c in find_conflicts(rivals, ONE)] == [("figure", ("1", "2"))]
    revised = [said("1", killed(12)), said("2", killed(30))]
    assert find_conflicts(revised, ONE) == ()
    about = Count(Outcome.KILLED, Category.ALL, 12, 12, "about 12", Span(0, 0), Bound.EXACT, approx=True)
    assert find_conflicts([said("1", about), said("2", killed(30), by=SANA)], ONE) == ()


def test_copies_are_one_origin_and_the_publishers_own_voice_is_one() -> None:
    nobody = [claim("1", VILLAGE, report="wire"), claim("2", VILLAGE, report="copy")]
    voices = [claim("1", VILLAGE, by=RESIDENTS, report="wire"), claim("2", VILLAGE, by=RESIDENTS, report="copy")]
    assert Origins().distinct(nobody) == ("sohr",)
    assert len(Origins().distinct(voices)) == 2
    assert len(Origins([("wire", "copy")]).distinct(voices)) == 1


def test_posts_of_one_channel_are_one_origin() -> None:
    """Its own voice in two messages; a monitor it quotes is another one, and so is who has no publisher."""
    desk = Speaker("Coast Daily", SpeakerKind.PUBLISHER, key="publisher:coast daily")
    posts = [claim("1", VILLAGE, by=desk, report="m-1"), claim("2", VILLAGE, by=desk, report="m-2")]
    sources = [Source("m-1", "Coast Daily"), Source("m-2", "Coast  daily"), Source("x"), Source("y")]
    assert Origins((), sources).distinct(posts) == ("publisher:coast daily",)
    assert len(Origins((), sources).distinct([*posts, claim("3", VILLAGE, report="m-1")])) == 2
    nameless = [claim("1", VILLAGE, by=desk, report="x"), claim("2", VILLAGE, by=desk, report="y")]
    assert len(Origins((), sources).distinct(nameless)) == 2
