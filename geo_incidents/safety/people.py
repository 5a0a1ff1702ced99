"""The private people of a result: where they are named, and what replaces the names."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from geo_incidents.model import Claim, Private, PrivateKind, Resolution, Span, Speaker, SpeakerKind, Status
from geo_incidents.people.vocabulary import phrases
from geo_incidents.safety.gaps import GAP
from geo_incidents.safety.words import NOTHING, Words
from geo_incidents.text import fold, name_key

SHORTEST_PART = 4  # letters of a name on its own in a title or a link
PLACED = (Status.RESOLVED, Status.AREA, Status.OUT_OF_AREA)
KEPT = 4_096  # sets of names whose words are kept: a report's are asked for one after the other
NO_KEYS: frozenset[str] = frozenset()
WHOLE = "\0"  # the key of no word


class ByReport(Mapping[str, Words]):
    """Words for the names of each report, made when they are asked for: those of an archive would fill memory."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        self._names = names

    def __getitem__(self, document: str) -> Words:
        return _words(self._names[document])

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@lru_cache(maxsize=KEPT)
def _words(names: tuple[str, ...]) -> Words:
    return Words.of(names)


@dataclass(frozen=True, slots=True)
class People:
    """People who must not be named, by report, and a key for each private speaker."""

    keys: Mapping[str, str]  # key of a speaker → key without the name
    private: Mapping[str, Sequence[Private]]  # by report, in text order
    words: Mapping[str, Words]  # by report: names as written
    parts: Mapping[str, Words]  # by report: each part of a name, which may occur on its own in a title or a link
    everywhere: Words  # whole names of several words, hidden in every report

    def words_for(self, document: str) -> Words:
        """Names that nothing about the report may show."""
        return self.words.get(document, NOTHING) | self.everywhere

    def heard_in(self, document: str, text: str) -> tuple[Span, ...]:
        """Where the text has one of the report's names in the other script, as a translation beside it does."""
        return self.parts.get(document, NOTHING).heard(text)

    def spans(self, claim: Claim) -> Iterator[Span]:
        """The words in the claim's quote that identify somebody private."""
        for speaker in claim.speakers:
            if speaker.key in self.keys and speaker.name and speaker.span:
                yield speaker.span
        if not claim.offsets_withheld:
            yield from (one.span for one in self.inside(claim))

    def inside(self, claim: Claim) -> Iterator[Private]:
        """The report's private words that are in the claim's quote."""
        found = self.private.get(claim.document, ())
        first = bisect_left(found, claim.span.start, key=lambda one: one.span.end)
        for one in found[first:]:
            if one.span.start >= claim.span.end:
                return
            if one.span.overlaps(claim.span):
                yield one

    def taken(self, claims: Iterable[Claim]) -> tuple[int, Counter[str]]:
        """The number of people no longer named in quotes, and of phone numbers and addresses by kind."""
        found = {one for claim in claims if not claim.offsets_withheld for one in self.inside(claim)}
        names = {(one.document, one.who) for one in found if one.kind is PrivateKind.PERSON}
        told = {one.surface.casefold() for one in found if one.kind is PrivateKind.PERSON}
        speakers = {s.key: s.name for claim in claims for s in claim.speakers if s.key in self.keys and s.name}
        unnamed = [name for name in speakers.values() if name.casefold() not in told]
        contacts = Counter(str(one.kind) for one in found if one.kind is not PrivateKind.PERSON)
        return len(names) + len(unnamed), contacts

    def speaker(self, speaker: Speaker, words: Words) -> Speaker:
        """The speaker, without a name if private."""
        if speaker.key in self.keys:
            return replace(speaker, name="", key=self.keys[speaker.key], span=None, private=True)
        if speaker.kind is SpeakerKind.PUBLISHER:
            return speaker  # named like the source, see `sources`
        return replace(speaker, name=words.scrubbed(speaker.name))


NOBODY = People({}, {}, {}, {}, NOTHING)


def find_people(claims: Sequence[Claim], private: Iterable[Private], resolutions: Iterable[Resolution]) -> People:
    """Everybody found by the search for people, and everybody marked as a private speaker in a claim."""
    by_report: dict[str, list[Private]] = defaultdict(list)
    names: dict[str, tuple[str, ...]] = {}
    for one in (one for one in private if one.kind is not PrivateKind.REFUGE):
        by_report[one.document].append(replace(one, reasons=()))
        _name(names, one.document, one.surface)
    for document, speaker in _speakers(claims):
        if speaker.private and speaker.name:
            _name(names, document, speaker.name)
    places = _place_keys(resolutions, names)
    words = ByReport(names)
    parts = ByReport({document: _parts(found, places.get(document, NO_KEYS)) for document, found in names.items()})
    whole = {name for found in names.values() for name in found if len(name.split()) > 1 and not name[:1].isdigit()}
    keys = dict.fromkeys(s.key for document, s in _speakers(claims) if _is_private(s, words.get(document, NOTHING)))
    return People(
        {key: f"private:{number}" for number, key in enumerate(keys, 1)}, by_report, words, parts, Words.of(whole)
    )


def _speakers(claims: Iterable[Claim]) -> Iterator[tuple[str, Speaker]]:
    return ((claim.document, speaker) for claim in claims for speaker in claim.speakers)


def _is_private(speaker: Speaker, words: Words) -> bool:
    """Whether the speaker is marked as private or has the name of a private person."""
    named = speaker.kind is not SpeakerKind.PUBLISHER and speaker.name
    return speaker.private or bool(named and words.scrubbed(speaker.name) == GAP)


def _name(names: dict[str, tuple[str, ...]], document: str, name: str) -> None:
    """Add a name to those of a report."""
    before = names.get(document, ())
    if name not in before:
        names[document] = (*before, sys.intern(name))


def _place_keys(resolutions: Iterable[Resolution], names: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """By report: keys of the words that name places in it, of those that are a part of a name."""
    found: dict[str, frozenset[str]] = {}
    for one in resolutions:
        document = one.mention.document
        if one.status in PLACED and document in names:
            key = name_key(one.mention.surface)
            if any(key == known for _, known in _parted(names[document])):
                found[document] = found.get(document, NO_KEYS) | {key}
    return found


def _parts(names: tuple[str, ...], places: frozenset[str]) -> tuple[str, ...]:
    """Whole names, and their parts that are neither common words nor places of the report."""
    return tuple(part for part, key in _parted(names) if key not in places)


@lru_cache(maxsize=KEPT)
def _parted(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Whole names, which have no key here, and the parts of them that are no common word, with the keys of these."""
    found = []
    for name in names:
        found.append((name, WHOLE))
        for part in name.split():
            known = fold(part).text.strip()
            common = any(known in phrases(lang, "words", "common") for lang in ("en", "ar"))
            if len(part) >= SHORTEST_PART and part[0].isalpha() and not common:
                found.append((sys.intern(part), name_key(part)))
    return tuple(found)
