"""Whose a figure and a day are, and who did it, in sentences where only one answer will do."""

from __future__ import annotations

import pytest
from claim_cases import claims


def test_a_shared_toll_and_its_villages_are_linked() -> None:
    text = (
        "Gunmen killed 145 people in the countryside of Latakia and Tartus. "
        "Some of these killings took place in the villages of Barmaya and Harisoun."
    )
    toll, places = claims(text, "en")
    assert toll.group
    assert toll.group == places.group
    assert not places.counts
    assert not places.complete


def test_a_second_figure_that_no_place_can_have_is_nobodys() -> None:
    found = claims("Five people were killed in the town of Jableh, seven in Xqwzz and two in Baniyas.", "en")
    own = {(claim.places[0].mention.surface, n.min) for claim in found if claim.places for n in claim.counts}
    assert own == {("Jableh", 5), ("Baniyas", 2)}


def test_the_day_of_a_funeral_is_not_that_of_the_deaths() -> None:
    text = "On Saturday, 25 people killed the day before in the village of Arza were buried. They included four women."
    days = {claim.kind: str(claim.when.start) for claim in claims(text, "en")}
    assert days == {"killing": "2025-03-07", "burial": "2025-03-08"}


@pytest.mark.parametrize(
    ("text", "lang", "actors"),
    [
        ("Gunmen killed two men in the town of Jableh.", "en", ("Gunmen",)),
        ("Two men were killed by gunmen in the town of Jableh.", "en", ("gunmen",)),
        ("Two gunmen were killed in the town of Jableh.", "en", ()),
        ("An attack on security forces in the town of Jableh killed two men.", "en", ()),
        ("قصفت قوات النظام بلدة سلمى.", "ar", ("قوات النظام",)),
        ("أُعدم رجلان على يد مسلحين في مدينة جبلة.", "ar", ("مسلحين",)),
    ],
)
def test_who_did_it_is_only_who_is_said_to_have(text: str, lang: str, actors: tuple[str, ...]) -> None:
    assert {claim.actors for claim in claims(text, lang)} == {actors}
