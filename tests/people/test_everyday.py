"""Words that are no name, though a heading or a sentence's beginning gives them a capital."""

import pytest

from geo_incidents.people.everyday import is_everyday


@pytest.mark.parametrize("word", ["footnote", "neither", "photo", "witness", "detainees", "white", "neighbours"])
def test_words_of_english(word: str) -> None:
    assert is_everyday(word, "en")


@pytest.mark.parametrize("word", ["oubada", "kasouha", "judy", "suleiman", "fayha"])
def test_names_are_none(word: str) -> None:
    assert not is_everyday(word, "en")


def test_another_language_has_its_own() -> None:
    assert is_everyday("avec", "fr")
    assert not is_everyday("fatma", "tr")
