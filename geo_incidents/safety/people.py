"""Private people of a result: where their names stand, and what is said in their place."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geo_incidents.model import Claim, Private, PrivateKind, Resolution, Span, Speaker, SpeakerKind, Status
from geo_incidents.people.vocabulary import phrases
from geo_incidents.safety.gaps import GAP
from geo_incidents.safety.words import NOTHING, Words
from geo_incidents.text import fold, name_key

SHORTEST_PART = 4  # letters of a name that stands alone in a title or a link
PLACED = (Status.RESOLVED, Status.AREA, Status.OUT_OF_AREA)


@dataclass(frozen=True, slots=True)
class People:
    """Who must not be named, by report, and the key that stands for each private speaker."""

    keys: Mapping[str, str]  # key of a speaker → key without a name in it
    private: Mapping[str, Sequence[Private]]  # by report, in text order
    words: Mapping[str, Words]  # by report: names as they stand in it
    parts: Mapping[str, Words]  # by report: each part of them, which may stand alone in a title or a link
    everywhere: Words  # whole names of several words, which are hidden in every report

    def words_for(self, document: str) -> Words:
        """Names that nothing said of the report may show."""
        return self.words.get(document, NOTHING) | self.everywhere

    def spans(self, claim: Claim) -> Iterator[Span]:
        """What in the claim's quote leads to somebody private."""
        for speaker in claim.speakers:
            if speaker.key in self.keys and speaker.name and speaker.span:
                yield speaker.span
        if not claim.offsets_withheld:
            yield from (one.span for one in self.inside(claim))

    def inside(self, claim: Claim) -> Iterator[Private]:
        """What of the report's private words stands in the claim's quote."""
        found = self.private.get(claim.document, ())
        first = bisect_left(found, claim.span.start, key=lambda one: one.span.end)
        for one in found[first:]:
            if one.span.start >= claim.span.end:
                return
            if one.span.overlaps(claim.span):
                yield one

    def taken(self, claims: Iterable[Claim]) -> tuple[int, Counter[str]]:
        """How many people the quotes no longer name, and how many numbers and addresses by kind."""
        found = {one for claim in claims if not claim.offsets_withheld for one in self.inside(claim)}
        names = {(one.document, one.who) for one in found if one.kind is PrivateKind.PERSON}
        told = {one.surface.casefold() for one in found if one.kind is PrivateKind.PERSON}
        speakers = {s.key: s.name for claim in claims for s in claim.speakers if s.key in self.keys and s.name}
        unnamed = [name for name in speakers.values() if name.casefold() not in told]
        contacts = Counter(str(one.kind) for one in found if one.kind is not PrivateKind.PERSON)
        return len(names) + len(unnamed), contacts

    def speaker(self, speaker: Speaker, words: Words) -> Speaker:
        """The speaker, without a name where he is private."""
        if speaker.key in self.keys:
            return replace(speaker, name="", key=self.keys[speaker.key], span=None, private=True)
        if speaker.kind is SpeakerKind.PUBLISHER:
            return speaker  # he is named as the source is, see `sources`
        return replace(speaker, name=words.scrubbed(speaker.name))


NOBODY = People({}, {}, {}, {}, NOTHING)


def find_people(claims: Sequence[Claim], private: Iterable[Private], resolutions: Iterable[Resolution]) -> People:
    """Everybody whom the search for people found in a report, and everybody whom a claim marks as a private speaker."""
    by_report: dict[str, list[Private]] = defaultdict(list)
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for one in (one for one in private if one.kind is not PrivateKind.REFUGE):
        by_report[one.document].append(one)
        names[one.document][one.surface] = None
    for document, speaker in _speakers(claims):
        if speaker.private and speaker.name:
            names[document][speaker.name] = None
    places = _place_keys(found for found in resolutions if found.mention.document in names)
    words = {document: Words.of(found) for document, found in names.items()}
    parts = {document: Words.of(_parts(found, places.get(document, set()))) for document, found in names.items()}
    whole = {name for found in names.values() for name in found if len(name.split()) > 1 and not name[:1].isdigit()}
    keys = dict.fromkeys(s.key for document, s in _speakers(claims) if _is_private(s, words.get(document, NOTHING)))
    return People(
        {key: f"private:{number}" for number, key in enumerate(keys, 1)}, by_report, words, parts, Words.of(whole)
    )


def _speakers(claims: Iterable[Claim]) -> Iterator[tuple[str, Speaker]]:
    return ((claim.document, speaker) for claim in claims for speaker in claim.speakers)


def _is_private(speaker: Speaker, words: Words) -> bool:
    """Whether the speaker is marked so, or his name is that of somebody private."""
    named = speaker.kind is not SpeakerKind.PUBLISHER and speaker.name
    return speaker.private or bool(named and words.scrubbed(speaker.name) == GAP)


def _place_keys(resolutions: Iterable[Resolution]) -> dict[str, set[str]]:
    """By report: keys of the words that name places in it."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in resolutions:
        if one.status in PLACED:
            found[one.mention.document].add(name_key(one.mention.surface))
    return found


def _parts(names: Iterable[str], places: set[str]) -> Iterator[str]:
    """Whole names, and the parts of them that are no common word and no place of the report."""
    for name in names:
        yield name
        for part in name.split():
            known = fold(part).text.strip()
            common = any(known in phrases(lang, "words", "common") for lang in ("en", "ar"))
            if len(part) >= SHORTEST_PART and part[0].isalpha() and not common and name_key(part) not in places:
                yield part
