"""Date expressions: the table tests/cases/dates.toml, and what holds for any text."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.claims import find_claims
from geo_incidents.claims.dates.calendar import Window
from geo_incidents.claims.dates.date_rules import DaysTold
from geo_incidents.claims.dates.expressions import RULES, date_spans, find_dates, spoken_of
from geo_incidents.claims.sentences.passages import passages
from geo_incidents.gazetteer import load
from geo_incidents.grammar.patterns import grammar
from geo_incidents.lexicon import languages, table
from geo_incidents.model import DatePrecision, Document, Source, Span, When
from geo_incidents.pipeline import find_places
from geo_incidents.text import analyse, analyse_text, blocks

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "dates.toml").read_text("utf8"))["case"]
SATURDAY = date(2025, 3, 8)
DATED = [lang for lang in languages() if table(lang, "dates")]

# Texts made of the very words the lexicons know reach further into the rules than random letters do.
WORDS = sorted(
    {
        word.rstrip("*")
        for lang in DATED
        for section in ("weekdays", "months", "relative", "units", "thirds")
        for words in table(lang, "dates").get(section, {}).values()
        for word in words
    }
)
PIECES = st.sampled_from([*WORDS, "7", "31", "2025", "٧", "/", "-", ",", ".", "to", "من", "الى", "last", "ago", "\n\n"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=25).map(" ".join))


def whole(text: str) -> Span:
    return Span(0, len(text))


def written(when: When) -> str:
    """A date as the table writes it."""
    days = f"{when.start or ''}..{when.end or ''}" if when.start != when.end else str(when.start or "?")
    return f"{days} {when.precision} {when.basis} | {when.text}"


@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']}: {case['text']}" for case in CASES])
def test_table(case: dict[str, Any]) -> None:
    anchor = date.fromisoformat(day) if (day := case.get("anchor", SATURDAY.isoformat())) else None
    previous = date.fromisoformat(case["previous"]) if "previous" in case else None
    found = find_dates(analyse_text(case["text"]), whole(case["text"]), anchor, case["lang"], previous)
    assert [written(when) for when in found] == case["dates"]


@pytest.mark.parametrize("lang", DATED)
def test_every_pattern_has_a_rule(lang: str) -> None:
    rules = grammar(lang)
    assert rules is not None
    assert set(rules.rules.values()) <= set(RULES)


@given(TEXTS, st.sampled_from([*DATED, "", "xx"]), st.dates() | st.none(), st.dates() | st.none())
def test_any_text(text: str, lang: str, anchor: date | None, previous: date | None) -> None:
    last = 0
    for when in find_dates(analyse_text(text), whole(text), anchor, lang, previous):
        assert when.span is not None
        assert when.text == when.span.of(text)
        assert when.span.start >= last
        last = when.span.end
        assert when.start is None or when.end is None or when.start <= when.end
        assert when.anchor == anchor


@given(TEXTS, st.sampled_from(DATED))
def test_without_an_anchor_only_stated_years_give_days(text: str, lang: str) -> None:
    for when in find_dates(analyse_text(text), whole(text), None, lang):
        if when.basis in ("weekday", "relative"):
            assert when.start is None
            assert when.end is None
            assert when.precision is not DatePrecision.UNKNOWN


@given(st.text(), TEXTS, st.text(), st.sampled_from(DATED))
def test_only_words_inside_the_span_count(before: str, text: str, after: str, lang: str) -> None:
    full = before + text + after
    for place in date_spans(analyse_text(full), Span(len(before), len(before) + len(text)), lang):
        assert len(before) <= place.start < place.end <= len(before) + len(text)


@given(st.dates())
def test_a_weekday_is_never_after_the_report_nor_a_week_before(anchor: date) -> None:
    (when,) = find_dates(analyse_text("on Saturday"), whole("on Saturday"), anchor, "en")
    assert when.start is not None
    assert when.start == when.end
    assert 0 <= (anchor - when.start).days < 7 or anchor < date(1, 1, 8)
    assert when.start.weekday() == 5 or anchor < date(1, 1, 8)


def test_the_day_before_goes_back_to_the_last_day_spoken_of() -> None:
    text = "On Friday the town was stormed. The day before it had been shelled."
    (friday,) = find_dates(analyse_text(text), Span(0, 31), SATURDAY, "en")
    (before,) = find_dates(analyse_text(text), Span(32, len(text)), SATURDAY, "en", friday.start)
    assert (before.start, before.basis) == (date(2025, 3, 6), "anaphoric")


def test_days_that_go_back_to_nothing_stay_words() -> None:
    text = "Two days earlier it rained; the next day it snowed; that day it froze."
    assert [when.start for when in find_dates(analyse_text(text), whole(text), None, "en")] == [None, None, None]


def test_a_story_told_long_after_means_the_weekdays_of_its_week() -> None:
    text = "On 10 March they came back. The houses had been burned on Friday."
    story, news = (
        [
            when.start
            for when in find_dates(
                analyse_text(text), whole(text), date(2025, 6, 20), "en", told=DaysTold(long_after=told)
            )
        ]
        for told in (True, False)
    )
    assert story == [date(2025, 3, 10), date(2025, 3, 7)]
    assert news == [date(2025, 3, 10), date(2025, 6, 20)]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("since Thursday", None),
        ("a month ago", None),
        ("on Friday", date(2025, 3, 7)),
        ("in March 2013", None),
    ],
)
def test_a_day_spoken_of_is_no_month_and_no_window_up_to_the_report(text: str, spoken: date | None) -> None:
    (when,) = find_dates(analyse_text(text), whole(text), SATURDAY, "en")
    assert spoken_of(when, SATURDAY) == spoken


@pytest.mark.parametrize(
    ("text", "lang", "told", "day"),
    [
        ("that Sunday", "en", DaysTold(days=(date(2025, 2, 23), date(2025, 3, 6))), "2025-02-23"),
        ("ليلة الأحد ذاتها", "ar", DaysTold(days=(date(2025, 2, 23), date(2025, 3, 6))), "2025-02-23"),
        ("on the 3rd of this month", "en", DaysTold(month=date(2024, 10, 20)), "2025-03-03"),
        ("on Saturday", "en", DaysTold(period=Window(date(2025, 2, 24), date(2025, 3, 2))), "2025-03-01"),
        (
            "on Saturday",
            "en",
            DaysTold(period=Window(date(2025, 2, 1), date(2025, 2, 28)), days=(date(2025, 2, 7),)),
            "2025-02-08",
        ),
    ],
)
def test_what_was_told_before_decides(text: str, lang: str, told: DaysTold, day: str) -> None:
    (when,) = find_dates(analyse_text(text), whole(text), SATURDAY, lang, date(2024, 6, 1), told)
    assert str(when.start) == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Weekly bulletin, 24 February to 2 March", date(2025, 3, 1)),
        ("Weekly bulletin", date(2025, 3, 8)),
    ],
)
def test_weekdays_are_of_the_period_that_a_bulletin_covers(head: str, day: date) -> None:
    text = f"{head}\n\nOn Saturday two people were killed in the town of Jableh."
    analysed = analyse(Document("d", text, Source("r", published="2025-03-08", lang="en"), blocks(text)))
    last = passages(analysed, ())[-1]
    assert [when.start for when in last.dates] == [day]


def test_who_is_missing_since_a_day_was_taken_on_it() -> None:
    text = (
        "In the town of Jableh a recording came out on 6 March with the last words of Maher, abducted since 2 February."
    )
    source = Source("r", published="2025-03-08", lang="en")
    document = Document("d", text, source, blocks(text))
    analysed = analyse(document)
    claims = find_claims(analysed, find_places(document, load()))
    assert [str(claim.when.start) for claim in claims if claim.kind == "abduction"] == ["2025-02-02"]
