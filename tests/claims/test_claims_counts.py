"""Figures for people: the table tests/cases/counts.toml, and what holds for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from counting import calls_of
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.claims.figures.counts import Quantity, find_counts, find_quantities
from geo_incidents.lexicon import languages, table
from geo_incidents.model import Category, Count, Outcome, Span
from geo_incidents.text import analyse_text

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "counts.toml").read_text("utf8"))["case"]
COUNTED = [lang for lang in languages() if table(lang, "counts")]
SMALL_WORDS = [word for lang in COUNTED for words in table(lang, "counts")["roles"].values() for word in words]
NOUNS = [
    word
    for lang in COUNTED
    for section in ("people", "casualty", "units", "victims")
    for groups in table(lang, "counts")[section].values()
    for words in groups.values()
    for word in words
]
NUMBERS = ["five", "12", "1,018", "dozens", "several", "hundred", "عشرات", "ثلاثة", "at least", "٣٥", "yirmi", "' u"]
PIECES = st.sampled_from(
    [*(word.replace("*", "") for word in (*SMALL_WORDS, *NOUNS)), *NUMBERS * 30, ",", ";", ":", "."]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=25).map(" ".join))


def whole(text: str) -> Span:
    return Span(0, len(text))


def limits(low: int, high: int | None) -> str:
    return f"{low}+" if high is None else str(low) if low == high else f"{low}-{high}"


def written(count: Count) -> str:
    """A count as the table writes it."""
    figure = f"{count.outcome} {count.category} {'~' * count.approx}{limits(count.min, count.max)} | {count.text}"
    return figure + f" | of {count.part_of}" * bool(count.part_of) + " | cumulative" * count.cumulative


def kept_out(quantity: Quantity) -> str:
    return f"{quantity.kind} {limits(quantity.min, quantity.max)} | {quantity.text}"


@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']}: {case['text']}" for case in CASES])
def test_table(case: dict[str, Any]) -> None:
    before = case["before"] + "\n" if "before" in case else ""
    text = before + case["text"]
    span = Span(len(before), len(text))
    assert [written(count) for count in find_counts(analyse_text(text), span, case["lang"])] == case["counts"]
    assert [kept_out(figure) for figure in find_quantities(analyse_text(text), span, case["lang"])] == case.get(
        "others", []
    )


@pytest.mark.parametrize("item", ["– Snobar, 26.", "– Snobar, 26, most of them men.", "Snobar: 26"])
def test_in_a_tally_the_number_behind_a_name_is_no_age(item: str) -> None:
    (count,) = find_counts(analyse_text(item), whole(item), "en", Outcome.KILLED)
    assert (count.outcome, count.min, count.max) == (Outcome.KILLED, 26, 26)


def test_a_list_item_takes_the_outcome_it_is_given() -> None:
    (count,) = find_counts(analyse_text("Village: 24 civilians"), whole("Village: 24 civilians"), "en", Outcome.KILLED)
    assert (count.outcome, count.category, count.min) == (Outcome.KILLED, Category.CIVILIAN, 24)


def test_names_of_victims_stay_out_of_their_figures() -> None:
    for text, lang in (("Ahmad Karim was shot dead.", "en"), ("قُتل أحمد العلي قرب الحاجز.", "ar")):
        (count,) = find_counts(analyse_text(text), whole(text), lang)
        assert count.min == 1
        assert not {"Ahmad", "Karim", "أحمد", "العلي"} & set(count.text.split())


@given(TEXTS, st.sampled_from([*COUNTED, "", "xx"]), st.sampled_from([None, *Outcome]))
def test_any_text(text: str, lang: str, default: Outcome | None) -> None:
    counts = find_counts(analyse_text(text), whole(text), lang, default)
    for figure in (*counts, *find_quantities(analyse_text(text), whole(text), lang, default)):
        assert figure.text == figure.span.of(text)
        assert figure.text
        assert figure.max is None or 0 <= figure.min <= figure.max
    for count in counts:
        assert not count.part_of or count.part_of in text


@given(TEXTS, TEXTS, st.sampled_from(COUNTED))
def test_only_words_inside_the_span_count(before: str, text: str, lang: str) -> None:
    span = Span(len(before), len(before) + len(text))
    assert all(span.contains(count.span) for count in find_counts(analyse_text(before + text), span, lang))


@pytest.mark.parametrize("sentence", ["killed 5 people and 6 children, ", "a man and his son, ", "12 and 14 of them, "])
def test_cost_grows_with_the_text_not_with_its_square(sentence: str) -> None:
    def calls(times: int) -> int:
        analysed = analyse_text(sentence * times)
        return calls_of(lambda: find_counts(analysed, whole(analysed.text), "en"))

    calls(10)  # what is read once is not counted
    assert calls(400) < 6 * calls(100)  # the square would be 16
