"""What a reviewer corrected in claims, and the notation of the values in a table of decisions.

    place     a place's id, or a point of the reviewer's: `point:35.26,36.24;r=800` (degrees WGS84, radius in metres)
    when      `2025-03-07/2025-03-09`, first and last day; empty for no day
    kind      a kind of event
    figure    `[at_least|more_than|approx|up_to|vague] N[-M] outcome [category]`; empty for none;
              the field `figure:2` is the second figure
    speaker   a name
    polarity  asserted, denied, …

A correction is of the statement: it holds wherever the claim stands, but for places, which are corrected one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from geo_incidents.incidents.table import FAMILIES
from geo_incidents.model import (
    Bound,
    Category,
    Claim,
    Count,
    DatePrecision,
    Decision,
    EventKind,
    Outcome,
    Polarity,
    Review,
    Span,
    Speaker,
    SpeakerKind,
    When,
)

REVIEWED = frozenset({"accept", "correct", "drop", "move", "same", "different", "hold", "publish"})
BASIS = "reviewer"  # of a day that a reviewer gave
POINT = re.compile(r"point:(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?);r=(\d{1,6})")
FIGURE = re.compile(
    r"(?:(?P<hedge>at_least|more_than|approx|up_to|vague) )?(?:(?P<low>\d{1,9})(?:-(?P<high>\d{1,9}))? )?"
    r"(?P<outcome>\w+)(?: (?P<category>\w+))?"
)
FIELD = re.compile(r"(figure):([1-9]\d?)|(place|when|kind|figure|speaker|polarity)")
# The longest window, in days, of each precision: UCDP's steps.
STEPS = ((1, DatePrecision.DAY), (6, DatePrecision.DAYS), (7, DatePrecision.WEEK), (31, DatePrecision.MONTH))


def corrected(claims: Sequence[Claim], decisions: Sequence[Decision]) -> list[Claim]:
    """The claims as reviewers corrected them, each with its reviews. `decisions` speak of claims, not of incidents."""
    about: dict[str, list[tuple[Decision, str]]] = {}
    for made in decisions:
        for subject in made.subjects if made.action in REVIEWED else ():
            claim_id, _, place = subject.partition("@")
            about.setdefault(claim_id, []).append((made, place))
    return [_reviewed(claim, about[claim.id]) if claim.id in about else claim for claim in claims]


def _reviewed(claim: Claim, decisions: Iterable[tuple[Decision, str]]) -> Claim:
    for made, place in decisions:
        field, was = made.field, made.was
        if made.action == "correct":
            if place and field == "kind" and not _is_meant(claim, made.was):
                continue
            was, claim, place = value_of(claim, field), with_value(claim, field, made.target), ""
        elif made.action == "move":
            claim = replace(claim, reviews=tuple(_rehomed(claim.reviews, place, made.target)))
            field, was, place = "place", place or value_of(claim, "place"), made.target
        review = Review(made.action, made.who, made.when, field, was, made.target, place)
        claim = replace(claim, reviews=(*claim.reviews, review))
    return claim


def _is_meant(claim: Claim, was: str) -> bool:
    """Whether an incident's new kind applies to this claim; claims of accompanying events (looting) keep their kind."""
    return was not in FAMILIES or FAMILIES[claim.kind] == FAMILIES[EventKind(was)]


def _rehomed(reviews: Iterable[Review], place: str, target: str) -> Iterable[Review]:
    """Reviews of a claim that moves, at its new place."""
    return (replace(one, place=target) if one.place and place in ("", one.place) else one for one in reviews)


def is_held(claim: Claim) -> bool:
    """Whether the claim is held back, at any of its places, from anyone outside the case's team."""
    said = [review for review in claim.reviews if review.action in ("hold", "publish")]
    return any(_last(said, review.place) == "hold" for review in said)


def _last(reviews: Iterable[Review], place: str) -> str:
    return next((one.action for one in reversed(list(reviews)) if one.place in ("", place)), "")


# --- values ----------------------------------------------------------------------------------------------------------


def fault(field: str, value: str) -> str:
    """The fault of a correction; "" if there is none."""
    if not FIELD.fullmatch(field):
        return f"field {field!r}; correct place, when, kind, figure, speaker or polarity"
    name = field.partition(":")[0]
    try:
        readable = READABLE[name](value)
    except ValueError:
        readable = False
    return "" if readable else f"{value!r} is no {name}; docs/decisions.md has the notation"


def point(value: str) -> tuple[float, float, int] | None:
    """Latitude, longitude (degrees WGS84) and radius (metres) of a reviewer's point; None where it is none."""
    found = POINT.fullmatch(value)
    if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return None
    return float(found[1]), float(found[2]), int(found[3])


