"""Days, weeks, months and years as windows of days: the earliest and the latest one, never a midpoint."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from geo_incidents.model import DatePrecision

UNIT_DAYS = {"hour": 0, "day": 1, "week": 7, "month": 31, "year": 366}


class Window(NamedTuple):
    """First and last possible day; None where nothing bounds that side."""

    start: date | None
    end: date | None


def make_day(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, days: int) -> date:
    """`day` moved by `days`, held inside what a `date` can be."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def weekday_on_or_before(anchor: date, weekday: int) -> date:
    """The last such weekday (Monday is 0) up to and with `anchor`: "Saturday" in a Saturday report is that day."""
    return shift(anchor, -((anchor.weekday() - weekday) % 7))


def weekday_after(anchor: date, weekday: int) -> date:
    """The next such weekday after `anchor`."""
    return shift(anchor, (weekday - anchor.weekday() - 1) % 7 + 1)


def month_window(year: int, month: int) -> Window:
    """All of a month."""
    return Window(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def third_of(month: Window, third: int) -> Window:
    """Early (1: days 1-10), mid (2: 11-20) or late (3: 21-end) in a month."""
    if month.start is None or month.end is None:
        return month
    first = month.start.replace(day=1 + 10 * (third - 1))
    return Window(first, month.end if third == 3 else first.replace(day=10 * third))


def year_window(year: int) -> Window:
    """All of a year."""
    return Window(date(year, 1, 1), date(year, 12, 31))


def latest_year(anchor: date, month: int, day: int = 1) -> int:
    """The year that makes a day without one the latest such day up to `anchor`."""
    if (month, day) <= (anchor.month, anchor.day):
        return anchor.year
    return max(anchor.year - 1, 1)


def months_before(anchor: date, months: int) -> Window:
    """The month that lies `months` before the one of `anchor`."""
    index = max(anchor.year * 12 + anchor.month - 1 - months, 12)
    return month_window(index // 12, index % 12 + 1)


def this_week(anchor: date, first: int, last: int) -> Window:
    """From the earliest day the week may begin on, where customs differ, to `anchor`."""
    return Window(min(weekday_on_or_before(anchor, day) for day in (first, (last + 1) % 7)), anchor)


def last_week(anchor: date, first: int, last: int) -> Window:
    """The week before, from its earliest first to its latest last day where customs differ; always before `anchor`."""
    start = shift(weekday_on_or_before(anchor, first), -7)
    end = shift(weekday_on_or_before(anchor, first), -1)
    while end.weekday() != last and end < shift(anchor, -1):
        end = shift(end, 1)
    return Window(start, end)


def back(origin: date, number: int, unit: str) -> Window:
    """So many units before a day: the month, the year, the week round that day; for hours it or the day before."""
    if unit == "month":
        return months_before(origin, number)
    if unit == "year":
        return year_window(max(origin.year - number, 1))
    centre = shift(origin, -number * UNIT_DAYS[unit])
    if unit == "week":
        return Window(shift(centre, -3), shift(centre, 3))
    return Window(shift(origin, -1) if unit == "hour" else centre, centre)


def precision_of(window: Window) -> DatePrecision:
    """How long a window is: a day, 2 to 6 days, up to two weeks, a month, longer."""
    if window.start is None or window.end is None:
        return DatePrecision.UNKNOWN
    length = (window.end - window.start) // timedelta(days=1) + 1
    for limit, precision in _LENGTHS:
        if length <= limit:
            return precision
    return DatePrecision.YEAR


_LENGTHS = (
    (1, DatePrecision.DAY),
    (6, DatePrecision.DAYS),
    (14, DatePrecision.WEEK),
    (31, DatePrecision.MONTH),
)
