"""A distance in front of a place is a unit and words of direction, in whatever way a language puts them together."""

from __future__ import annotations

import pytest

from geo_incidents.claims.sentences.groups import led_by
from geo_incidents.claims.triggers import line
from geo_incidents.model import Span
from geo_incidents.text import analyse_text

AWAY = [
    ("en", "The convoy was hit 5 km north of", "Jableh"),
    ("en", "The camp lies ten kilometres to the southeast of", "Jableh"),
    ("en", "Gunmen waited some 800 metres from", "Jableh"),
    ("en", "A grave was found three miles west of the town of", "Jableh"),
    ("ar", "وقع الهجوم على بعد ٥ كم شمال", "جبلة"),
    ("ar", "انفجر لغم على بعد 3 كيلومترات جنوب شرق", "جبلة"),
    ("ar", "عثر على المقبرة على مسافة 700 متر من", "جبلة"),
    ("ar", "تقع القرية على بعد عشرين كيلومترا شرقي مدينة", "جبلة"),
    ("fr", "Le convoi a été visé à 5 km au nord-est de", "Jablé"),
    ("de", "Die Minen lagen zehn Kilometer nordöstlich von", "Dschabla"),
    ("es", "El convoy fue atacado a 5 km al norte de", "Yabla"),
]
THERE = [
    ("en", "They walked 5 km, hid in the woods and were killed in", "Jableh"),
    ("en", "Gunmen attacked the north of", "Jableh"),
    ("ar", "كم عدد القتلى الذين سقطوا في", "جبلة"),
    ("ar", "قصف شمال", "جبلة"),
    ("fr", "Ils ont marché 5 km puis ont été tués à", "Jablé"),
    ("de", "Sie gingen 5 km zu Fuß und starben in", "Dschabla"),
]


def leads_away(lang: str, before: str, place: str) -> bool:
    text = f"{before} {place}"
    words = line(analyse_text(text, lang), Span(0, len(text)), lang)
    return led_by(words, len(before) + 1, "away")


@pytest.mark.parametrize(("lang", "before", "place"), AWAY)
def test_another_place_is_so_far_away(lang: str, before: str, place: str) -> None:
    assert leads_away(lang, before, place)


@pytest.mark.parametrize(("lang", "before", "place"), THERE)
def test_no_distance_leads_to_the_place(lang: str, before: str, place: str) -> None:
    assert not leads_away(lang, before, place)
