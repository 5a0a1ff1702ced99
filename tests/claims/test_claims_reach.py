"""How far a sentence reaches: what is of a province or the whole country is of no village named before."""

from __future__ import annotations

import pytest

from geo_incidents.claims.discourse.memory import Memory
from geo_incidents.claims.discourse.reach import areas, is_wide, places_elsewhere, reach, share_elsewhere
from geo_incidents.claims.discourse.surroundings import heres, unshown
from geo_incidents.claims.events.decided import is_calm
from geo_incidents.claims.kinds import kinds_of_passages
from geo_incidents.claims.sentences.groups import ROAD
from geo_incidents.claims.sentences.passages import Passage, passages
from geo_incidents.gazetteer import load
from geo_incidents.mentions import find_mentions
from geo_incidents.model import Document, Source
from geo_incidents.places import resolve
from geo_incidents.text import analyse, blocks


def read(text: str, lang: str = "en") -> tuple[Passage, ...]:
    source = Source("r", publisher="Paper", published="2015-06-20", lang=lang)
    analysed = analyse(Document("d", text, source, blocks(text)))
    return passages(analysed, resolve(analysed, find_mentions(analysed, load()), load()))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The army struck scores of gunmen across the country, inflicting heavy losses."),
        ("en", "The conflict has killed thousands since the start of the war."),
        ("en", "In the northern countryside the army foiled an attack on its posts."),
        ("en", "Rebels have captured a number of villages in the Jabal al-Akrad."),
        ("en", "The rebels have seized control of 14 villages in four days."),
        ("en", "The army took five villages and hilltops from the insurgents."),
        ("en", "The area has been held by opposition fighters since September 2012."),
        ("en", "A civilian was injured by a mine on the road between Salamiyah and Ithriya."),
        ("ar", "واصل الجيش عملياته في مختلف أنحاء البلاد وقتل عشرات المسلحين."),
        ("ar", "قتل آلاف المدنيين منذ بدء الثورة بقصف الطيران."),
        ("fr", "Des dizaines de civils ont été tués à travers le pays."),
        ("de", "Landesweit wurden Dutzende Menschen getötet."),
        ("es", "Decenas de civiles murieron en todo el país."),
        ("tr", "Ülke genelinde onlarca sivil öldürüldü."),
    ],
)
def test_what_is_told_of_a_whole_country_or_countryside_is_wide(lang: str, text: str) -> None:
    assert is_wide(read(text, lang)[-1])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Three men were killed and a house burned."),
        ("en", "The village has seen no water since the start of the war."),
        ("en", "In Salma three men were killed, as others were across the country."),
        ("en", "Men from neighbouring villages came and burned nine houses."),
        ("ar", "قتل ثلاثة رجال وأحرق منزل."),
        ("ar", "لم تصل المياه إلى القرية منذ سنوات."),
    ],
)
def test_what_names_a_village_or_points_back_to_one_is_not(lang: str, text: str) -> None:
    assert not is_wide(read(text, lang)[-1])


def test_a_sentence_says_what_its_figures_and_words_make_it_reach() -> None:
    (passage,) = read("More than 210,000 people were killed in several provinces over the past year.")
    seen = dict(reach(passage))
    assert (seen["largest figure"], seen["several"], seen["lasting"], seen["everywhere"]) == (4, 1, 1, 0)


def test_an_area_is_the_places_own_or_another() -> None:
    first, second, third = read(
        "Three men were killed in the town of Salma in Latakia province.\n"
        "The army shelled the Latakia countryside.\nIt shelled Deir ez-Zor province."
    )
    (place,) = (found.place for found in first.scene.named if found.is_mark)
    assert [areas(one.scene.named, place) for one in (first, second, third)] == ["own", "own", "other"]


def test_a_report_is_of_other_parts_as_far_as_its_names_are() -> None:
    found = read(
        "Three men were killed in the town of Salma in Latakia province. "
        "In the city of Aleppo, in Manbij and in Raqqa shells fell."
    )
    assert share_elsewhere(name for passage in found for name in passage.scene.named) == 0.6


def test_memory_knows_what_was_told_of_last() -> None:
    memory, told = Memory({}), []
    for passage in read(
        "Three men died in the town of Salma. Jets struck Manbij. A nurse fled. Shells fell on the city of Jableh."
    ):
        memory.take(passage, heres(passage.scene))
        told.append(memory.lately)
    assert told == ["here", "elsewhere", "elsewhere", "here"]


def test_both_ends_of_a_road_are_only_the_roads() -> None:
    (passage,) = read("A checkpoint is seen on a highway that connects Aleppo to Latakia.")
    assert [veto.why for veto in passage.scene.vetoes] == [ROAD, ROAD]
    assert not passage.scene.groups


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Soldiers rested in the village of Kafr Nabudah on Monday."),
        ("en", "Doctors visited the town of Salma on Tuesday."),
        ("en", "Farmers harvested wheat in the fields of Qalaat al-Madiq."),
        ("en", "The monitor could not establish who was behind the killings."),
        ("ar", "تفقد المحافظ المخبز في جبلة."),
        ("ar", "زار أطباء بلدة سلمى."),
        ("fr", "Le gouverneur a inspecté la boulangerie de Jablé."),
        ("de", "Ärzte besuchten die Stadt Salma."),
        ("es", "Los médicos visitaron la ciudad de Salma."),
        ("tr", "Vali Cebele'deki fırını denetledi."),
    ],
)
def test_everyday_things_are_no_event(lang: str, text: str) -> None:
    assert is_calm(read(text, lang)[-1].scene)


@pytest.mark.parametrize(
    "text", ["Doctors visited the town of Salma after shells killed two men.", "Gunmen stormed Salma during a wedding."]
)
def test_a_word_or_figure_of_an_event_is_more(text: str) -> None:
    assert not is_calm(read(text)[-1].scene)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Russian jets are seen at Hmeimim air base in Latakia province on Friday.", 0),
        ("Russian jets struck from Hmeimim air base in Latakia province on Friday.", 1),
    ],
)
def test_a_place_that_only_a_picture_shows_is_not_remembered(text: str, kept: int) -> None:
    (passage,) = read(text)
    assert len(heres(passage.scene)) == 1
    assert len(unshown(passage.scene, heres(passage.scene))) == kept


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Jets bombed Manbij on Friday.", ["Manbij"]),
        ("Three men were killed in Manbij.", ["Manbij"]),
        ("The wounded were taken to Manbij after the attack.", []),
    ],
)
def test_what_is_struck_elsewhere_is_told_of_there(text: str, elsewhere: list[str]) -> None:
    (passage,) = read(text)
    (kinds,) = kinds_of_passages([passage])
    assert [found.mention.surface for found in places_elsewhere(passage.scene, kinds)] == elsewhere
