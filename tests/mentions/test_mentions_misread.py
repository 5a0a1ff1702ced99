"""Runs of words that only a rendering makes a name, and names in small letters."""

from __future__ import annotations

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.mentions.misread import is_mistyped
from geo_incidents.mentions.propose import propose
from geo_incidents.mentions.scan import Scan
from geo_incidents.text import analyse_text


def proposed(text: str) -> dict[str, str]:
    """What is proposed in a text, each with the place in front."""
    scan, gazetteer = Scan(analyse_text(text)), load()
    spots = propose(scan, gazetteer)
    return {scan.surface(one.start, one.end): gazetteer.places[one.matches[0].place].id for one in spots}


@pytest.mark.parametrize(
    ("word", "mistyped"), [("russain", True), ("sryian", True), ("salma", False), ("russian", False), ("jorin", False)]
)
def test_a_frequent_word_with_two_letters_changed_is_a_typing_error(word: str, mistyped: bool) -> None:
    assert is_mistyped(word, ("en",)) is mistyped


@pytest.mark.parametrize(
    ("text", "surface", "place_id"),
    [
        ("Hama countryside: Al latamna village was hit", "Al latamna", "ocha:C3458"),
        ("bombing of kafer zeta by warplanes", "kafer zeta", "adm:SY050501"),
        ("a parachute on the city kafr Hamra", "kafr Hamra", "ocha:C1134"),
        ("Al-Latamna Hospital was attacked", "Al-Latamna", "ocha:C3458"),
    ],
)
def test_names_are_found_in_small_letters_and_without_their_noun(text: str, surface: str, place_id: str) -> None:
    assert proposed(text)[surface] == place_id


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Al said that nobody was hurt", "Al said"),
        ("the tal was quiet", "tal"),
        ("Al-Latamna Hospital was attacked", "Al-Latamna Hospital"),
        ("an airstrike by Russain forces", "Russain"),
    ],
)
def test_words_and_nouns_are_no_names(text: str, surface: str) -> None:
    assert surface not in proposed(text)
