"""Nouns for people and victims and words of what befell them, each in a sentence: whom a figure counts, and why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geo_incidents.claims.figures.counts import find_counts
from geo_incidents.lexicon import languages, table
from geo_incidents.model import Category, Outcome, Span
from geo_incidents.text import analyse_text

# What is said of one and of several in each language; a noun for two says itself how many they are.
KILLED = {
    "en": ("A {} was killed in the village.", "7 {} were killed in the village."),
    "ar": ("مقتل {} في القرية.", "مقتل 7 {} في القرية."),
    "tr": ("Köyde bir {} öldürüldü.", "Köyde 7 {} öldürüldü."),
    "fr": ("Un {} a été tué dans le village.", "7 {} ont été tués dans le village."),
    "de": ("Ein {} wurde im Dorf getötet.", "7 {} wurden im Dorf getötet."),
    "es": ("Un {} fue asesinado en el pueblo.", "7 {} fueron asesinados en el pueblo."),
}
TOLD = {
    "en": ("Villagers spoke of a {} by the road.", "Villagers spoke of 7 {} by the road."),
    "ar": ("في القرية {} واحد.", "في القرية 7 {}."),
    "tr": ("Köyde bir {} var.", "Köyde 7 {} var."),
    "fr": ("Il y a un {} au village.", "Il y a 7 {} au village."),
    "de": ("Es gibt einen {} im Dorf.", "Es gibt 7 {} im Dorf."),
    "es": ("Hay un {} en el pueblo.", "Hay 7 {} en el pueblo."),
}

VILLAGERS = {
    "en": "7 villagers", "ar": "7 قرويين", "tr": "7 köylü",
    "fr": "7 villageois", "de": "7 Dorfbewohner", "es": "7 aldeanos",
}  # fmt: skip


def said(lang: str, section: str) -> Iterator[tuple[str, str]]:
    """Every noun of a section in a sentence, with its group."""
    one, many = (KILLED if section == "people" else TOLD)[lang]
    sentences = {"one": one, "two": many.replace("7 ", ""), "many": many}
    for group, numbers in table(lang, "counts")[section].items():
        for number, nouns in numbers.items():
            for noun in nouns:
                yield sentences[number].format(noun.replace("*", "")), group


@pytest.mark.parametrize("lang", languages())
def test_people_are_counted_in_their_category(lang: str) -> None:
    for text, category in said(lang, "people"):
        counts = find_counts(analyse_text(text), Span(0, len(text)), lang)
        assert (Outcome.KILLED, Category(category)) in [(count.outcome, count.category) for count in counts], text


@pytest.mark.parametrize("lang", languages())
def test_victims_are_counted_with_what_befell_them(lang: str) -> None:
    for text, outcome in said(lang, "victims"):
        counts = find_counts(analyse_text(text), Span(0, len(text)), lang)
        assert Outcome(outcome) in [count.outcome for count in counts], text


@pytest.mark.parametrize("lang", languages())
def test_a_word_of_what_befell_people_is_read_on_its_side(lang: str) -> None:
    who = VILLAGERS[lang]
    for outcome, sides in table(lang, "counts")["casualty"].items():
        for side, words in sides.items():
            for word in words:
                behind, before = f"{who} {word.replace('*', '')}.", f"{word.replace('*', '')} {who}."
                told = {"before": [behind], "after": [before], "either": [behind, before]}[side]
                found = {
                    count.outcome
                    for text in told
                    for count in find_counts(analyse_text(text), Span(0, len(text)), lang)
                }
                assert Outcome(outcome) in found, told
