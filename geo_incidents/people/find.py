"""Private people of a report: every name weighed, offices set apart, and parts of the names found again."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from geo_incidents.model import Document, Private, PrivateKind, Reason, Resolution, Span
from geo_incidents.people.again import placed, stands_for_somebody
from geo_incidents.people.arabic_inside import TANWIN
from geo_incidents.people.contacts import find_contacts
from geo_incidents.people.known import holders, parts_of
from geo_incidents.people.learned import believed
from geo_incidents.people.names import LATIN_PARTICLES
from geo_incidents.people.opening import is_ambiguous
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot
from geo_incidents.people.weigh import Weighed, weigh
from geo_incidents.reasons import reason
from geo_incidents.text import Analysed, analyse, blocks

HYPHENS = ("-", "‑", "–")
CLITICS = ("و", "ف", "ل", "ب", "ك")  # written on to an Arabic word


def find_people(analysed: Analysed, resolutions: Sequence[Resolution]) -> tuple[Private, ...]:
    """What of a report leads to private people, in text order; `resolutions` are its place names.

    Names of people who hold an office, or are public figures, are not among them.
    """
    document = analysed.document
    reading = Reading(analysed, resolutions)
    weighed = weigh(reading)
    offices = holders(reading, weighed)
    private = [sure for one in weighed if (sure := believed(reading, one, offices)) is not None]
    public = {form for held in offices for form in held.parts}
    people = [*private, *(one for one in weighed if one.score > 0 or one.office)]
    taken = {n for one in people for n in range(one.spot.first, one.spot.last + 1)}
    numbers, who = _numbered(reading, private)
    who = {part: number for part, number in who.items() if part not in public}
    found = [
        *_named(reading, document, private, numbers),
        *_again(reading, document, who, taken | placed(reading, [one.spot for one in private])),
    ]
    contacts = find_contacts(document)
    return (*_in_title(document), *sorted((*_apart(found), *contacts), key=lambda one: (one.span, one.kind)))


def _in_title(document: Document) -> tuple[Private, ...]:
    """People whom the title names; they stand nowhere in the text, which their empty span says."""
    title = document.source.title
    if not title or title in document.text:
        return ()
    source = replace(document.source, title="")
    told = analyse(Document(document.id, title, source, blocks(title)))
    return tuple(replace(one, span=Span(0, 0), who=0) for one in find_people(told, ()))


def _numbered(reading: Reading, private: Sequence[Weighed]) -> tuple[list[int], dict[str, int]]:
    """Number of the person behind each name, and behind each part of one; "Haddad" is Nadia Haddad, told before."""
    who: dict[str, int] = {}
    numbers: list[int] = []
    for one in private:
        parts = parts_of(reading, one.spot)
        known = {who.get(part) for part in parts}
        same = known.pop() if len(known) == 1 else None
        numbers.append(same or max(numbers, default=0) + 1)
        for part in parts:
            who.setdefault(part, numbers[-1])
    return numbers, who


def _named(reading: Reading, document: Document, private: Sequence[Weighed], numbers: Sequence[int]) -> list[Private]:
    return [
        _private(reading, document, one.spot, number, one.reasons) for one, number in zip(private, numbers, strict=True)
    ]


def _again(reading: Reading, document: Document, who: Mapping[str, int], taken: Container[int]) -> Iterator[Private]:
    """Parts of private people's names that stand by themselves: "Nadia", "Haddad" once Nadia Haddad was told."""
    for at, form in enumerate(reading.forms):
        bare = form[1:] if form.startswith(CLITICS) else form.removesuffix("s")  # "the Haddads"
        if TANWIN in reading.surface(at) and form[:-1] in who and not is_ambiguous(reading, Spot(at, at), form[:-1]):
            bare = form[:-1]  # عماراً
        part = form if form in who else bare
        if at in taken or part not in who or not stands_for_somebody(reading, at):
            continue
        clitics = form[: len(form) - len(part)] if form.startswith(CLITICS) and form.endswith(part) else ""
        yield _private(reading, document, Spot(at, at, clitics), who[part], (reason("named before", 0.0, part),))


def _private(reading: Reading, document: Document, spot: Spot, who: int, reasons: tuple[Reason, ...]) -> Private:
    first = spot.first - 1 if _has_article(reading, spot.first) else spot.first
    span = reading.span(first, spot.last)
    if spot.clitics:
        span = Span(span.start + len(spot.clitics), span.end)
    surface = span.of(reading.text)
    return Private(document.source.report_id, span, surface, PrivateKind.PERSON, who, reasons)


def _has_article(reading: Reading, number: int) -> bool:
    """Whether a Latin article stands before a word: al-Nimr."""
    return number > 0 and reading.forms[number - 1] in LATIN_PARTICLES and reading.gap(number) in HYPHENS


def _apart(found: Sequence[Private]) -> list[Private]:
    """The spans that lie inside none of those already found."""
    kept: list[Private] = []
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept
