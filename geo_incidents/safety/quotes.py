"""Quotes with gaps: what claims and names of a report must not show, and the claims without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from geo_incidents.model import Claim, Count, Mention, Resolution, Span
from geo_incidents.safety.bearings import with_bearing
from geo_incidents.safety.gaps import GAP, moved, union, within, without
from geo_incidents.safety.people import PLACED, People
from geo_incidents.safety.refuge import UNTOLD, Refuges, coarse
from geo_incidents.safety.variants import Variant, variant
from geo_incidents.safety.words import NOTHING, Words

NOWHERE = Span(0, 0)


class Quotes:
    """Everything that is withheld from claims and names, by report."""

    def __init__(
        self, claims: Sequence[Claim], people: People, refuges: Refuges, resolutions: Iterable[Resolution]
    ) -> None:
        self.people, self.refuges = people, refuges
        named = {variant(claim): spans for claim in claims if (spans := self._named(claim))}
        naming = {document for document, *_ in named}
        self._mentions: dict[str, list[Span]] = defaultdict(list)
        places: dict[str, set[Span]] = defaultdict(set)  # by report with private people
        for found in resolutions:
            document = found.mention.document
            if found.mention.offsets_withheld:
                continue
            if refuges.hides(document, found.place):
                self._mentions[document].append(found.mention.span)
            elif document in naming and found.status in PLACED:
                places[document].add(found.mention.span)
        self._gaps: dict[Variant, tuple[Span, ...]] = {}
        self._by_report: dict[str, list[Span]] = defaultdict(list)
        for claim in claims:
            key = variant(claim)
            if gaps := self._find(claim, set(named.get(key, ())) - places.get(claim.document, set())):
                self._gaps[key] = gaps
                self._by_report[claim.document] += gaps
        self.touched = frozenset({*self._by_report, *people.words, *refuges.reports})
        self.gaps = sum(len(union(spans)) for spans in self._by_report.values())

    def words_for(self, document: str) -> Words:
        """Names that nothing about the report may show."""
        return self.people.words_for(document) | self.refuges.words.get(document, NOTHING)

    def titles_for(self, document: str) -> Words:
        """Names that neither the title nor a link of the report may show."""
        return self.words_for(document) | self.people.parts.get(document, NOTHING)

    def words_of(self, claims: Iterable[Claim]) -> Words:
        """Names that nothing about the claims may show."""
        found = self.people.everywhere
        for claim in claims:
            found = found | self._words(claim)
        return found

    def shown(self, claim: Claim) -> Claim:
        """The claim without what is withheld. If its report has gaps, offsets count in the quote."""
        if claim.document not in self.touched:
            return claim
        gaps, words = self._gaps.get(variant(claim), ()), self._words(claim)
        place = moved(claim.span, gaps)
        quote = without(claim.quote, claim.span, gaps)
        when = claim.when
        return replace(
            claim,
            quote=quote,
            span=Span(0, len(quote)),
            trigger=place(claim.trigger),
            places=tuple(_placed(self._scrubbed(found, words), place(found.mention.span)) for found in claim.places),
            when=replace(when, text=words.scrubbed(when.text), span=place(when.span) if when.span else None),
            counts=tuple(
                replace(c, text=words.scrubbed(c.text), part_of=words.scrubbed(c.part_of), span=place(c.span))
                for c in self._counts(claim)
            ),
            speakers=tuple(
                replace(s, span=place(s.span) if s.span else None)
                for s in (self.people.speaker(speaker, words) for speaker in claim.speakers)
            ),
            hedge=words.scrubbed(claim.hedge),
            source_term=words.scrubbed(claim.source_term),
            actors=tuple(map(words.scrubbed, claim.actors)),
            offsets_withheld=True,
            confidence=self.refuges.confidence(claim),
            reasons=(),  # their weights depend on what is withheld
        )

    def resolution(self, found: Resolution) -> Resolution | None:
        """A name in a report as published; None if it must not be shown."""
        mention = found.mention
        if mention.document not in self.touched:
            return found
        if found.place is None and mention.document in self.refuges.reports:
            return None  # an unplaced name may be half of a hidden one: "as Safsafah" of Ard as Safsafah
        # Places are not taken for people: only words that name no place are compared with names.
        names = NOTHING if found.status in PLACED else self.people.words_for(mention.document)
        words = names | self.refuges.words.get(mention.document, NOTHING)
        hidden = self.refuges.hides(mention.document, found.place) or words.spans(mention.surface)
        inside = any(gap.overlaps(mention.span) for gap in self._by_report.get(mention.document, ()))
        if hidden or (inside and not mention.offsets_withheld):
            return None
        return _placed(self._scrubbed(self.refuges.untold(found), words), NOWHERE)

    def _words(self, claim: Claim) -> Words:
        return self.people.words_for(claim.document) | self.refuges.words_for(claim)

    def _named(self, claim: Claim) -> list[Span]:
        """Where the quote contains the name of a private person, or of a place with the same name."""
        at = claim.span.start
        people = self.people
        named = [*people.words_for(claim.document).spans(claim.quote), *people.heard_in(claim.document, claim.quote)]
        return [Span(at + span.start, at + span.end) for span in named]

    def _find(self, claim: Claim, named: Iterable[Span]) -> tuple[Span, ...]:
        """The hidden parts of the claim's quote, in its own offsets; `named` are people's names in it."""
        found = [*named, *self.people.spans(claim), *self._refuge_spans(claim)]
        return within(union(found), claim.span) if found else ()

    def _refuge_spans(self, claim: Claim) -> list[Span]:
        """Where the quote names a place of refuge."""
        at = claim.span.start
        found = list(self.refuges.words_for(claim).spans(claim.quote))
        if not claim.offsets_withheld:
            there = (span for span in self._mentions.get(claim.document, ()) if claim.span.overlaps(span))
            found += [Span(max(0, span.start - at), span.end - at) for span in there]
        told = (with_bearing(claim.quote, span) for span in found)
        return [Span(at + span.start, at + span.end) for span in told]

    def _counts(self, claim: Claim) -> list[Count]:
        """Figures not read from a hidden name: there is a village called Forty, and a family called Blacksmith."""
        hidden = [*self._refuge_spans(claim), *self._gaps.get(variant(claim), ())]
        return [count for count in claim.counts if not any(count.span.overlaps(span) for span in hidden)]

    @staticmethod
    def _scrubbed(found: Resolution, words: Words) -> Resolution:
        """A resolution whose evidence contains no hidden name."""
        mention = found.mention
        surface = (
            mention.surface if mention.surface == GAP or found.status in PLACED else words.scrubbed(mention.surface)
        )
        return replace(
            found,
            mention=replace(
                mention,
                surface=surface,
                cue=words.scrubbed(mention.cue),
                evidence=(),  # depends on the surrounding words, some of which are withheld
                qualifiers=(),
            ),
            confidence=coarse(found.confidence),
            reasons=UNTOLD,  # every number in its evidence depends on withheld words
            ranked=(),
        )


def _placed(found: Resolution, span: Span) -> Resolution:
    mention: Mention = replace(found.mention, span=span, of=None, candidates=found.ranked, offsets_withheld=True)
    return replace(found, mention=mention)
