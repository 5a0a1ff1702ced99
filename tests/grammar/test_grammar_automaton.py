"""The longest phrase at a place, letters that are written together with it, and lists that nothing reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.grammar import Automaton, Line, Tag, hits
from geo_incidents.grammar.tables import automaton
from geo_incidents.lexicon import languages
from geo_incidents.text.clitics import Proclitics
from geo_incidents.text.tokens import phrase_tokens

ARABIC = Proclitics(conjunctions=("و", "ف"), prepositions=("ب", "ل"), articles=("ال", "بال", "لل"))
ENTRIES = {
    ("security",): "security",
    ("security", "forces"): "forces",
    ("sivil*",): "civilian",
    ("hayatını", "kaybet*"): "died",
    ("no", "more", "than"): "at most",
}


def automaton_of(entries: dict[tuple[str, ...], str], proclitics: Proclitics | None = None) -> Automaton:
    made, openings = Automaton(), (proclitics or Proclitics()).strip
    for words, value in entries.items():
        made.add(words, "t", value, openings)
    return made


def longest(made: Automaton, text: str, stop: int | None = None) -> tuple[int, str, bool] | None:
    forms = [token.form for token in phrase_tokens(text)]
    found = dict(made.at(forms, 0, len(forms) if stop is None else stop))
    return tuple(found["t"][0]) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("security forces", (2, "forces", False)),
        ("security men", (1, "security", False)),
        ("killed", None),
        ("siviller", (1, "civilian", False)),
        ("hayatını kaybetti dün", (2, "died", False)),
        ("no more", None),
        ("no more than", (3, "at most", False)),
    ],
)
def test_the_longest_phrase_wins(text: str, expected: tuple[int, str, bool] | None) -> None:
    assert longest(automaton_of(ENTRIES), text) == expected


def test_a_phrase_ends_by_the_word_it_must_end_by() -> None:
    assert longest(automaton_of(ENTRIES), "security forces", stop=1) == (1, "security", False)


@pytest.mark.parametrize(
    ("text", "joined"), [("جندي", False), ("الجندي", False), ("وجندي", True), ("فالجندي", True), ("للجندي", False)]
)
def test_letters_joined_to_a_word_are_taken_off(text: str, joined: bool) -> None:
    assert longest(automaton_of({("جندي",): "soldier"}, ARABIC), text) == (1, "soldier", joined)


def test_phrases_of_a_table_do_not_overlap_and_stay_in_their_range() -> None:
    line = Line(phrase_tokens("killed, the police said, and no fewer than ten were wounded"), "en")
    found = list(hits(Tag("en", "kind"), line))
    assert [hit.span.start for hit in found] == sorted(hit.span.start for hit in found)
    assert not list(hits(Tag("en", "kind"), line, 1, 2))


@given(st.lists(st.sampled_from(["security", "forces", "sivil", "siviller", "no", "more", "than", "x"]), max_size=12))
def test_one_pass_finds_what_a_search_for_each_phrase_finds(forms: list[str]) -> None:
    made = automaton_of(ENTRIES)
    for start in range(len(forms)):
        found = {one.value for _, entries in made.at(forms, start, len(forms)) for one in entries}
        assert found == {value for words, value in ENTRIES.items() if stands(words, forms[start:])}


def stands(words: tuple[str, ...], forms: list[str]) -> bool:
    pairs = list(zip(words, forms, strict=False))
    return len(pairs) == len(words) and all(
        form.startswith(word[:-1]) if word.endswith("*") else form == word for word, form in pairs
    )


@pytest.mark.parametrize("lang", languages())
def test_every_list_of_a_lexicon_is_read_by_something(lang: str) -> None:
    assert automaton(lang).at(["."], 0, 1) is not None
