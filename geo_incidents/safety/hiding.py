"""Which places of a result are refuges: what is told of flight, and names that signs of hiding stand beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from geo_incidents.model import Claim, Cover, EventKind, PrivateKind, Resolution, Result, Span, Status
from geo_incidents.safety.drawn import Drawn
from geo_incidents.safety.gaps import GAP, union, within
from geo_incidents.safety.refuge import Refuges
from geo_incidents.safety.variants import Variant, variant
from geo_incidents.safety.words import Words
from geo_incidents.text import name_key

STILL = "still"  # the sign that people are there now


@dataclass(frozen=True, slots=True)
class Signed:
    """Names that signs of hiding stand beside, by report; `still` those where people are now."""

    found: Mapping[str, Collection[Resolution]]
    still: Mapping[str, Collection[Span]]
    told: Mapping[tuple[str, Span], Collection[Span]]  # by report and the words that tell an event: its places

    def places(self, claim: Claim) -> Iterator[str]:
        """Ids of the claim's places that it has from such a name, and where the event was not."""
        signed = {one.mention.span for one in self.found.get(claim.document, ())}
        for one in claim.places if signed and not claim.offsets_withheld else ():
            if one.place and one.mention.span in signed and self._elsewhere(claim, one):
                yield one.place.id

    def _elsewhere(self, claim: Claim, found: Resolution) -> bool:
        """Whether people are there now, or the words that tell the event have another place nearer to them."""
        at = found.mention.span
        if at in self.still.get(claim.document, ()):
            return True
        return any(
            claim.trigger.end <= one.start < at.start for one in self.told.get((claim.document, claim.trigger), ())
        )


def find_refuges(result: Result, claims: Iterable[Claim], kinds: Collection[EventKind]) -> Refuges:
    """What a profile hides that coarsens incidents of these kinds."""
    claims = tuple(claims)
    signed = _signed(result, claims) if kinds else Signed({}, {}, {})
    borrowing = _borrowing(claims, kinds, signed)
    coarsened = {
        incident.id: incident
        for incident in result.incidents
        if incident.kind in kinds or all(incident.place.id in borrowing[variant(claim)] for claim in incident.claims)
    }
    # Whatever else an incident that is coarsened holds would tell its place as well.
    held = {claim.id for incident in coarsened.values() for claim in incident.claims}
    hidden = [claim for claim in claims if claim.kind in kinds or claim.id in held]
    drawn = Drawn.of(result, coarsened)
    told = frozenset(variant(claim) for claim in hidden if _is_told(claim, drawn))
    names: dict[str, list[str]] = defaultdict(list)
    places: dict[str, set[str]] = defaultdict(set)
    further: dict[str, list[tuple[Span, Words]]] = defaultdict(list)
    untold = [claim for claim in hidden if variant(claim) not in told]
    flights = [claim for claim in untold if claim.kind in kinds]
    telling = [(claim.document, claim.span, _settled(claim)) for claim in untold]
    telling += [(document, one.mention.span, [one]) for document, one in _beside_signs(signed, drawn)]
    telling += [(document, one.mention.span, [one]) for document, one in _named_in(result, flights, drawn)]
    for document, span, settled in telling:
        nowhere = [found for found in settled if not found.place or not drawn.anywhere(document, found.place.id)]
        if nowhere:
            places[document] |= {found.place.id for found in nowhere if found.place}
            names[document] += _names(nowhere, result.covers)
        if elsewhere := [found for found in settled if found not in nowhere]:
            further[document].append((span, Words.of(_names(elsewhere, result.covers))))
    _share(result, drawn, places, names)
    return Refuges(
        frozenset(coarsened),
        frozenset(claim.id for claim in hidden),
        told,
        {document: frozenset(ids) for document, ids in places.items() if ids},
        {document: Words.of(found) for document, found in names.items() if found},
        {document: tuple(found) for document, found in further.items()},
        result.covers,
        result.areas,
    )


def _share(result: Result, drawn: Drawn, places: dict[str, set[str]], names: dict[str, list[str]]) -> None:
    """A copy may tell what was read in the other one alone."""
    for group in result.copies:
        ids, told = set().union(*(places[one] for one in group)), [name for one in group for name in names[one]]
        for document in group if ids or told else ():
            if not any(drawn.anywhere(document, place) for place in ids):
                places[document], names[document] = set(ids), list(told)


