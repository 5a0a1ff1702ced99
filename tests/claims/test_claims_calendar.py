"""Windows of days: weekdays, weeks, months, the latest year, how long a window is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.claims.dates import calendar
from geo_incidents.claims.dates.calendar import Window
from geo_incidents.model import DatePrecision

SATURDAY = date(2025, 3, 8)
SUNDAY, MONDAY = 6, 0
ORDINARY = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("weekday", "day"), [(5, SATURDAY), (4, date(2025, 3, 7)), (6, date(2025, 3, 2)), (3, date(2025, 3, 6))]
)
def test_weekday_on_or_before(weekday: int, day: date) -> None:
    assert calendar.weekday_on_or_before(SATURDAY, weekday) == day


@given(ORDINARY, st.integers(0, 6))
def test_weekdays_lie_within_a_week(anchor: date, weekday: int) -> None:
    before, after = calendar.weekday_on_or_before(anchor, weekday), calendar.weekday_after(anchor, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert after - before == timedelta(7)
    assert before <= anchor < after


@given(st.dates(), st.integers(-(10**7), 10**7))
def test_shifting_never_leaves_the_calendar(day: date, days: int) -> None:
    assert date.min <= calendar.shift(day, days) <= date.max


def test_days_that_do_not_exist() -> None:
    assert calendar.make_day(2025, 2, 29) is None
    assert calendar.make_day(2024, 2, 29) == date(2024, 2, 29)


@given(ORDINARY, st.integers(1, 12), st.integers(1, 28))
def test_the_latest_year_is_the_last_that_is_not_to_come(anchor: date, month: int, day: int) -> None:
    year = calendar.latest_year(anchor, month, day)
    assert date(year, month, day) <= anchor < date(year + 1, month, day)


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_thirds_of_a_month_follow_each_other(year: int, month: int) -> None:
    window = calendar.month_window(year, month)
    early, mid, late = (calendar.third_of(window, third) for third in (1, 2, 3))
    assert (early.start, late.end) == window
    assert early.end is not None
    assert mid.end is not None
    assert (mid.start, late.start) == (early.end + timedelta(1), mid.end + timedelta(1))


def test_weeks_take_in_both_customs_of_where_a_week_begins() -> None:
    # Sunday to Saturday and Monday to Sunday: both readings of "last week" in a Monday's report
    assert calendar.last_week(date(2015, 2, 16), SUNDAY, SUNDAY) == (date(2015, 2, 8), date(2015, 2, 15))
    assert calendar.last_week(SATURDAY, MONDAY, SUNDAY) == (date(2025, 2, 24), date(2025, 3, 2))
    assert calendar.this_week(date(2025, 3, 9), SUNDAY, SUNDAY) == (date(2025, 3, 3), date(2025, 3, 9))


@given(ORDINARY, st.integers(0, 6), st.integers(0, 6))
def test_last_week_is_over(anchor: date, first: int, last: int) -> None:
    window = calendar.last_week(anchor, first, last)
    assert window.start is not None
    assert window.end is not None
    assert window.start < window.end < anchor


@given(ORDINARY, st.integers(0, 200))
def test_months_before(anchor: date, months: int) -> None:
    start = calendar.months_before(anchor, months).start
    assert start is not None
    assert (anchor.year - start.year) * 12 + anchor.month - start.month == months


@pytest.mark.parametrize(
    ("length", "precision"),
    [(1, "day"), (2, "days"), (6, "days"), (7, "week"), (14, "week"), (28, "month"), (31, "month"), (365, "year")],
)
def test_precision(length: int, precision: str) -> None:
    window = Window(SATURDAY, SATURDAY + timedelta(length - 1))
    assert calendar.precision_of(window) is DatePrecision(precision)
    assert calendar.precision_of(Window(None, SATURDAY)) is DatePrecision.UNKNOWN
