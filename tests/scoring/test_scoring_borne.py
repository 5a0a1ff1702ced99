"""How many people bear a word: given and family names, in both scripts."""

import pytest

from geo_incidents.scoring.borne import NOBODY, borne, rows


@pytest.mark.parametrize("word", ["احمد", "ahmad", "سميره", "samira", "malik"])
def test_given_names_are_borne(word: str) -> None:
    assert borne(word).given >= 5


@pytest.mark.parametrize("word", ["جبله", "jableh", "qardaha", "village", "القرداحه"])
def test_places_and_words_are_borne_by_nobody(word: str) -> None:
    assert borne(word).given == 0


def test_a_word_in_no_table_is_borne_by_nobody() -> None:
    assert borne("xyzzy") == NOBODY


def test_a_spelling_counts_the_commoner_of_its_names() -> None:
    spelled = [row.given for row in rows() if "samira" in (row.arabic, *row.latin)]
    assert borne("samira").given == max(spelled)
