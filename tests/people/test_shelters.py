"""Places where people hide, in whatever a report tells: which names are taken for one, and what is then published."""

from pathlib import Path

import pytest

from geo_incidents.documents import table_document
from geo_incidents.gazetteer import load
from geo_incidents.model import Result
from geo_incidents.people import find_shelters
from geo_incidents.pipeline import find_places, result_of
from geo_incidents.safety import protect
from geo_incidents.text import analyse_text

GAZETTEER = load()

# A sentence, and what of it is a place of refuge.
SIGNS = [
    ("Displaced families sheltering in the school of Baarin ran outside.", ["Baarin"]),
    ("The wounded are being treated secretly in a basement in Deir Mama.", ["Deir Mama"]),
    ("The man who filmed it is in hiding in Dalieh, said a friend in Jableh.", ["Dalieh"]),
    ("She now lives in a safe house in Safita.", ["Safita"]),
    ("said a witness speaking by phone from his brother's house in Beit Ana.", ["Beit Ana"]),
    ("The orphanage in Safita took in 14 children.", ["Safita"]),
    ("Neighbours in Dweir Baabda are hiding four families in their cellars.", ["Dweir Baabda"]),
    ("Women and children gathered in the church of Suqaylabiyah for protection.", ["Suqaylabiyah"]),
    ("Families from Masyaf took shelter in Salamiyah and Suran.", ["Salamiyah", "Suran"]),
    ("واحتمت عشرات النساء في كنيسة السقيلبية.", ["السقيلبية"]),
    ("ويعالج الجرحى سراً في مشفى تحت الأرض في اللطامنة.", ["اللطامنة"]),
    ("وهو متوارٍ عن الأنظار في الدالية.", ["الدالية"]),
    ("وهي الآن في بيت آمن في مشتى الحلو.", ["مشتى الحلو"]),
    ("فيما آوى أهالي بيت ياشوط عائلات هاربة.", ["بيت ياشوط"]),
    ("قال شاهد يتحدث من منزل شقيقه في بيت عانا.", ["بيت عانا"]),
    ("İki aile Cebele'de saklanıyor.", ["Cebele"]),
]
NONE = [
    "Gunmen hiding in Dalieh opened fire on a patrol.",
    "Security forces killed three remnants of the regime who were hiding in Beit Ana.",
    "Her family had fled from Baniyas.",
    "Two women were taken in Qardaha.",
    "اشتبكت قوات الأمن مع فلول مختبئين في الدالية.",
    "أسرة لجأت من جسر الشغور.",
    "استضاف المركز الثقافي في مصياف الشاعر.",
]


@pytest.mark.parametrize(("sentence", "expected"), SIGNS)
def test_a_sign_tells_a_place_of_refuge(sentence: str, expected: list[str]) -> None:
    assert shelters(sentence) == expected


@pytest.mark.parametrize("sentence", NONE)
def test_fighters_and_where_people_come_from_are_none(sentence: str) -> None:
    assert shelters(sentence) == []


def shelters(sentence: str) -> list[str]:
    lang = "ar" if sentence[0] > "\u0600" else "tr" if sentence.startswith("İ") else "en"
    text = sentence + (" جرى ذلك في ريف اللاذقية وطرطوس." if lang == "ar" else " It was in Latakia countryside, Syria.")
    analysed = analyse_text(text, lang)
    return [one.surface for one in find_shelters(analysed, find_places(analysed.document, GAZETTEER))]


def shown(text: str, profile: str = "public", **told: str) -> Result:
    row = {"report_id": "r1", "text": text, "published": "2025-03-12"} | told
    return protect(result_of([table_document(row, "r1", Path("report"), "")], GAZETTEER), profile).result


OTHER_KINDS = [
    ("Shelling wounded nine in Hama on 7 March 2025. The wounded are treated secretly in a cellar in {}.", "Deir Mama"),
    ("Ten were killed in Jableh on 7 March 2025, said a witness speaking by phone from a house in {}.", "Beit Ana"),
    ("Looting went on in Jableh on 9 March 2025. The orphanage in {} took in 14 children.", "Safita"),
    ("Clashes broke out in Qadmus on 9 March 2025 and 300 residents took shelter in a monastery in {}.", "Kafrun"),
    ("قصف الطيران كفرزيتا يوم 4 نيسان 2014 وقتل 6. ويعالج الجرحى سراً في مشفى ميداني في {}.", "اللطامنة"),
    ("قتل عشرة في جبلة يوم 7 آذار 2025، قال شاهد يتحدث من منزل شقيقه في {}.", "بيت عانا"),
    ("نشب اشتباك في القدموس يوم 9 آذار 2025 والتجأ نحو 300 من السكان إلى دير في {}.", "كفرون"),
]


@pytest.mark.parametrize(("text", "place"), OTHER_KINDS)
def test_a_refuge_told_in_another_kind_of_event_is_not_published(text: str, place: str) -> None:
    found = shown(text.format(place), title=f"They hide in {place}", url=f"https://x.example/{place}")
    told = repr((found.sources, found.claims, found.incidents, found.resolutions, found.unplaced))
    assert place not in told
    assert place in repr(shown(text.format(place), "internal").resolutions)


def test_an_attack_on_a_shelter_is_published() -> None:
    found = shown("Shelling of a school sheltering displaced people in Baarin killed 5 on 8 March 2025.")
    assert [(one.kind, one.place.name) for one in found.incidents] == [("shelling", "Baarin")]


def test_a_name_in_a_quote_of_flight_that_could_not_be_placed() -> None:
    text = "نزحت عائلات من بانياس يوم 8 آذار 2025 إلى مدرسة قرية الصنوبر."
    assert "الصنوبر" not in repr(shown(text).claims)


def test_a_partner_s_case_still_knows_what_the_public_may_not() -> None:
    text = "Looting went on in Jableh on 9 March 2025. The orphanage in Safita took in 14 children."
    partner = shown(text, "partner")
    assert "Safita" in repr(partner.resolutions)
    assert "Safita" not in repr(protect(partner, "public").result.resolutions)
