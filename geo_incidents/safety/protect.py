"""A result as a profile allows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from geo_incidents.collector import collector_paused
from geo_incidents.model import AreaStatement, Claim, Incident, Protection, Resolution, Result, Source, Span, Unplaced
from geo_incidents.safety import coarse
from geo_incidents.safety.gaps import padded, union, within, without
from geo_incidents.safety.names import People, find_people
from geo_incidents.safety.profiles import Profile, profile
from geo_incidents.safety.receipt import Receipt

HELD = "held back: where people found refuge is not shown, and no area round it is known"


@dataclass(frozen=True, slots=True)
class Protected:
    """A result without what its profile leaves out, and an account of it."""

    result: Result
    gaps: Mapping[str, tuple[Span, ...]]  # by report: spans of its text that are not shown
    receipt: Receipt
    profile: Profile


def protect(result: Result, name: str = "public") -> Protected:
    """The result under the profile of that name. The same result gives the same one; `UsageError` for no profile.

    What an earlier profile took out cannot come back: a result stays under the stricter of the two.
    """
    wanted = profile(name)
    earlier = profile(result.protection.profile) if result.protection else wanted
    stricter = max(wanted, earlier, key=lambda kept: (kept.leaves_out_names, len(kept.coarsened)))
    if result.protection and result.protection.profile == stricter.name:
        return _account(result, result.protection, stricter)
    with collector_paused():
        return _Protection(result, stricter).protected()


def _account(result: Result, made: Protection, kept: Profile) -> Protected:
    """A protected result with its receipt."""
    gaps = sum(map(len, made.gaps.values()))
    counts = Receipt(made.profile, result.identity.run, made.people, gaps, len(made.gaps), made.coarsened, made.held)
    return Protected(result, made.gaps, counts, kept)


class _Protection:
    def __init__(self, result: Result, kept: Profile) -> None:
        self.result, self.profile = result, kept
        self.earlier = result.protection or Protection(kept.name, {})
        self.before = tuple(map(self._padded, _every_claim(result))) if self.earlier.gaps else _every_claim(result)
        self.people = find_people(self.before) if kept.leaves_out_names else People({}, None, {})
        # whatever else an incident that is coarsened holds would tell its place as well
        coarsened = (i for i in result.incidents if i.kind in kept.coarsened)
        self.refuge = {claim.id for incident in coarsened for claim in incident.claims}
        self.gaps = self._find_gaps()
        self.claims = {claim.id: self._claim(claim) for claim in self.before}

    def protected(self) -> Protected:
        result = self.result
        incidents, statements, held = self._sorted_out()
        cleaned = replace(
            result,
            sources=tuple(map(self._source, result.sources)),
            resolutions=tuple(r for r in result.resolutions if not self._hidden(r)),
            claims=tuple(self.claims[claim.id] for claim in result.claims),
            incidents=tuple(incidents),
            area_statements=tuple(statements),
            unplaced=(*map(self._unplaced, result.unplaced), *held),
            series=tuple(replace(s, speaker=self.people.keys.get(s.speaker, s.speaker)) for s in result.series),
        )
        subjects = len(result.incidents) + len(result.area_statements)
        made = Protection(
            self.profile.name,
            self.gaps,
            people=len(self.people.keys),
            coarsened=self.earlier.coarsened + len(statements) - len(result.area_statements),
            held=self.earlier.held + subjects - len(incidents) - len(statements),
        )
        return _account(replace(cleaned, protection=made), made, self.profile)

    def _sensitive(self, claim: Claim) -> bool:
        return claim.kind in self.profile.coarsened or claim.id in self.refuge

    def _find_gaps(self) -> dict[str, tuple[Span, ...]]:
        """What is not shown of each report: names of private people, and of places of refuge."""
        found = {document: list(gaps) for document, gaps in self.earlier.gaps.items()}
        for claim in self.before:
            for span in self.people.gaps(claim):
                found.setdefault(claim.document, []).append(span)
        for document, span in self._refuge_gaps():
            found.setdefault(document, []).append(span)
        return {document: union(spans) for document, spans in sorted(found.items())}

    def _refuge_gaps(self) -> Iterator[tuple[str, Span]]:
        """Names of places of refuge, unless the same words also place something that is shown."""
        hidden = [claim for claim in self.before if self._sensitive(claim)]
        reports = {claim.document for claim in hidden}
        others = (c for c in self.before if c.document in reports and not self._sensitive(c))
        shown = {(claim.document, span) for claim in others for span in coarse.place_spans(claim)}
        named = ((claim.document, span) for claim in hidden for span in coarse.place_spans(claim))
        return (place for place in named if place not in shown)

    def _padded(self, claim: Claim) -> Claim:
        """The claim with the gaps of an earlier profile at their length, so that offsets fit its quote."""
        gaps = within(self.earlier.gaps.get(claim.document, ()), claim.span)
        return replace(claim, quote=padded(claim.quote, claim.span, gaps)) if gaps else claim

    def _claim(self, claim: Claim) -> Claim:
        gaps = within(self.gaps[claim.document], claim.span) if claim.document in self.gaps else ()
        if self._sensitive(claim):
            claim = coarse.of_area(claim, self.result.areas)
        if self.people.keys and any(speaker.private for speaker in claim.speakers):
            claim = replace(claim, speakers=tuple(map(self.people.speaker, claim.speakers)))
        if not gaps:
            return claim
        return replace(
            claim,
            quote=without(claim.quote, claim.span, gaps),
            actors=tuple(map(self.people.scrubbed, claim.actors)),
            hedge=self.people.scrubbed(claim.hedge),
        )

    def _subject(self, subject: Incident | AreaStatement) -> Incident | AreaStatement:
        claims = tuple(self.claims[claim.id] for claim in subject.claims)
        if claims == subject.claims and self.people.keys.keys().isdisjoint(subject.origins) and not subject.conflicts:
            return subject
        return replace(
            subject,
            claims=claims,
            origins=tuple(self.people.keys.get(origin, origin) for origin in subject.origins),
            conflicts=tuple(replace(c, detail=self.people.scrubbed(c.detail)) for c in subject.conflicts),
        )

    def _sorted_out(self) -> tuple[list[Incident], list[AreaStatement], list[Unplaced]]:
        """Incidents that stay, statements with those that were coarsened, and claims of those held back."""
        incidents: list[Incident] = []
        statements: list[AreaStatement] = []
        held: list[Unplaced] = []
        subjects: tuple[Incident | AreaStatement, ...] = (*self.result.area_statements, *self.result.incidents)
        for subject in map(self._subject, subjects):
            if isinstance(subject, AreaStatement):
                statements.append(subject)
            elif subject.kind not in self.profile.coarsened:
                incidents.append(subject)
            elif (area := coarse.area_of(subject.place, self.result.areas)) is not None:
                statements.append(coarse.coarsened(subject, area, subject.claims))
            else:
                held += [Unplaced(HELD, claim) for claim in subject.claims]
        return incidents, statements, held

    def _hidden(self, found: Resolution) -> bool:
        """Whether a mention lies in a gap."""
        return any(gap.overlaps(found.mention.span) for gap in self.gaps.get(found.mention.document, ()))

    def _source(self, source: Source) -> Source:
        return replace(source, title=self.people.scrubbed(source.title)) if self.people.whole else source

    def _unplaced(self, item: Unplaced) -> Unplaced:
        claim = self.claims[item.claim.id] if item.claim else None
        hidden = item.resolution is not None and self._hidden(item.resolution)
        return replace(item, claim=claim, resolution=None if hidden else item.resolution)


def _every_claim(result: Result) -> tuple[Claim, ...]:
    """Claims of the result, and those that only an incident, a statement or the tray holds."""
    subjects: tuple[Incident | AreaStatement, ...] = (*result.incidents, *result.area_statements)
    of_subjects = [claim for subject in subjects for claim in subject.claims]
    of_tray = [item.claim for item in result.unplaced if item.claim]
    return tuple({claim.id: claim for claim in (*of_tray, *of_subjects, *result.claims)}.values())
