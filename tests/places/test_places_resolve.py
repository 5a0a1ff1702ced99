"""Names decided: the city or the province, which of the namesakes, here or elsewhere, placed or only told."""

from __future__ import annotations

import math

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.mentions import find_mentions
from geo_incidents.model import Document, Precision, Resolution, Source, Status
from geo_incidents.pipeline import find_places
from geo_incidents.places.confidence import logistic
from geo_incidents.places.ranking import FEATURES, WEIGHTS
from geo_incidents.places.resolve import MARKED, PLAIN_MARKED, _Decision, ranked
from geo_incidents.reasons import Told
from geo_incidents.text import analyse_text

COUNTRYLESS = "Shells hit Salma and Kinsabba." + " Nobody knew why it was so quiet there." * 8


def resolutions(text: str) -> list[Resolution]:
    """What the names of a text mean."""
    document = Document("d", text, Source("r"), ())
    return list(find_places(document, load()))


def one(text: str, surface: str) -> Resolution:
    """What one name means."""
    return next(found for found in resolutions(text) if found.mention.surface == surface)


CITY, AREA = "ocha:C3480", "adm:SY06"
SEATS = [
    ("Three people were killed in the city of Latakia in Syria.", "Latakia", CITY),
    ("Fighting was reported in Latakia province in Syria.", "Latakia", AREA),
    ("Rural Latakia was without power, Syria said.", "Latakia", AREA),
    ("Clashes broke out in the Latakia countryside.", "Latakia", AREA),
    ("A shell hit the outskirts of Latakia.", "Latakia", CITY),
    ("They marched through Latakia, Jableh and Baniyas.", "Latakia", CITY),
    ("People fled from eastern Latakia.", "Latakia", AREA),
    ("سُمع إطلاق نار في مدينة اللاذقية.", "اللاذقية", CITY),
    ("دارت اشتباكات في ريف اللاذقية.", "اللاذقية", AREA),
    ("انتشر الأمن في محافظة اللاذقية.", "اللاذقية", AREA),
    ("قُتل شاب في حي الدعتور باللاذقية.", "اللاذقية", CITY),
    ("قال مدير أمن اللاذقية إن الهجوم مدبر.", "اللاذقية", AREA),
    ("Lazkiye kentinde Suriye ordusu konuşlandı.", "Lazkiye", CITY),
    ("Hama kırsalında Suriye'de saldırı oldu.", "Hama", "adm:SY05"),
    ("Five were displaced from Hama and Idlib countrysides in Syria.", "Hama", "adm:SY05"),
    ("A bakery burned in the Hama suburbs in Syria.", "Hama", "adm:SY05"),
    ("A dam in the subdistrict of Uqayribat in Syria held.", "Uqayribat", "adm:SY050304"),
    ("Most villages of Ain Halaqim sub-district in Syria had no power.", "Ain Halaqim", "adm:SY050403"),
    ("In Dreikish and its villages in Syria the power is off.", "Dreikish", "adm:SY1004"),
    ("غرقت ناحيتا القمصية وبرمانة المشايخ في سوريا في الظلام.", "برمانة المشايخ", "adm:SY100501"),
]


@pytest.mark.parametrize(("text", "surface", "place_id"), SEATS)
def test_the_seat_or_the_province(text: str, surface: str, place_id: str) -> None:
    found = one(text, surface)
    assert found.place is not None
    assert found.place.id == place_id
    assert found.is_mark == (place_id == CITY)


def test_a_province_behind_its_village_is_no_mark() -> None:
    assert not one("The village of Qarfis in Latakia was shelled.", "Latakia").is_mark


NAMESAKES = [
    ("The village of Rusafa near Masyaf in Hama was hit.", "Rusafa", "ocha:C3360"),
    ("Rusafa, in the countryside of Raqqa, in Syria, was hit.", "Rusafa", None),
    ("The villages of al-Arza and al-Twaym in the Hama countryside.", "al-Twaym", "ocha:C6308"),
    ("قرى المختارية والشير والصنوبر في ريف اللاذقية", "الشير", "ocha:C3563"),
    ("Shelling in al-Hamra - Aleppo, Syria.", "al-Hamra", None),
    ("آثار القصف على حي بستان الباشا في سوريا.", "بستان الباشا", None),
    ("Syria: shelling of the villages of Kadin Salma Durin in Latakia countryside", "Salma", "ocha:C3704"),
    ("Syria: Hama countryside Kafr Zita was hit by two rockets", "Kafr Zita", "ocha:C3463"),
]


@pytest.mark.parametrize(("text", "surface", "place_id"), NAMESAKES)
def test_a_namesake_is_decided_by_the_words_round_it(text: str, surface: str, place_id: str | None) -> None:
    found = one(text, surface)
    assert (found.place.id if found.is_mark and found.place else None) == place_id
    assert found.ranked[0].reasons


def test_of_two_namesakes_the_one_that_texts_are_about_is_meant() -> None:
    found = one("Gunmen shot a shepherd in the village of al-Bayda on the coast of Syria on Friday.", "al-Bayda")
    here = [candidate for candidate in found.ranked if not candidate.place.context]
    assert here[0].place.id == "ocha:C5343"
    assert "reported" in {reason.feature for reason in here[1].reasons}


