"""Which places of a result are refuges: those in claims of flight, and names next to signs of hiding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, reduce
from itertools import chain
from operator import or_

from geo_incidents import lexicon
from geo_incidents.model import (
    BY_FIGURE,
    Claim,
    Cover,
    EventKind,
    Incident,
    Place,
    PrivateKind,
    Resolution,
    Result,
    Span,
    Status,
)
from geo_incidents.people.shelters import THERE
from geo_incidents.safety.drawn import Drawn
from geo_incidents.safety.gaps import GAP, union, within
from geo_incidents.safety.refuge import Refuges
from geo_incidents.safety.variants import Variant, bare, variant, without_evidence
from geo_incidents.safety.words import NOTHING, Words
from geo_incidents.stored import room_of
from geo_incidents.text import fold, name_key

BEFORE = 4  # words in front of a name among which "to" stands


@dataclass(frozen=True, slots=True)
class Signed:
    """Names next to signs of hiding, by report; `still` holds those where people are now."""

    found: Mapping[str, Collection[Resolution]]
    still: Mapping[str, Collection[Span]]
    told: Mapping[tuple[str, Span], Collection[Span]]  # by report and the words that report an event: its places

    def places(self, claim: Claim) -> Iterator[str]:
        """Ids of those places of the claim that come from such a name and where the event did not happen."""
        signed = {one.mention.span for one in self.found.get(claim.document, ())}
        for one in claim.places if signed and not claim.offsets_withheld else ():
            if one.place and one.mention.span in signed and self._elsewhere(claim, one):
                yield one.place.id

    def _elsewhere(self, claim: Claim, found: Resolution) -> bool:
        """Whether people are there now, no word reports an event, or another place is nearer to the words that do."""
        at = found.mention.span
        if at in self.still.get(claim.document, ()) or BY_FIGURE in claim.rules:
            return True
        return any(
            claim.trigger.end <= one.start < at.start for one in self.told.get((claim.document, claim.trigger), ())
        )


def find_refuges(result: Result, claims: Sequence[Claim], kinds: Collection[EventKind]) -> Refuges:
    """What a profile hides if it coarsens incidents of these kinds."""
    signed = _signed(result, claims) if kinds else Signed({}, {}, {})
    borrowing = _borrowing(claims, kinds, signed)
    incidents = _bare(result.incidents)
    coarsened: set[str] = set()
    held: set[str] = set()  # anything else in a coarsened incident would reveal its place as well
    for incident in incidents:
        if incident.kind in kinds or _is_borrowed(incident, borrowing):
            coarsened.add(incident.id)
            held.update(claim.id for claim in incident.claims)
    hidden = {(claim.document, claim.id) for claim in claims if claim.kind in kinds or claim.id in held}
    asked = {*(document for document, _ in hidden), *signed.found}
    asked.update(*(group for group in result.copies if not asked.isdisjoint(group)))
    drawn = Drawn.of(incidents, coarsened, asked)
    told: set[Variant] = set()
    hiding = _Hiding(drawn, _Names(result.covers))
    flights: dict[str, list[Span]] = defaultdict(list)
    for claim in claims if hidden else ():
        if (claim.document, claim.id) not in hidden:
            continue
        if _is_told(claim, drawn):
            told.add(variant(claim))
            continue
        hiding.add(claim.document, claim.span, _settled(claim))
        if claim.kind in kinds and not claim.offsets_withheld:
            flights[claim.document].append(claim.span)
    for document, one in chain(_beside_signs(signed, drawn), _named_in(result, flights, drawn)):
        hiding.add(document, one.mention.span, [one])
    hiding.share(result.copies)
    return Refuges(
        frozenset(coarsened),
        frozenset(claim_id for _, claim_id in hidden),
        frozenset(told),
        {document: ids for document, ids in hiding.places.items() if ids},
        hiding.words,
        hiding.further,
        result.covers,
        result.areas,
    )


class _Hiding:
    """What each report must not show: places, their names, and names hidden only in part of it."""

    def __init__(self, drawn: Drawn, names: _Names) -> None:
        self._drawn, self._names = drawn, names
        self.places: dict[str, frozenset[str]] = {}
        self.words: dict[str, Words] = {}
        self.further: dict[str, tuple[tuple[Span, Words], ...]] = {}

    def add(self, document: str, span: Span, settled: Sequence[Resolution]) -> None:
        """Hide the places in a part of a report: everywhere in it, or only there if it puts them on the map."""
        drawn = self._drawn
        nowhere = [found for found in settled if not found.place or not drawn.anywhere(document, found.place.id)]
        if nowhere:
            ids = {found.place.id for found in nowhere if found.place}
            self.places[document] = self.places.get(document, frozenset()) | ids
            if any(found.place or found.mention.surface != GAP for found in nowhere):
                self.words[document] = self._names.added(self.words.get(document, NOTHING), nowhere)
        if elsewhere := [found for found in settled if found not in nowhere]:
            stretch = span, self._names.added(NOTHING, elsewhere)
            self.further[document] = (*self.further.get(document, ()), stretch)

    def share(self, copies: Iterable[Sequence[str]]) -> None:
        """What is hidden in one copy of a text is hidden in the others, too."""
        for group in copies:
            ids = frozenset[str]().union(*(self.places.get(one, ()) for one in group))
            naming = [self.words[one] for one in group if one in self.words]
            for document in group if ids or naming else ():
                if not any(self._drawn.anywhere(document, place) for place in ids):
                    self.places[document] = ids
                    self.words |= {document: reduce(or_, naming)} if naming else {}


class _Names:
    """Words for hidden places, computed once for each place, however many reports hide it."""

    def __init__(self, covers: Mapping[str, Cover]) -> None:
        self._covers = covers
        self._of_places: dict[str, Words] = {}
        self._as_written: dict[str, Words] = {}

    def added(self, words: Words, found: Iterable[Resolution]) -> Words:
        """The words, extended by all names of the places and by the report's own names for them."""
        for one in found:
            if one.place is not None:
                words = words | self._of_place(one.place)
            surface = one.mention.surface
            if surface != GAP and not words.has(surface):
                words = words | self._as_written.setdefault(surface, Words.of([surface]))
        return words

    def _of_place(self, place: Place) -> Words:
        found = self._of_places.get(place.id)
        if found is None:
            spelled = self._covers[place.id].names if place.id in self._covers else ()
            found = self._of_places[place.id] = Words.of((*filter(None, (place.name, place.name_ar)), *spelled))
        return found


