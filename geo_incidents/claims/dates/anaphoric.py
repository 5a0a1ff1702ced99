"""What dates mean that are counted from the day last spoken of: "the day after", "that night", "on the third day"."""

from __future__ import annotations

from datetime import timedelta

from geo_incidents.claims.dates import calendar
from geo_incidents.claims.dates.calendar import Window
from geo_incidents.claims.dates.date_rules import NOTHING, Context, Parts, one

DAY_HOURS = 24


def before(parts: Parts, context: Context) -> Window | None:
    """The day before, two days earlier: counted from the day last spoken of."""
    if not context.topic:
        return NOTHING
    return calendar.back(context.topic, int(parts.get("n", 1)), parts.get("unit", "day"))


def gap(parts: Parts, context: Context) -> Window | None:
    """Two days after they were shot: that long before the day last spoken of."""
    if not context.previous:
        return NOTHING
    return calendar.back(context.previous, int(parts.get("n", 1)), parts["unit"])


def after(parts: Parts, context: Context) -> Window | None:
    """The next day, two days later: counted from the day last spoken of, never from that of the report."""
    if not context.previous:
        return NOTHING
    unit, number = parts.get("unit", "day"), int(parts.get("n", 1))
    days = number // DAY_HOURS if unit == "hour" else number * calendar.UNIT_DAYS[unit]
    return one(calendar.shift(context.previous, days))


def nth(parts: Parts, context: Context) -> Window | None:
    """On the third day: two days after the one last spoken of."""
    if not context.previous:
        return NOTHING
    return one(calendar.shift(context.previous, int(parts["n"]) - 1))


def same(parts: Parts, context: Context) -> Window | None:
    """That day."""
    return one(context.topic) if context.topic else NOTHING


def monthday(parts: Parts, context: Context) -> Window | None:
    """On the 13th: of the month that is spoken of, else the last such day before the report."""
    topic, number = context.told.month or context.topic, int(parts["day"])
    if not topic:
        return NOTHING
    found = calendar.make_day(topic.year, topic.month, number)
    if found and context.anchor and found > context.anchor:
        earlier = topic.replace(day=1) - timedelta(days=1)
        found = calendar.make_day(earlier.year, earlier.month, number)
    return one(found)


def monthday_now(parts: Parts, context: Context) -> Window | None:
    """On the 3rd of this month: of the month of the report."""
    if not context.anchor:
        return NOTHING
    return monthday(parts, context._replace(told=context.told._replace(month=context.anchor)))
