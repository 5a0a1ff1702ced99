"""Date expressions of a stretch of text, resolved against the day of publication."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate

from geo_incidents.claims.dates import anaphoric, date_rules
from geo_incidents.claims.dates.calendar import Window, precision_of
from geo_incidents.claims.dates.date_rules import NOTHING, Context, DaysTold
from geo_incidents.claims.triggers import line
from geo_incidents.grammar import Line
from geo_incidents.grammar.patterns import SMALL, Grammar, grammar
from geo_incidents.model import DatePrecision, Span, When
from geo_incidents.text import Analysed

_DAY, _DAYS, _WEEK, _MONTH, _YEAR = (
    DatePrecision.DAY,
    DatePrecision.DAYS,
    DatePrecision.WEEK,
    DatePrecision.MONTH,
    DatePrecision.YEAR,
)
# rule -> what it does, on what basis, and the precision its words promise
RULES: dict[str, tuple[date_rules.Rule, str, DatePrecision]] = {
    "day": (date_rules.day, "explicit", _DAY),
    "days": (date_rules.days, "explicit", _DAYS),
    "numeric": (date_rules.numeric, "explicit", _DAY),
    "month": (date_rules.month, "explicit", _MONTH),
    "year": (date_rules.year, "explicit", _YEAR),
    "weekday": (date_rules.weekday, "weekday", _DAY),
    "weekday_past": (date_rules.weekday_past, "weekday", _DAY),
    "weekend": (date_rules.weekend, "weekday", _DAYS),
    "weekday_that": (date_rules.weekday_that, "anaphoric", _DAY),
    "weekday_last_week": (date_rules.weekday_last_week, "weekday", _DAY),
    "weekday_monthday": (date_rules.weekday_monthday, "explicit", _DAY),
    "weekday_next": (date_rules.weekday_next, "weekday", _DAY),
    "weekdays": (date_rules.weekdays, "weekday", _DAYS),
    "night_after": (date_rules.night_after, "weekday", _DAYS),
    "relative": (date_rules.relative, "relative", _DAY),
    "overnight": (date_rules.overnight, "relative", _DAYS),
    "ago": (date_rules.ago, "relative", _DAY),
    "past": (date_rules.past, "relative", _DAYS),
    "running": (date_rules.running, "relative", _DAYS),
    "recent": (date_rules.recent, "relative", _WEEK),
    "this": (date_rules.this, "relative", _WEEK),
    "last": (date_rules.last, "relative", _WEEK),
    "month_last": (date_rules.month_last, "relative", _MONTH),
    "before": (anaphoric.before, "anaphoric", _DAY),
    "gap": (anaphoric.gap, "relative", _DAY),
    "after": (anaphoric.after, "anaphoric", _DAY),
    "same": (anaphoric.same, "anaphoric", _DAY),
    "nth": (anaphoric.nth, "anaphoric", _DAY),
    "monthday": (anaphoric.monthday, "anaphoric", _DAY),
    "monthday_now": (anaphoric.monthday_now, "explicit", _DAY),
    "none": (date_rules.none, "unstated", DatePrecision.UNKNOWN),
}
NOTHING_TOLD = DaysTold()
WEEK = 7  # days of a window that still has a day of its own


def find_dates(
    analysed: Analysed,
    span: Span,
    anchor: date | None,
    lang: str,
    previous: date | None = None,
    told: DaysTold = NOTHING_TOLD,
) -> tuple[When, ...]:
    """Date expressions inside `span`, in order, each with its span.

    `anchor` is the day of publication: weekdays, "yesterday" and days without a year are read against it, and
    without it they keep their words and precision but have no days. `previous` is the day last spoken of before the
    span; "the day before" starts from the last date inside the span, else from it, else from the first date that
    follows, else from the anchor. `told` is what the report said of its days before the span.
    """
    rules = grammar(lang)
    if rules is None:
        return ()
    matches = _matches(analysed, span, rules)
    context = Context(anchor, previous, rules.week, rules.day_first, told)
    found = _readings(analysed.text, matches, rules, context)
    if previous is None and any(when.basis == "anaphoric" for when in found):
        first = next((when.start for when in found if when.start and when.basis != "anaphoric"), None)
        found = _readings(analysed.text, matches, rules, context._replace(previous=first))
    return tuple(found)


def _readings(text: str, matches: Sequence[tuple[re.Match[str], Span]], rules: Grammar, context: Context) -> list[When]:
    """The dates of a span from left to right; each one that has a day is the day spoken of for the next."""
    found: list[When] = []
    for match, place in matches:
        if when := _read(match, rules, context._replace(story=story(context)), place, text):
            found.append(when)
            day, month = spoken_of(when, context.anchor), month_of(when)
            told = context.told
            told = told._replace(month=month or told.month, days=(*told.days, day) if day else told.days)
            context = context._replace(previous=day or context.previous, told=told)
    return found


def story(context: Context) -> date | None:
    """The day of whose week weekdays are, in a report that tells of days long before it, or says which it covers."""
    told = context.told
    if told.period.start and told.period.end:
        inside = (day for day in reversed(told.days) if told.period.start <= day <= told.period.end)
        return next(inside, None)
    return context.previous if told.long_after else None


def spoken_of(when: When, published: date | None) -> date | None:
    """The day from which "the day after" and "that evening" count; no month, no "since Friday", no "a month ago"."""
    if when.start is None or when.end is None:
        return when.start
    lasts = (when.end - when.start).days
    return None if lasts > WEEK or (lasts > 0 and when.end == published) else when.start


def month_of(when: When) -> date | None:
    """A day of the month that a date is of, when it is of one: the month of "the 8th" behind it."""
    one = when.start and when.end and (when.start.year, when.start.month) == (when.end.year, when.end.month)
    return when.start if one else None


def find_rules(analysed: Analysed, span: Span, lang: str) -> tuple[tuple[str, Span], ...]:
    """Date expressions inside a span with the rule that reads each, whatever they mean."""
    rules = grammar(lang)
    found = _matches(analysed, span, rules) if rules else ()
    return tuple((rules.rules[_name(match, rules)], place) for match, place in found) if rules else ()


def date_spans(analysed: Analysed, span: Span, lang: str) -> tuple[Span, ...]:
    """Where date expressions stand, whatever they mean."""
    rules = grammar(lang)
    return tuple(place for _, place in _matches(analysed, span, rules)) if rules else ()


@lru_cache(maxsize=4)  # counts ask for the dates of the sentences that dates were asked for
def _matches(analysed: Analysed, span: Span, rules: Grammar) -> tuple[tuple[re.Match[str], Span], ...]:
    words = line(analysed, span, rules.lang)
    if not _cued(words, rules):
        return ()
    symbols, places = _symbols(words, rules)
    written = " ".join(symbols)
    if not rules.cue.search(written):
        return ()
    starts = list(accumulate((len(symbol) + 1 for symbol in symbols), initial=0))
    found: list[tuple[re.Match[str], Span]] = []
    for first in beginnings(symbols, rules):
        free = not found or found[-1][0].end() < starts[first]
        if free and (match := rules.regex.match(written, starts[first])):
            final = bisect_right(starts, match.end() - 1) - 1
            found.append((match, Span(places[first][0], places[final][1])))
    return tuple(found)


def beginnings(symbols: Sequence[str], rules: Grammar) -> Iterator[int]:
    """Symbols that a date may begin with: small words only before another that may, none behind the last cue."""
    begins, told = False, False
    found = []
    for i in range(len(symbols) - 1, -1, -1):
        symbol = symbols[i]
        told = told or rules.tells(symbol)
        if not told:
            continue
        begins = rules.opens(symbol) and (begins or symbol not in SMALL)
        if begins:
            found.append(i)
    return reversed(found)


def _cued(words: Line, rules: Grammar) -> bool:
    """Whether one of the words, or a phrase that begins with it, may tell a date."""
    if any(rules.tells(word.form) for word in words):
        return True
    found = words.entries("date").values()
    return any(rules.cue.search(one.value) for entries in found for one in entries)


def _symbols(words: Line, rules: Grammar) -> tuple[list[str], list[tuple[int, int]]]:
    """The symbols the regular expression reads, and the text each stands for."""
    symbols: list[str] = []
    places: list[tuple[int, int]] = []
    i = 0
    while i < len(words):
        word, length = words[i], 1
        symbol, start = word.form, word.start
        known = words.at("date", i)
        if known and (word.capital or word.form not in rules.capitalised):
            length, symbol = known.length, known.value
            if known.key:  # "and" written together with the word is a word of its own
                symbols.append(word.form[0])
                places.append((start, start + 1))
                start += 1
        for part in symbol.split(" "):
            symbols.append(part)
            places.append((start, words[i + length - 1].end))
        i += length
    return symbols, places


def _read(match: re.Match[str], rules: Grammar, context: Context, place: Span, text: str) -> When | None:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    name = _name(match, rules)
    parts = {group.partition("_")[0]: value for group, value in groups.items()}
    rule, basis, promised = RULES[rules.rules[name]]
    window = rule(parts, context)
    if window is None:
        return None
    window = _open_ended(window, parts, context)
    precision = precision_of(window)
    if window == NOTHING:
        precision = promised
    elif basis == "relative" and promised is DatePrecision.WEEK and precision is DatePrecision.DAYS:
        precision = promised  # "this week" stays as vague as it is, however early in the week it is said
    return When(window.start, window.end, precision, place.of(text), basis, context.anchor, place)


def _name(match: re.Match[str], rules: Grammar) -> str:
    """The name of the group that matched."""
    return next(name for name, value in match.groupdict().items() if value is not None and name in rules.rules)


def _open_ended(window: Window, parts: dict[str, str], context: Context) -> Window:
    if ("since" in parts or "since2" in parts) and window.start and context.anchor and window.start <= context.anchor:
        return Window(window.start, context.anchor)
    if ("until" in parts or "until2" in parts) and window.end:
        return Window(None if window.start == window.end else window.start, window.end)
    return window