def _bare(incidents: Sequence[Incident]) -> Sequence[Incident]:
    """The incidents; if on disk, without the evidence of their claims, since they are read twice."""
    room = room_of(incidents)
    if not room.on_disk:
        return incidents
    return room.kept(replace(one, claims=tuple(map(without_evidence, one.claims))) for one in incidents)


def _is_borrowed(incident: Incident, borrowing: Mapping[Variant, Set[str]]) -> bool:
    """Whether all claims of the incident have their place only from words of refuge."""
    return all(incident.place.id in borrowing.get(variant(claim), ()) for claim in incident.claims)


def _signed(result: Result, claims: Sequence[Claim]) -> Signed:
    """Names next to signs of hiding. If an earlier profile removed the offsets, they are found by their words."""
    signs: dict[str, dict[Span | str, bool]] = defaultdict(dict)
    for one in result.private:
        if one.kind is PrivateKind.REFUGE:
            name: Span | str = one.span if one.span.end else name_key(one.surface)
            signs[one.document][name] = any(why.feature in THERE for why in one.reasons)
    found: dict[str, list[Resolution]] = defaultdict(list)
    still: dict[str, list[Span]] = defaultdict(list)
    for named in result.resolutions if signs else ():
        mention = named.mention
        marks = signs.get(mention.document, {})
        told_by = (name_key(mention.surface), *(() if mention.offsets_withheld else (mention.span,)))
        at = next((one for one in told_by if one in marks), None) if marks else None
        if at is not None:
            found[mention.document].append(bare(named))
            if marks[at]:
                still[mention.document].append(mention.span)
    told: dict[tuple[str, Span], set[Span]] = defaultdict(set)
    for claim in (claim for claim in claims if claim.document in found):
        told[claim.document, claim.trigger].update(one.mention.span for one in claim.places)
    return Signed(found, still, told)