def test_a_longer_name_elsewhere_hides_the_shorter_one_in_it() -> None:
    assert not [found for found in resolutions("#حمص #السعن_الأسود غارة على القرية في سوريا") if found.is_mark]


def test_a_place_elsewhere_is_never_a_mark() -> None:
    found = resolutions("Air strikes hit Saraqib in Idlib, and Damascus, Beirut and Mosul were quiet, Syria said.")
    assert {resolution.status for resolution in found if resolution.mention.surface != "Syria"} == {Status.OUT_OF_AREA}
    assert not any(resolution.is_mark for resolution in found)


def test_a_town_elsewhere_spelled_nearly_as_listed_is_the_province_that_is() -> None:
    text = "A bomb killed five people in Jableh, Syria. Two civilians were killed in rocket attacks in Deir Ezzor city."
    assert one(text, "Deir Ezzor").status is Status.OUT_OF_AREA


def test_beside_a_town_is_near_it() -> None:
    assert one("A drone fell near Jableh in Syria.", "Jableh").precision is Precision.NEAR
    assert one("A drone fell in Jableh in Syria.", "Jableh").precision is Precision.SETTLEMENT


def test_a_quarter_is_a_point_in_a_town_that_the_report_names() -> None:
    found = one("In Baniyas, Syria, the al-Qusour neighbourhood was looted.", "al-Qusour")
    assert found.place is not None
    assert (found.place.parent, found.precision) == ("ocha:C5360", Precision.POINT)


def test_a_name_that_no_list_has_is_told_with_its_area() -> None:
    found = one(
        "Five men died in the village of Beit Zarnaqiya in the countryside of Jableh in Syria.", "Beit Zarnaqiya"
    )
    assert (found.status, found.place, found.precision) == (Status.UNSURE, None, Precision.UNNAMED)
    assert found.parent is not None
    assert found.parent.id == "adm:SY0602"


def test_a_name_that_no_list_has_in_another_governorate_is_elsewhere() -> None:
    text = "Five men died in the village of Beit Zarnaqiya in Idlib province in Syria."
    here = [found.mention.surface for found in resolutions(text) if found.status in (Status.RESOLVED, Status.UNSURE)]
    assert here == []


def test_namesakes_that_nothing_decides_are_unsure() -> None:
    found = one("Syria said that the village of Mushayrifah was quiet.", "Mushayrifah")
    assert found.status is not Status.RESOLVED
    assert len(found.ranked) > 1


def test_a_subdistricts_town_needs_more_where_the_country_is_not_named() -> None:
    analysed = analyse_text(COUNTRYLESS)
    report = ranked(analysed, find_mentions(analysed, load()), load())
    item = next(item for item in report.items if item.mention.surface == "Salma")
    assert not any("names_country" in other.proposal.features for other in report.items)
    between = (math.log(PLAIN_MARKED / (1 - PLAIN_MARKED)) + math.log(MARKED / (1 - MARKED))) / 2
    assert not _Decision(report, item, between, (), Told.ALL).resolution().is_mark


def test_a_road_leads_to_a_town_and_not_to_a_province() -> None:
    text = "The army took Karnaz, Hayalin and Sheikh Hadid in Syria, along the Maharda-Suqaylabiyah road."
    found = {found.mention.surface: found for found in resolutions(text)}
    assert [found[surface].is_mark for surface in ("Maharda", "Suqaylabiyah")] == [True, True]


ELSEWHERE = [
    "The Savannah Club met in Zurich, and Mr Salem of Leeds thanked Homer and the Barley family.",
    "Hamas rejected the plan, and Syria was not invited.",
    "The SBA lent money to towns in Syria, and the SBA was asked why.",
    "Colonel Ahmad al-Hamwi spoke in Syria.",
    "بدأت الزيارة الرسمية إلى سوريا.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_report_about_nothing_here_draws_nothing(text: str) -> None:
    assert not any(found.is_mark for found in resolutions(text))


def test_confidence_is_a_probability_and_grows_with_the_margin() -> None:
    assert [logistic(x) for x in (-50, 0, 50)] == pytest.approx([0, 0.5, 1])
    clear = one("The village of Qarfis in the Jableh countryside of Latakia.", "Qarfis").confidence
    unclear = one("Syria said that the village of Mushayrifah was quiet.", "Mushayrifah").confidence
    assert 0 < unclear < 0.75 < clear < 1


def test_every_feature_is_documented() -> None:
    assert all(feature.__doc__ for feature in FEATURES)
    assert set(WEIGHTS) == {feature.__name__ for feature in FEATURES} | {"spelling"}
    assert all(WEIGHTS.values())


def test_a_name_that_may_be_a_town_or_its_province_has_no_point_while_it_is_unsure() -> None:
    shared = [one for text, *_ in SEATS for one in resolutions(text) if one.status is Status.UNSURE]
    assert all(one.place is None for one in shared if any(c.place.kind.is_area for c in one.ranked))
