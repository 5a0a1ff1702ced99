"""Names written by ear: one change away from a listed spelling, and only in the gazetteer's own area."""

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.by_ear import BY_EAR, by_ear, variants
from geo_incidents.text import fold


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("الكركات", "Karkat"),
        ("الجابرية", "Jabriya"),
        ("السنوبر", "al-Sanoubar"),
        ("al-Tuwaimah", "al-Tuwaym"),
        ("Maqreb", "al-Marqab"),
    ],
)
def test_one_change_finds_the_village(written: str, place: str) -> None:
    gazetteer = load()
    found = by_ear(gazetteer, fold(written).text.split())
    assert place in [gazetteer.places[match.place].name for match in found]
    assert all(match.how.startswith(BY_EAR) and not gazetteer.places[match.place].context for match in found)


@pytest.mark.parametrize("written", ["دير", "Ras", "المهاجرين"])
def test_short_names_and_strangers_have_none(written: str) -> None:
    assert by_ear(load(), fold(written).text.split()) == ()


def test_no_variant_is_the_word_itself() -> None:
    for word in ("التوينه", "tuwaimah", "كركات"):
        assert word not in set(variants(word))