def _beside_signs(signed: Signed, drawn: Drawn) -> Iterator[tuple[str, Resolution]]:
    """Signed names that do not place a visible event: a shelter that was shelled is publicly known."""
    for document, found in signed.found.items():
        for one in found:
            if not (one.place and drawn.from_words(document, one.place.id, one.mention.span)):
                yield document, one


def _named_in(result: Result, flights: Mapping[str, Sequence[Span]], drawn: Drawn) -> Iterator[tuple[str, Resolution]]:
    """Settlements in words about flight that are drawn nowhere, whichever of them was assigned to the claim.

    They include those that could not be placed, since readers who know the area can place them.
    """
    words = {document: union(found) for document, found in flights.items()}
    for found in result.resolutions if words else ():
        mention = found.mention
        if not within(words.get(mention.document, ()), mention.span):
            continue
        place = found.place if found.place and not found.place.kind.is_area else None
        settled = place is not None and not drawn.anywhere(mention.document, place.id)
        if settled or found.status is Status.UNSURE:
            yield mention.document, found


def _borrowing(claims: Sequence[Claim], kinds: Collection[EventKind], signed: Signed) -> dict[Variant, set[str]]:
    """Places that a claim takes from words of refuge rather than its own: "Five were killed there".

    Nor are they its own where people are told to have gone there: "Families fled the shelling to X".
    """
    telling: dict[str, list[Span]] = defaultdict(list)
    for claim in claims:
        if claim.kind in kinds:
            telling[claim.document].append(claim.span)
    borrowed: dict[Variant, set[str]] = defaultdict(set)
    for claim in claims if telling or signed.found else ():
        if beside := set(signed.places(claim)):
            borrowed[variant(claim)] |= beside
        for found in claim.places if claim.document in telling and not claim.offsets_withheld else ():
            named = found.mention.span
            told = any(span.contains(named) for span in telling[claim.document])
            if found.place and told and (not claim.span.contains(named) or is_goal(claim, named)):
                borrowed[variant(claim)].add(found.place.id)
    return borrowed


def is_goal(claim: Claim, named: Span) -> bool:
    """Whether the words in front of a name say that somebody went there: "to the village of X", إلى قرية X."""
    before = claim.quote[: named.start - claim.span.start].split()[-BEFORE:]
    return any(fold(word).text in _goals() for word in before)


@cache
def _goals() -> frozenset[str]:
    """The words of all languages in front of where somebody goes, and not of where he is as well."""
    languages = lexicon.languages()
    to = (word for language in languages for word in lexicon.table(language, "clauses").get("to", ()))
    inside = (lexicon.table(language, "names").get("before", {}).get("inside", ()) for language in languages)
    return frozenset(fold(word).text for word in to) - {fold(word).text for words in inside for word in words}


def _is_told(claim: Claim, drawn: Drawn) -> bool:
    """Whether all its places are drawn anyway, from the claim's own words."""
    own = _settled(claim)
    return bool(own) and all(one.place and drawn.from_words(claim.document, one.place.id, claim.span) for one in own)


def _settled(claim: Claim) -> list[Resolution]:
    """The claim's places that are not areas, including unlisted ones."""
    return [found for found in claim.places if found.place is None or not found.place.kind.is_area]
