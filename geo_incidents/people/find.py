"""Private people of a report: every name weighed, offices set apart, and the same names found again by themselves."""

from __future__ import annotations

import csv
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from geo_incidents.model import Document, Private, PrivateKind, Reason, Resolution, Span
from geo_incidents.people.again import placed, stands_for_somebody
from geo_incidents.people.arabic_inside import TANWIN
from geo_incidents.people.contacts import find_contacts
from geo_incidents.people.features import FEATURES
from geo_incidents.people.names import ARABIC_PARTICLES, DATA, LATIN_PARTICLES
from geo_incidents.people.offices import office
from geo_incidents.people.opening import is_ambiguous, opening
from geo_incidents.people.propose import propose
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot
from geo_incidents.reasons import reason
from geo_incidents.text import Analysed, analyse, blocks

HYPHENS = ("-", "‑", "–")
SHARED = ("title", "signed")  # offices that hold for a name beside: "ministers X and Y", "by X and Y"
OWN = frozenset(("chained", "age", "private"))  # evidence that a name is a private person's: "his sons Rami, Bashar"
COMMAS = ("،", ",")
CHAIN = frozenset({"and", "و", "et", "und", "ve", "y"})
CLITICS = ("و", "ف", "ل", "ب", "ك")  # written on to an Arabic word
SHORTEST_PART = 3  # letters of a part of a name that stands for the whole


Held = tuple[int, frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate name with its total evidence."""

    spot: Spot
    score: float
    reasons: tuple[Reason, ...]
    office: str


def find_people(analysed: Analysed, resolutions: Sequence[Resolution]) -> tuple[Private, ...]:
    """What of a report leads to private people, in text order; `resolutions` are its place names.

    Names of people who hold an office, or are public figures, are not among them.
    """
    document = analysed.document
    reading = Reading(analysed, resolutions)
    weighed = _weighed(reading)
    people = [one for one in weighed if one.score > 0 or one.office]
    offices = [_held(reading, one.spot) for one in people if one.office]
    private = [one for one in people if not one.office and not _is_known(reading, one, offices)]
    public = {form for _, parts, _ in offices for form in parts}
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


def _weighed(reading: Reading) -> list[Weighed]:
    """Every candidate name with its weight; a name beside an accepted one needs less evidence."""
    found: list[Weighed] = []
    for spot in propose(reading):
        reasons = [_reason(reading, spot, "threshold")]
        reasons += [_reason(reading, spot, name) for name, look in FEATURES.items() if look(reading, spot)]
        one = _made(spot, reasons, office(reading, spot))
        found.append(_beside(reading, found[-1], one) if found else one)
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        if one.office or not _chained(reading, one.spot, other.spot):
            continue
        if other.office == "signed":
            found[at] = _made(one.spot, one.reasons, "signed")
        elif one.score <= 0 < other.score and not other.office:
            found[at] = _made(one.spot, [*one.reasons, _reason(reading, one.spot, "chained")], "")
    return _told(reading, found)


def _told(reading: Reading, found: Sequence[Weighed]) -> list[Weighed]:
    """The names; one that shares its first or last word with an accepted name needs less evidence."""
    believed = [one.spot for one in found if one.score > 0 and not one.office]
    firsts = {opening(reading, spot) for spot in believed}
    lasts = {reading.forms[spot.last] for spot in believed if spot.last > spot.first}
    return [
        _made(one.spot, [*one.reasons, _reason(reading, one.spot, "told")], "")
        if one.score <= 0
        and not one.office
        and one.spot.last > one.spot.first
        and (opening(reading, one.spot) in firsts or reading.forms[one.spot.last] in lasts)
        else one
        for one in found
    ]


def _beside(reading: Reading, before: Weighed, one: Weighed) -> Weighed:
    """A name that follows another in a list: "Ali, Hassan and Mahdi", "ministers X and Y"."""
    if not (before.score > 0 or before.office) or not _chained(reading, before.spot, one.spot):
        return one
    if before.office:
        return one if one.office or before.office not in SHARED else _made(one.spot, one.reasons, before.office)
    return _made(one.spot, [*one.reasons, _reason(reading, one.spot, "chained")], one.office)


def _made(spot: Spot, reasons: Sequence[Reason], held: str) -> Weighed:
    return Weighed(spot, sum(one.weight for one in reasons), tuple(reasons), held)


def _held(reading: Reading, spot: Spot) -> Held:
    """Where an office holder is told, all parts of the name, and those behind the first."""
    parts = _parts(reading, spot)
    return spot.first, frozenset(parts), frozenset(parts) - {opening(reading, spot)}


def _is_known(reading: Reading, one: Weighed, offices: Iterable[Held]) -> bool:
    """Whether a name is part of an office holder's, if the first of one told before, and not another's by itself."""
    parts = set(_parts(reading, one.spot))
    own = not OWN.isdisjoint(reason.feature for reason in one.reasons)
    told = (held if at < one.spot.first else family for at, held, family in offices)
    return bool(parts) and not own and any(parts <= held for held in told)


def _chained(reading: Reading, one: Spot, other: Spot) -> bool:
    """Whether two names stand side by side: "Ali, Hassan and Mahdi"."""
    between = range(one.last + 1, other.first)
    if other.clitics == "و" or len(between) > 1 or any(reading.forms[n] not in CHAIN for n in between):
        listed = reading.joined(other.first) or reading.gap(other.first).strip() in COMMAS
        return other.clitics == "و" and not between and listed
    gaps = [reading.gap(n) for n in range(one.last + 1, other.first + 1)]
    if len(reading.forms[one.last]) == 1:
        gaps[0] = gaps[0].removeprefix(".")  # W.D., S.
    return all(not gap.strip(" ,،;؛") for gap in gaps) and (
        bool(between) or any(set(",،;؛").intersection(gap) for gap in gaps)
    )


def _numbered(reading: Reading, private: Sequence[Weighed]) -> tuple[list[int], dict[str, int]]:
    """Number of the person behind each name, and behind each part of one; "Haddad" is Nadia Haddad, told before."""
    who: dict[str, int] = {}
    numbers: list[int] = []
    for one in private:
        parts = _parts(reading, one.spot)
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


def _parts(reading: Reading, spot: Spot) -> list[str]:
    forms = [opening(reading, spot), *reading.forms[spot.first + 1 : spot.last + 1]]
    bare = [form.removeprefix("ال") for form in forms if form.startswith("ال") and len(form) > 4]
    parts = (*forms, *bare)
    small = ARABIC_PARTICLES | LATIN_PARTICLES
    initial = [form for form in forms if len(form) == 1] if len(forms[-1]) == 1 else []
    return [*(form for form in parts if len(form) >= SHORTEST_PART and form not in small), *initial]


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


def _reason(reading: Reading, spot: Spot, feature: str) -> Reason:
    latin, arabic = _weights()[feature]
    weight = arabic if reading.tokens[spot.first].script == "arabic" else latin
    return reason(feature, weight)


@cache
def _weights() -> dict[str, tuple[float, float]]:
    lines = (DATA / "weights.csv").read_text("utf8").splitlines()
    return {row["feature"]: (float(row["latin"]), float(row["arabic"])) for row in csv.DictReader(lines)}
