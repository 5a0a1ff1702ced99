"""Features of features, and what the names round a town that shares its name with its province say."""

from __future__ import annotations

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.mentions import find_mentions
from geo_incidents.places.crossed import crossed
from geo_incidents.places.features import features
from geo_incidents.places.focus import Focus
from geo_incidents.places.resolve import model_of, ranked
from geo_incidents.scoring.table import Features
from geo_incidents.text import analyse_text

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
