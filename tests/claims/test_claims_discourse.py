"""Sentences that do not name the village: the place they tell of, and when none is meant any more."""

from __future__ import annotations

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.model import Claim, Document, Scope, Source
from geo_incidents.pipeline import find_document_claims
from geo_incidents.text import blocks

STORMED = "Syria: the Hama countryside\nGunmen stormed the village of al-Twaym on Friday. They killed 31 people there."


def claims(text: str) -> tuple[Claim, ...]:
    source = Source("r", publisher="Paper", published="2025-03-09", lang="en")
    return find_document_claims(Document("d", text, source, blocks(text)), load())


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            STORMED,
            "killing",
            "al-Twaym",
        ),
        (
            "Syria: the coast\nIn the village of al-Sanoubar gunmen went from house to house. "
            "At least 24 men were shot dead in the village, residents said.",
            "killing",
            "al-Sanoubar",
        ),
    ],
)
def test_the_place_named_before_is_meant(text: str, kind: str, place: str) -> None:
    found = {(str(claim.kind), p.mention.surface) for claim in claims(text) for p in claim.places}
    assert (kind, place) in found


def test_a_claim_of_a_place_named_before_says_so() -> None:
    carried = [claim for claim in claims(STORMED) if "place:inherited" in claim.rules]
    assert carried
    assert all(0 < claim.confidence < 1 for claim in carried)


def test_every_claim_of_a_dated_report_has_a_day() -> None:
    text = "Syria: the coast\nShells fell on the village of al-Sanoubar and wounded four people."
    assert [(str(c.when.start), c.when.basis) for c in claims(text)] == [("2025-03-09", "publication")]


def test_a_town_that_says_where_its_quarter_lies_is_not_meant_by_what_follows() -> None:
    text = (
        "Residents said that gunmen stormed the al-Qusour quarter in the city of Baniyas on 7 March and killed people. "
        "A local committee counted 253 dead in the quarter."
    )
    counted = [claim for claim in claims(text) if any(count.min == 253 for count in claim.counts)]
    assert [[found.place.name for found in claim.places if found.place] for claim in counted] == [["al-Qusour"]]


AWAY = [
    "A motorcycle bomb killed five people in the al-Daatour neighbourhood of Latakia city. Two civilians were killed "
    "in rocket attacks on neighbourhoods in Deir Ezzor city. The attacks damaged several shops, residents said.",
    "Shells fell on the village of al-Sanoubar in Syria and killed two men. In Aleppo, a woman was killed and 35 "
    "others were injured in rocket attacks. Seven more were injured in a later attack on the market.",
    "Rockets struck the Hmeimim military airport in Latakia, Syria, and killed two men. The president considers it "
    "inappropriate to resume strikes on Aleppo. Government forces began a siege of eastern Aleppo and killed dozens.",
    "قُتل شخصان بقصف على قرية الصنوبر في ريف جبلة في سوريا. وفي حلب قُتلت امرأة وأصيب 35 آخرون بقذائف صاروخية. "
    "كما أصيب سبعة في قصف لاحق على السوق.",
]


@pytest.mark.parametrize("text", AWAY)
def test_what_is_told_of_a_place_elsewhere_is_put_nowhere_here(text: str) -> None:
    found = claims(text)
    first = min(claim.span.end for claim in found)
    drawn = [claim for claim in found if any(place.is_mark for place in claim.places)]
    assert drawn
    assert all(claim.span.end == first for claim in drawn)
    assert len(found) > len(drawn)


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on the village of al-Sanoubar in Syria. Gunmen from Idlib killed nine people there.",
        "Gunmen stormed the village of al-Sanoubar in Syria. Most families fled and now live in Beirut.",
        "Shells killed a man in Aleppo. In the village of al-Sanoubar, Syria, a house was hit. Two people were killed.",
    ],
)
def test_a_place_here_is_meant_though_another_is_named(text: str) -> None:
    last = max(claims(text), key=lambda claim: claim.span)
    assert [place.mention.surface for place in last.places if place.is_mark] == ["al-Sanoubar"]


@pytest.mark.parametrize(
    "told",
    [
        "According to the latest estimates the conflict has killed 210,000 people since the start of the war.",
        "The army killed 30 gunmen in operations across the country.",
        "In the northern countryside the army killed 25 gunmen. Another 12 were wounded.",
        "The previous figure given by the group was more than 200 dead.",
    ],
)
def test_what_is_told_of_no_village_is_put_at_none(told: str) -> None:
    text = f"Syria: the coast\nShells fell on the town of Salma in Latakia province and wounded four men. {told}"
    after = [claim for claim in claims(text) if claim.span.start >= text.index(told)]
    assert after
    assert not any(found.is_mark for claim in after for found in claim.places)


@pytest.mark.parametrize(("sentences", "scope"), [(1, Scope.PLACE), (13, Scope.AREA)])
def test_a_figure_far_from_the_name_is_not_the_places_own(sentences: int, scope: Scope) -> None:
    between = " ".join(f"The village waited for day number {number}." for number in range(sentences))
    text = f"Gunmen stormed the village of al-Sanoubar in Syria. {between} The dead were 14 men, killed at home."
    scopes = {count.scope for claim in claims(text) for count in claim.counts if count.min == 14}
    assert scopes == {scope}
