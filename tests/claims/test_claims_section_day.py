"""The day that stands over what follows, and what the days inside are counted from."""

from __future__ import annotations

from datetime import date

import pytest

from geo_incidents.claims.dates.section_day import following
from geo_incidents.claims.sentences.passages import passages
from geo_incidents.model import DatePrecision, Document, Source, When
from geo_incidents.text import analyse, blocks


def days(text: str, published: str, lang: str = "en") -> list[tuple[str, str | None]]:
    """The words of every date of a report, and its first day."""
    made = Document("d", text, Source("r", published=published, lang=lang), blocks(text))
    found = passages(analyse(made), ())
    return [(when.text, str(when.start) if when.start else None) for passage in found for when in passage.dates]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        (
            "A week in the Ghab\n\nSATURDAY 11: Shepherds found a body.\n\nTUESDAY 14: A farmer was held last night.",
            "en",
            [("SATURDAY 11", "2025-10-11"), ("TUESDAY 14", "2025-10-14"), ("last night", "2025-10-13")],
        ),
        (
            "حصيلة الأسبوع\n\nالسبت 11: عثر رعاة على جثة.\n\nالإثنين 13: اعتصم طلاب احتجاجاً على توقيف مدرّس أمس.",
            "ar",
            [("السبت 11", "2025-10-11"), ("الإثنين 13", "2025-10-13"), ("أمس", "2025-10-12")],
        ),
    ],
)
def test_a_date_that_opens_a_block_stands_over_it(text: str, lang: str, expected: list[tuple[str, str]]) -> None:
    assert days(text, "2025-10-18", lang) == expected


def test_yesterday_in_a_diary_is_the_day_before_its_date() -> None:
    text = "Letters\n\n21 May\n\nI buried the three yesterday. On Monday it had come back.\n\n"
    assert days(text, "2014-06-01") == [
        ("21 May", "2014-05-21"),
        ("yesterday", "2014-05-20"),
        ("Monday", "2014-05-19"),
    ]


def test_the_day_of_a_list_item_is_not_that_of_the_next() -> None:
    text = "Bulletin\n\n- Friday 10: a house was burned.\n- A shop was looted yesterday.\n"
    assert days(text, "2025-10-18") == [("Friday 10", "2025-10-10"), ("yesterday", "2025-10-17")]


def test_a_weekday_that_opens_a_sentence_stands_over_nothing() -> None:
    text = "News\n\nOn Friday, gunmen came to the village. A boy was shot yesterday.\n"
    assert days(text, "2025-10-18") == [("Friday", "2025-10-17"), ("yesterday", "2025-10-17")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thirty left on 6 March. In October 2013 there was gas. That night the shells came.", "2025-03-06"),
        ("They came on 7 March. In December he had handed in his rifle.\n\nOn the 8th they came back.", "2025-03-08"),
        ("On 26 March 2025 the well was closed. Four days after that it was opened.", "2025-03-30"),
        ("He was taken on 8 June 2024. On the third day a patrol found him.", "2024-06-10"),
    ],
)
def test_a_month_told_in_passing_is_no_day_to_count_from(text: str, expected: str) -> None:
    assert days(f"A report\n\n{text}", "2025-09-02")[-1][1] == expected


def test_the_weekday_before_a_day_tells_its_year() -> None:
    assert days("قُتل ثمانية يوم الأحد 31 تموز.", "2012-07-31", "ar") == [("يوم الأحد 31 تموز", "2011-07-31")]


def test_a_weekday_beside_yesterday_is_of_the_report() -> None:
    text = "في 1 آذار 2012 قُصف الحي. أمس الإثنين حاول شبان التظاهر."
    assert days(text, "2012-07-31", "ar")[-1] == ("أمس الإثنين", "2012-07-30")


@pytest.mark.parametrize(
    ("over", "found", "expected"),
    [
        (date(2017, 10, 1), date(2017, 10, 9), date(2017, 10, 2)),
        (None, date(2017, 10, 9), date(2017, 10, 9)),
        (date(2017, 10, 11), date(2017, 10, 9), date(2017, 10, 9)),  # the next one would lie behind the report
    ],
)
def test_days_that_follow_each_other(over: date | None, found: date, expected: date) -> None:
    when = When(found, found, DatePrecision.DAY, "Monday", "weekday", date(2017, 10, 12))
    assert following(when, over, date(2017, 10, 12)).start == expected
