"""Features of features, and what the names round a town that shares its name with its province say."""

from __future__ import annotations

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.mentions import find_mentions
from geo_incidents.places.features import crossed, features
from geo_incidents.places.focus import Focus
from geo_incidents.places.resolve import model_of, ranked
from geo_incidents.scoring.table import Features
from geo_incidents.scoring.table import load as weights
from geo_incidents.text import analyse_text

VILLAGES = ("نزح أهالي قرى صافيتا في سوريا.", "نزح أهالي قرى صافيتا وخربة الفرس في سوريا.")
LONG = " It was quiet in Syria, and nobody knew why it was so." * 5


def seen_of(text: str, surface: str) -> tuple[Features, str]:
    """What is seen of a name, and the model that decides on it."""
    analysed = analyse_text(text)
    report = ranked(analysed, find_mentions(analysed, load()), load())
    item = next(item for item in report.items if item.mention.surface == surface)
    return features(Focus(report), item), model_of(report, item)


def test_a_step_is_above_an_edge_and_a_product_of_two_that_were_seen() -> None:
    found = dict(crossed({"name_score": (1.2, ""), "near_certain": (0.5, "")}))
    assert "name_score > 1" in found
    assert "name_score > 1.5" not in found
    assert found["name_score × near_certain"] == (0.6, "")
    assert "name_score × list_here" not in found


def test_only_names_that_no_province_shares_have_them() -> None:
    assert any(" × " in title for title in seen_of("Shells hit Kafr Zita in Hama, Syria.", "Kafr Zita")[0]) is False
    assert any(" × " in title for title in seen_of("Shells hit Qarfis in Latakia, Syria.", "Qarfis")[0])


@pytest.mark.parametrize(
    ("text", "seen", "unseen"),
    [
        ("In Latakia shells hit Qarfis and Ghalmisiyeh.", {"villages_in_sentence", "villages_behind"}, set()),
        ("In Latakia shells hit the al-Saliba quarter.", {"insides_behind"}, {"villages_behind", "nothing_behind"}),
        ("It was calm in Latakia.", {"nothing_in_sentence", "nothing_behind"}, {"villages_behind"}),
    ],
)
def test_what_the_names_round_a_town_say(text: str, seen: set[str], unseen: set[str]) -> None:
    found, _ = seen_of(text + LONG, "Latakia")
    assert seen <= found.keys()
    assert unseen.isdisjoint(found)


@pytest.mark.parametrize(
    ("surface", "model"),
    [("Latakia", "capital"), ("Jableh", "district town"), ("Kafr Zita", "subdistrict town"), ("Qarfis", "latin")],
)
def test_towns_that_share_their_names_are_decided_by_rank(surface: str, model: str) -> None:
    text = f"Shells hit {surface}, Syria."
    assert seen_of(text + LONG, surface)[1] == model
    assert seen_of(text, surface)[1] == f"{model}, short"


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Shells hit the village of Qarfis in the southern countryside of Latakia, Syria.", 1.0),
        ("Shells hit the village of Qarfis in the northern countryside of Latakia, Syria.", -0.6),
    ],
)
def test_words_tell_the_side_of_an_area(text: str, strength: float) -> None:
    assert seen_of(text + LONG, "Qarfis")[0]["side_told"][0] == pytest.approx(strength)


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("نزح أهالي قرى صافيتا في سوريا.", "alone"),
        ("نزح أهالي قرى صافيتا والدريكيش في سوريا.", "with others shared"),
        ("نزح أهالي قرى صافيتا وخربة الفرس في سوريا.", "in a list of villages"),
    ],
)
def test_a_town_behind_the_word_villages_is_told_by_its_list(text: str, company: str) -> None:
    assert f"villages_of={company}" in seen_of(text + LONG, "صافيتا")[0]


def test_villages_told_of_a_town_lean_towards_its_district() -> None:
    alone, listed = (seen_of(text + LONG, "صافيتا")[0]["towards_area"][0] for text in VILLAGES)
    assert alone > 0 > listed


@pytest.mark.parametrize(
    ("below", "seen"),
    [
        ("Qarfis: a shell.\nGhalmisiyeh: two shells.", {"section_villages"}),
        ("Shells hit the al-Saliba quarter.", {"section_insides"}),
        ("Nobody was hurt.", {"section_empty"}),
    ],
)
def test_what_stands_below_a_heading(below: str, seen: set[str]) -> None:
    found, _ = seen_of(f"Syria today\n\nLatakia\n{below}\n{LONG}", "Latakia")
    assert {title for title in found if title.startswith("section_")} == seen


def test_a_word_near_a_name_counts_less_than_the_name_itself() -> None:
    found, _ = seen_of("Tanks shelled Latakia in Syria." + LONG, "Latakia")
    assert found["its near_word=tanks"][0] < found["its word_before=shelled"][0]


@pytest.mark.parametrize(
    "text", ["Shells hit Qarfis in Latakia, Syria.", "In Latakia shells hit the al-Saliba quarter."]
)
def test_what_a_model_does_not_weigh_need_not_be_looked_at(text: str) -> None:
    analysed = analyse_text(text + LONG)
    report = ranked(analysed, find_mentions(analysed, load()), load())
    focus = Focus(report)
    for item in report.items:
        group = model_of(report, item)
        model, every, some = weights("places")[group], features(focus, item), features(focus, item, group)
        assert len(some) < len(every)
        assert model.logit(some) == model.logit(every)
        assert model.reasons(some) == model.reasons(every)
