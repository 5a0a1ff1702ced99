"""What each kind of date expression means, given the day of publication: a window of days, or None for no such day.

A rule gets the parts its pattern caught and the context they are read in; without an anchor, rules that need one
return an unbounded window and the words stay words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from geo_incidents.claims.dates import calendar
from geo_incidents.claims.dates.calendar import Window

NOTHING = Window(None, None)
SATURDAY = 5
HALF_WEEK = 3  # the weekday nearest to a day lies at most so many days before it or behind
WEEKDAY_YEARS = 11  # after so many at most a weekday has the same number again
MONTHS = 12  # looked back at for the month of a weekday and its number
RECENT_DAYS = 7  # "in recent days" reaches a week back: UCDP's date precision 3


class DaysTold(NamedTuple):
    """What the report said of its days before the words that are read."""

    long_after: bool = False  # it tells of days long before it: weekdays are of the week last spoken of
    section: date | None = None  # the day that stands over the words: a date heading, the date of a diary
    month: date | None = None  # a day of the month that is spoken of, for "the 8th"
    days: tuple[date, ...] = ()  # those told before, the last one last: "that Friday"
    period: Window = NOTHING  # the days that the report says it covers


class Context(NamedTuple):
    """What an expression is read against."""

    anchor: date | None  # day of publication
    previous: date | None  # the day last spoken of, for "the day before"
    week: tuple[int, int]
    day_first: bool
    told: DaysTold = DaysTold()
    story: date | None = None  # a day that the report told long after it, when weekdays are of its week

    @property
    def topic(self) -> date | None:
        """The day an anaphoric expression starts from."""
        return self.previous or self.today

    @property
    def today(self) -> date | None:
        """The day on which the words were said: "yesterday" in a diary is the day before its date."""
        return self.told.section or self.anchor


Parts = Mapping[str, str]
Rule = Callable[[Parts, Context], Window | None]


def one(day: date | None) -> Window | None:
    """The window of one day."""
    return Window(day, day) if day else None


def _year(parts: Parts, context: Context, month: int, day: int = 1) -> int | None:
    if stated := parts.get("year2") or parts.get("year"):
        return int(stated)
    return calendar.latest_year(context.anchor, month, day) if context.anchor else None


def _is_on(parts: Parts, year: int, month: int, number: int) -> bool:
    """Whether a day is the weekday that stands before it."""
    found = calendar.make_day(year, month, number)
    return found is not None and found.weekday() == int(parts["weekday"])


def day(parts: Parts, context: Context) -> Window | None:
    """8 March, March 8 2025."""
    month, number = int(parts["month"]), int(parts["day"])
    year = _year(parts, context, month, number)
    if not year:
        return NOTHING
    if "year" not in parts and "weekday" in parts:
        fitting = (back for back in range(year, year - WEEKDAY_YEARS, -1) if _is_on(parts, back, month, number))
        year = next(fitting, year)
    # 29 February without a year is the last one there was; other days exist in every year or in none
    years = [year] if "year" in parts else range(year, max(year - 8, 0), -1)
    return one(next(filter(None, (calendar.make_day(each, month, number) for each in years)), None))


def days(parts: Parts, context: Context) -> Window | None:
    """7-9 March; 30 March to 2 April 2025."""
    first, last = int(parts["month"]), int(parts.get("month2", parts["month"]))
    year = _year(parts, context, first, int(parts["day"]))
    if not year:
        return NOTHING
    crosses = last < first  # 30 December to 2 January; a stated year is the last day's
    start = calendar.make_day(year - (crosses and "year2" in parts), first, int(parts["day"]))
    end = calendar.make_day(year + (crosses and "year2" not in parts), last, int(parts["day2"]))
    return Window(start, end) if start and end and start <= end else None


def numeric(parts: Parts, context: Context) -> Window | None:
    """8/5/2025: the order of the language, the other one where only that is a day, or only that is not to come."""
    first, second = int(parts["day"]), int(parts["day2"])
    year = _year(parts, context, 1)
    if not year:
        return NOTHING
    readings = [calendar.make_day(year, second, first), calendar.make_day(year, first, second)]
    known = [found for found in (readings if context.day_first else readings[::-1]) if found]
    past = [found for found in known if not context.anchor or found <= context.anchor]
    return one(next(iter(past or known), None))


def month(parts: Parts, context: Context) -> Window | None:
    """In April; April 2013; early March."""
    number = int(parts["month"])
    year = _year(parts, context, number)
    if not year:
        return NOTHING
    window = calendar.month_window(year, number)
    return _capped(calendar.third_of(window, int(parts["third"])) if "third" in parts else window, parts, context)


def _capped(window: Window, parts: Parts, context: Context) -> Window:
    """A period still running when the report appeared ends with the report."""
    if context.anchor and window.start and window.end and window.start <= context.anchor < window.end:
        return Window(window.start, context.anchor)
    return window


def year(parts: Parts, context: Context) -> Window | None:
    """In 2013; 2011-2013."""
    start, end = calendar.year_window(int(parts["year"])), calendar.year_window(int(parts.get("year2", parts["year"])))
    return _capped(Window(start.start, end.end), parts, context)


def weekday(parts: Parts, context: Context) -> Window | None:
    """Saturday: the last such day up to the report's, or the one in the period that it covers.

    In a story told long after, or where a period has several, it is the one nearest to the day last spoken of.
    """
    if not context.today:
        return NOTHING
    if covered := [] if context.told.section else _in_period(int(parts["weekday"]), context.told.period):
        meant = context.story or covered[-1]
        return one(min(covered, key=lambda day: abs(day - meant)))
    near = calendar.shift(context.story, HALF_WEEK) if context.story and not context.told.section else context.today
    return one(calendar.weekday_on_or_before(near, int(parts["weekday"])))


def _in_period(number: int, period: Window) -> list[date]:
    """The days of a period that are a certain weekday."""
    if not (period.start and period.end):
        return []
    days = (calendar.shift(period.start, apart) for apart in range((period.end - period.start).days + 1))
    return [day for day in days if day.weekday() == number]


def weekday_past(parts: Parts, context: Context) -> Window | None:
    """Last Saturday: before the report's day."""
    if not context.today:
        return NOTHING
    return one(calendar.weekday_on_or_before(calendar.shift(context.today, -1), int(parts["weekday"])))