def value_of(claim: Claim, field: str) -> str:
    """The value of a field in the notation of the table; "" where the claim has none."""
    name, _, number = field.partition(":")
    if name == "place":
        return " ".join(found.place.id for found in claim.places if found.place)
    if name == "when":
        return f"{claim.when.start}/{claim.when.end}" if claim.when.start else ""
    if name == "figure":
        index = int(number or 1) - 1
        return figure_text(claim.counts[index]) if index < len(claim.counts) else ""
    if name == "speaker":
        return claim.speakers[0].name if claim.speakers else ""
    return str(claim.kind if name == "kind" else claim.polarity)


def with_value(claim: Claim, field: str, value: str) -> Claim:
    """The claim with another value in a field; `value` must have no `fault`."""
    name, _, number = field.partition(":")
    if name == "kind":
        return replace(claim, kind=EventKind(value))
    if name == "polarity":
        return replace(claim, polarity=Polarity(value))
    if name == "when":
        return replace(claim, when=_when(claim.when, value))
    if name == "speaker":
        return replace(claim, speakers=(_speaker(claim, value), *claim.speakers[1:]))
    return replace(claim, counts=_counts(claim, int(number or 1) - 1, value))


def figure_text(count: Count) -> str:
    """A figure in the notation of the table."""
    category = "" if count.category is Category.ALL else f" {count.category}"
    tail = f"{count.outcome}{category}"
    if count.vague:
        return f"vague {tail}"
    if count.bound is Bound.UP_TO:
        return f"up_to {count.max} {tail}"
    low = count.min - 1 if count.bound is Bound.MORE_THAN else count.min
    if count.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return f"{count.bound} {low} {tail}"
    high = f"-{count.max}" if count.max not in (None, count.min) else ""
    return f"{'approx ' if count.approx else ''}{low}{high} {tail}"


def _counts(claim: Claim, index: int, value: str) -> tuple[Count, ...]:
    before, old, after = claim.counts[:index], claim.counts[index : index + 1], claim.counts[index + 1 :]
    if not value:
        return (*before, *after)
    new = read_figure(value, old[0] if old else Count(Outcome.KILLED, Category.ALL, 0, 0, "", claim.trigger))
    return (*before, new, *after)


def read_figure(value: str, like: Count) -> Count:
    """The figure a value names; span, words and scope are those of `like`. Raises `ValueError` where it is none."""
    found = FIGURE.fullmatch(value)
    if found is None or (found["low"] is None) != (found["hedge"] == "vague"):
        raise ValueError(value)
    named = replace(like, outcome=Outcome(found["outcome"]), category=Category(found["category"] or "all"))
    if found["low"] is None:
        return replace(named, vague=True, approx=False, bound=Bound.EXACT)
    low, high = int(found["low"]), int(found["high"] or found["low"])
    bounds = {
        "at_least": (low, None, Bound.AT_LEAST),
        "more_than": (low + 1, None, Bound.MORE_THAN),
        "up_to": (0, low, Bound.UP_TO),
    }
    least, most, bound = bounds.get(found["hedge"] or "", (low, high, Bound.EXACT))
    if most is not None and most < least:
        raise ValueError(value)
    text = value.removesuffix(f" {found['category']}").removesuffix(f" {found['outcome']}").replace("_", " ")
    return replace(named, min=least, max=most, bound=bound, approx=found["hedge"] == "approx", vague=False, text=text)


def read_days(value: str) -> tuple[date, date] | None:
    """First and last day of a value; None for no day. Raises `ValueError` where it is neither."""
    if not value:
        return None
    first, _, last = value.partition("/")
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    if end < start:
        raise ValueError(value)
    return start, end


def _when(old: When, value: str) -> When:
    days = read_days(value)
    if days is None:
        return replace(old, start=None, end=None, precision=DatePrecision.UNKNOWN, basis=BASIS)
    start, end = days
    return replace(old, start=start, end=end, precision=span_precision(start, end), basis=BASIS)


def span_precision(start: date, end: date) -> DatePrecision:
    """The precision of a window by its length: UCDP's steps of a day, six days, a week, a month, a year."""
    days = (end - start).days + 1
    return next((precision for limit, precision in STEPS if days <= limit), DatePrecision.YEAR)


def _speaker(claim: Claim, name: str) -> Speaker:
    """The speaker of that name: one the claim has already, else a new one whom profiles treat as a private person."""
    known = next((speaker for speaker in claim.speakers if speaker.name == name), None)
    return known or Speaker(name, SpeakerKind.UNKNOWN, f"reviewer:{name.casefold()}", private=True)


READABLE: Mapping[str, Callable[[str], bool]] = {
    "place": lambda value: point(value) is not None if value.startswith("point:") else bool(value),
    "when": lambda value: read_days(value) is None or True,
    "kind": lambda value: EventKind(value) in FAMILIES,
    "figure": lambda value: (
        not value or bool(read_figure(value, Count(Outcome.KILLED, Category.ALL, 0, 0, "", Span(0, 0))))
    ),
    "speaker": bool,
    "polarity": lambda value: bool(Polarity(value)),
}
