"""Applies a profile to everything besides incidents and claims: names, unplaced items, totals, failures, decisions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from itertools import chain

from geo_incidents.model import (
    AreaStatement,
    Decision,
    Failure,
    Identity,
    Incident,
    Private,
    PrivateKind,
    Resolution,
    Result,
    Series,
    Span,
    Unplaced,
)
from geo_incidents.safety.labels import WITHHELD, Labels
from geo_incidents.safety.quotes import Quotes
from geo_incidents.safety.sources import Sources
from geo_incidents.safety.variants import Shown
from geo_incidents.safety.words import Words
from geo_incidents.stored import Room

FAULT = re.compile(r" \([A-Za-z]+(?:Error|Exception)?: [^)]*\)")  # an error message may contain words of the report


def _may_name(made: Decision) -> bool:
    """Whether a reviewer's value may be a person, or a point that is only shown by its area."""
    return made.field == "speaker" or made.target.startswith(("point:", "i-"))


@dataclass(frozen=True, slots=True)
class Rest:
    """Produces the published form of everything that is not an incident."""

    result: Result
    claims: Shown
    quotes: Quotes
    sources: Sources
    labels: Labels
    room: Room

    def resolutions(self) -> Iterator[Resolution]:
        """Names in the reports that may be published."""
        return (found for found in map(self._resolution, self.result.resolutions) if found)

    def unplaced(self, held: Iterable[Unplaced]) -> tuple[Unplaced, ...]:
        """Unplaced and held-back items; in the order of the reports if ids have changed."""
        shown = (item for item in map(self._unplaced, self.result.unplaced) if item)
        everything = chain(shown, held)
        if not self.labels.new:
            return self.room.kept(everything)
        return self.room.sorted(everything, key=self._position)

    def series(self) -> Iterator[Series]:
        """Running totals, with speakers as published."""
        keys = self.quotes.people.keys
        for series in self.result.series:
            points = tuple(replace(point, claim=self.labels.of(point.claim)) for point in series.points)
            speaker = keys.get(series.speaker) or self.sources.origin(series.speaker)
            yield replace(series, speaker=speaker, points=points)

    def failures(self) -> Iterator[Failure]:
        """Failures, without file names that reveal something withheld."""
        if not self.result.failures:
            return
        words, known = self._all_words(), self._published_ids()
        for failure in self.result.failures:
            told = FAULT.sub("", failure.reason)
            reason = words.scrubbed(self.labels.in_text(told, known.__contains__))
            name = "a report" if words.told_by(failure.name) else self.labels.in_text(failure.name, known.__contains__)
            yield Failure(name, reason)

    def decisions(self) -> Iterator[Decision]:
        """Reviewers' decisions, without ids and places that are not published."""
        if not self.result.decisions:
            return
        words, known, hidden = self._all_words(), self._published_ids(), self._hidden_places()
        for made in self.result.decisions:
            yield replace(
                made,
                subjects=tuple(self._subject(subject, known, hidden) for subject in made.subjects),
                target=WITHHELD if made.target in hidden or _may_name(made) else made.target,
                why=words.scrubbed(made.why),
                was="",
                anchor="",  # a hash of words that may be withheld
            )

    def shelters(self) -> Iterator[Private]:
        """Names of places of refuge, which a stricter profile may still have to hide; people's data are removed."""
        for one in self.result.private:
            if one.kind is PrivateKind.REFUGE and not self.quotes.people.words_for(one.document).spans(one.surface):
                kept = (replace(reason, detail="") for reason in one.reasons)
                yield replace(one, document=self.sources.id_of(one.document), span=Span(0, 0), reasons=tuple(kept))

    def identity(self, shown: Result) -> Identity:
        """Versions, and a run identity computed only from what is published if something is withheld."""
        if shown.sources == self.result.sources and not self.labels.new:
            return shown.identity
        made = shown.identity
        digest = hashlib.sha256(repr((made.tool, made.gazetteer, made.lexicon, shown.sources)).encode())
        for claim in shown.claims:
            digest.update(f"{claim.id}\x1f{claim.quote}\x1e".encode())
        return replace(made, run=digest.hexdigest()[:16])

    def _resolution(self, found: Resolution) -> Resolution | None:
        shown = self.quotes.resolution(found)
        return self.sources.resolution(shown) if shown else None

    def _unplaced(self, item: Unplaced) -> Unplaced | None:
        claim = self.claims.of(item.claim) if item.claim else None
        found = self._resolution(item.resolution) if item.resolution else None
        if claim is None and found is None:
            return None  # the name itself is withheld
        words = self.quotes.words_of([item.claim] if item.claim else [])
        return Unplaced(words.scrubbed(item.reason), claim, found)

    def _position(self, item: Unplaced) -> tuple[str, int, str]:
        claim = item.claim.id if item.claim else ""
        return item.reason, 0 if claim else 1, claim

    def _all_words(self) -> Words:
        """Everything that is withheld anywhere."""
        titles = map(self.quotes.titles_for, sorted(self.quotes.touched))
        found = chain(self.quotes.people.everywhere.sets, *(words.sets for words in titles))
        return Words(tuple(dict.fromkeys(found)))

    def _hidden_places(self) -> Set[str]:
        return {place for places in self.quotes.refuges.places.values() for place in places}

    def _published_ids(self) -> Set[str]:
        """Old ids that are published unchanged."""
        changed = self.labels.new.keys()
        subjects: Iterable[Incident | AreaStatement] = chain(self.result.incidents, self.result.area_statements)
        claims = {self.labels.of(claim.id) for claim in self.claims.before}
        return claims | ({one.id for one in subjects} - changed)

    def _subject(self, subject: str, known: Set[str], hidden: Set[str]) -> str:
        """A decision's subject with its published id; "c-1@ocha:C3561" is a claim at one of its places."""
        name, at, place = subject.partition("@")
        label = self.labels.of(name)
        if label == name and name not in known:
            return WITHHELD
        return label if place in hidden else f"{label}{at}{place}"