def weekday_that(parts: Parts, context: Context) -> Window | None:
    """That Friday: the last day told that is a Friday, else the one nearest to the day last spoken of."""
    number = int(parts["weekday"])
    if meant := next((day for day in reversed(context.told.days) if day.weekday() == number), None):
        return one(meant)
    if not context.previous:
        return weekday(parts, context)
    anchor = context.anchor or context.previous
    return weekday(
        parts, context._replace(anchor=anchor, story=context.previous, told=context.told._replace(section=None))
    )


def weekday_last_week(parts: Parts, context: Context) -> Window | None:
    """Monday of last week."""
    if not context.today:
        return NOTHING
    end = calendar.last_week(context.today, *context.week).end or context.today
    return one(calendar.weekday_on_or_before(end, int(parts["weekday"])))


def weekday_monthday(parts: Parts, context: Context) -> Window | None:
    """Friday the 18th: of the months before the report the one nearest to what is spoken of that fits."""
    anchor, topic = context.anchor, context.told.month or context.topic
    if not anchor or not topic:
        return NOTHING
    months = [calendar.months_before(anchor, back).start for back in range(MONTHS)]
    known = [calendar.make_day(first.year, first.month, int(parts["day"])) for first in months if first]
    fitting = [day for day in known if day and day <= anchor and day.weekday() == int(parts["weekday"])]
    return one(min(fitting, key=lambda day: abs(day - topic), default=None))


def weekday_next(parts: Parts, context: Context) -> Window | None:
    """Next Saturday."""
    return one(calendar.weekday_after(context.today, int(parts["weekday"]))) if context.today else NOTHING