def _signed(result: Result, claims: Iterable[Claim]) -> Signed:
    """Names beside signs of hiding. Behind an earlier profile, which took the offsets, they are told by their words."""
    signs: dict[str, dict[Span | str, bool]] = defaultdict(dict)
    for one in result.private:
        if one.kind is PrivateKind.REFUGE:
            name: Span | str = one.span if one.span.end else name_key(one.surface)
            signs[one.document][name] = any(why.feature == STILL for why in one.reasons)
    found: dict[str, list[Resolution]] = defaultdict(list)
    still: dict[str, list[Span]] = defaultdict(list)
    for named in result.resolutions if signs else ():
        mention = named.mention
        marks = signs.get(mention.document, {})
        told_by = (name_key(mention.surface), *(() if mention.offsets_withheld else (mention.span,)))
        at = next((one for one in told_by if one in marks), None) if marks else None
        if at is not None:
            found[mention.document].append(named)
            if marks[at]:
                still[mention.document].append(mention.span)
    told: dict[tuple[str, Span], set[Span]] = defaultdict(set)
    for claim in (claim for claim in claims if claim.document in found):
        told[claim.document, claim.trigger].update(one.mention.span for one in claim.places)
    return Signed(found, still, told)


def _beside_signs(signed: Signed, drawn: Drawn) -> Iterator[tuple[str, Resolution]]:
    """The signed names that do not place an event which is shown: a shelter that was shelled is known."""
    for document, found in signed.found.items():
        for one in found:
            if not (one.place and drawn.from_words(document, one.place.id, one.mention.span)):
                yield document, one


def _named_in(result: Result, flights: Iterable[Claim], drawn: Drawn) -> Iterator[tuple[str, Resolution]]:
    """Settlements in the words that tell of flight and drawn nowhere, whichever of them the claim was given.

    Those that could not be placed are among them: a reader who knows the area places them.
    """
    spans: dict[str, list[Span]] = defaultdict(list)
    for claim in flights:
        if not claim.offsets_withheld:
            spans[claim.document].append(claim.span)
    words = {document: union(found) for document, found in spans.items()}
    for found in result.resolutions if words else ():
        mention = found.mention
        if not within(words.get(mention.document, ()), mention.span):
            continue
        place = found.place if found.place and not found.place.kind.is_area else None
        settled = place is not None and not drawn.anywhere(mention.document, place.id)
        if settled or found.status is Status.UNSURE:
            yield mention.document, found


def _borrowing(claims: Iterable[Claim], kinds: Collection[EventKind], signed: Signed) -> dict[Variant, set[str]]:
    """Places that a claim has from words of refuge and not from its own: "Five were killed there"."""
    claims = tuple(claims)
    telling: dict[str, list[Span]] = defaultdict(list)
    for claim in claims:
        if claim.kind in kinds:
            telling[claim.document].append(claim.span)
    borrowed: dict[Variant, set[str]] = defaultdict(set)
    for claim in claims:
        borrowed[variant(claim)].update(signed.places(claim))
        for found in claim.places if claim.document in telling and not claim.offsets_withheld else ():
            named = found.mention.span
            elsewhere = not claim.span.contains(named) and any(span.contains(named) for span in telling[claim.document])
            if found.place and elsewhere:
                borrowed[variant(claim)].add(found.place.id)
    return borrowed


def _is_told(claim: Claim, drawn: Drawn) -> bool:
    """Whether all its places are drawn anyway, from the very words of the claim."""
    own = _settled(claim)
    return bool(own) and all(one.place and drawn.from_words(claim.document, one.place.id, claim.span) for one in own)


def _settled(claim: Claim) -> list[Resolution]:
    """The claim's places that are no areas, those that no list has among them."""
    return [found for found in claim.places if found.place is None or not found.place.kind.is_area]


def _names(found: Iterable[Resolution], covers: Mapping[str, Cover]) -> list[str]:
    return [name for one in found for name in _names_of(one, covers)]


def _names_of(found: Resolution, covers: Mapping[str, Cover]) -> Iterator[str]:
    if found.mention.surface != GAP:
        yield found.mention.surface
    if found.place is not None:
        yield from filter(None, (found.place.name, found.place.name_ar))
        yield from covers[found.place.id].names if found.place.id in covers else ()
