"""Two words of a clause that hint at an event: examples and counters of `data/lang/frames.toml`, and their reach."""

from __future__ import annotations

from typing import Any

import pytest
import tomli

from geo_incidents.claims.sentences.frames import PEOPLE, PLACE, classes, framed, frames
from geo_incidents.grammar import Line
from geo_incidents.lexicon import ROOT, languages, table
from geo_incidents.model import Span
from geo_incidents.text.tokens import phrase_tokens

ROWS = tomli.loads((ROOT / "frames.toml").read_text("utf8"))["frame"]


def hinted(lang: str, text: str, place: str = "") -> list[tuple[str, list[str]]]:
    named = [Span(text.index(place), text.index(place) + len(place))] if place else []
    found = framed(Line(phrase_tokens(text), lang), [], named)
    return [(str(hint.frame.kind), [hint.frame.head, hint.frame.other]) for hint in found.hints]


def lines(name: str) -> list[Any]:
    return [
        pytest.param(row, lang, text, id=f"{row['kind']} {' '.join(row['classes'])} {lang}")
        for row in ROWS
        for lang, text in row[name].items()
    ]


@pytest.mark.parametrize(("row", "lang", "text"), lines("example"))
def test_an_example_hints_at_its_event(row: dict[str, Any], lang: str, text: str) -> None:
    assert (row["kind"], row["classes"]) in hinted(lang, text, row.get("place", ""))


@pytest.mark.parametrize(("row", "lang", "text"), lines("counter"))
def test_a_counter_does_not(row: dict[str, Any], lang: str, text: str) -> None:
    assert (row["kind"], row["classes"]) not in hinted(lang, text, row.get("place", ""))


def test_a_frame_asks_for_two_classes_once() -> None:
    asked = [(frame.kind, frame.head, frame.other) for frame in frames()]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("lang", languages())
def test_every_class_has_words_and_every_word_a_class(lang: str) -> None:
    assert set(table(lang, "frames")) == set(classes())
    assert not {PEOPLE, PLACE} & set(classes())


def test_what_stands_too_far_or_in_another_clause_is_no_hint() -> None:
    words = Line(phrase_tokens("Shops were shut; the square was emptied."), "en")
    looting = ("looting", ["taking", "goods"])
    assert looting in hinted("en", "Shops were shut the square was emptied")
    assert looting not in hinted("en", "Shops were shut on that day and on the next and the square was emptied")
    assert all(hint.frame.kind != "looting" for hint in framed(words, [words[3].start], []).hints)


def test_a_word_that_is_the_whole_name_of_a_place_is_no_other_word() -> None:
    assert hinted("ar", "زار أطباء بلدة سلمى.")
    assert not hinted("ar", "زار أطباء بلدة سلمى.", "سلمى")