def weekdays(parts: Parts, context: Context) -> Window | None:
    """Thursday to Saturday; the night from Friday to Saturday."""
    if not context.today:
        return NOTHING
    end = calendar.weekday_on_or_before(context.today, int(parts["weekday2"]))
    return Window(calendar.weekday_on_or_before(end, int(parts["weekday"])), end)


def weekend(parts: Parts, context: Context) -> Window | None:
    """The last weekend up to the report, on whichever of Friday, Saturday and Sunday a country has it."""
    if not context.today:
        return NOTHING
    saturday = calendar.weekday_on_or_before(context.today, SATURDAY)
    return Window(calendar.shift(saturday, -1), min(calendar.shift(saturday, 1), context.today))


def night_after(parts: Parts, context: Context) -> Window | None:
    """Friday overnight: that day and the next, as far as the report can know."""
    window = weekday(parts, context)
    if not window or not window.start or not context.today:
        return window
    return Window(window.start, min(calendar.shift(window.start, 1), context.today))


def relative(parts: Parts, context: Context) -> Window | None:
    """Today, yesterday, tomorrow; a weekday named beside it wins where the two disagree."""
    if not context.today:
        return NOTHING
    delta = int(parts["delta"])
    if "weekday" in parts:
        return weekday_next(parts, context) if delta > 0 else weekday(parts, context._replace(story=None))
    return one(calendar.shift(context.today, delta))


def overnight(parts: Parts, context: Context) -> Window | None:
    """The night before the report: two days."""
    return Window(calendar.shift(context.today, -1), context.today) if context.today else NOTHING


def ago(parts: Parts, context: Context) -> Window | None:
    """Three days ago; two weeks ago (that day, three days either way); two months ago (that month)."""
    return calendar.back(context.today, int(parts.get("n", 1)), parts["unit"]) if context.today else NOTHING


def past(parts: Parts, context: Context) -> Window | None:
    """The past three days: up to the report."""
    if not context.today:
        return NOTHING
    number, unit = int(parts.get("n", 1)), parts["unit"]
    reach = max(1, (number + 23) // 24) if unit == "hour" else number * calendar.UNIT_DAYS[unit]
    return Window(calendar.shift(context.today, -reach), context.today)


def running(parts: Parts, context: Context) -> Window | None:
    """For the third day in a row: two days back."""
    if not context.today:
        return NOTHING
    return Window(calendar.shift(context.today, 1 - int(parts["n"])), context.today)


def recent(parts: Parts, context: Context) -> Window | None:
    """In recent days (a week back), weeks (a month), months (a year)."""
    if not context.today:
        return NOTHING
    reach = {"week": 30, "month": 365, "year": 3660}.get(parts.get("unit", "day"), RECENT_DAYS)
    return Window(calendar.shift(context.today, -reach), context.today)


def this(parts: Parts, context: Context) -> Window | None:
    """Earlier this week, this month, this year: from its first day to the report."""
    if not (anchor := context.today):
        return NOTHING
    unit = parts["unit"]
    if unit == "week":
        return calendar.this_week(anchor, *context.week)
    return Window(anchor.replace(day=1, **({"month": 1} if unit == "year" else {})), anchor)


def last(parts: Parts, context: Context) -> Window | None:
    """Last week, last month, last year."""
    if not (anchor := context.today):
        return NOTHING
    if parts["unit"] == "week":
        return calendar.last_week(anchor, *context.week)
    return calendar.back(anchor, 1, parts["unit"])


def month_last(parts: Parts, context: Context) -> Window | None:
    """Last December: the last one that is over."""
    if not (anchor := context.anchor):
        return NOTHING
    number = int(parts["month"])
    return calendar.month_window(anchor.year - (number >= anchor.month), number)


def none(parts: Parts, context: Context) -> Window | None:
    """Every Friday; the name of a newspaper: no date at all."""
    return None
