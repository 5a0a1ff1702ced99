"""Titles, summaries and dates in words, from extracted fields only: no sentence adds a fact."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from geo_incidents.exports.crosswalk import kind_codes
from geo_incidents.model import AreaStatement, Claim, Incident, Precision, Source, Toll, When
from geo_incidents.safety.gaps import GAP

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SUMMARY_LENGTH = 280
# Percent-encoding for text directives, in which hyphens have a meaning; a table because links are numerous.
ENCODED = ["%2D" if byte == ord("-") else quote(bytes([byte]), safe="") for byte in range(256)]
FRAGMENT_WORDS = 6  # at each end of a longer quote: enough to be unique, short enough for a link


def title(subject: Incident | AreaStatement, where: str) -> str:
    """Kind, place and date: "Killing reported in Tweim, 7 March 2025"."""
    return f"{kind_codes(subject.kind).label} reported {where}, {days(subject.when)}"


def where(incident: Incident) -> str:
    """ "in" or "near" the place."""
    return f"{'near' if incident.precision is Precision.NEAR else 'in'} {incident.place.name}"


def days(when: When) -> str:
    """The window in words; a shared month and year are given once."""
    start, end = when.start or when.end, when.end or when.start
    if start is None or end is None:
        return "day unknown"
    if start == end:
        return _day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    return f"{_day(start)} – {_day(end)}"


def summary(headline: str, tolls: tuple[Toll, ...], claimed_by: str) -> str:
    """One paragraph of at most 280 characters."""
    told = "; ".join(map(figure, tolls)).capitalize()
    text = ". ".join(part for part in (headline, told, f"According to {claimed_by}" if claimed_by else "") if part)
    return text + "." if len(text) < SUMMARY_LENGTH else text[: SUMMARY_LENGTH - 1] + "…"


def figure(toll: Toll) -> str:
    """ "5 to 31 killed", "at least 3 wounded (children)"."""
    if toll.high is None:
        number = f"at least {toll.low}"
    else:
        number = str(toll.low) if toll.low == toll.high else f"{toll.low} to {toll.high}"
    return f"{number} {toll.outcome}" + ("" if toll.category == "all" else f" ({toll.category.replace('_', ' ')})")


def source_label(source: Source) -> str:
    """ "AP 2025-03-08"; the report's id if the publisher is unknown."""
    return f"{source.publisher or source.report_id} {source.published}".rstrip()


def fragment_url(source: Source, claim: Claim) -> str:
    """A link that opens the page at the quoted words; "" if the source has no http(s) link."""
    return linked(source.url, claim.quote)


def linked(url: str, quoted: str) -> str:
    """A link that opens a URL at the words of a quote; "" if it is not http(s)."""
    if not url.startswith(("https://", "http://")):
        return ""
    words = max(quoted.split(GAP), key=len).split()
    runs = [words] if len(words) <= 2 * FRAGMENT_WORDS else [words[:FRAGMENT_WORDS], words[-FRAGMENT_WORDS:]]
    text = ",".join("".join([ENCODED[byte] for byte in " ".join(run).encode()]) for run in runs)
    return f"{url}{':~:' if '#' in url else '#:~:'}text={text}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
