"""The origin of a claim: five papers quoting one monitor are one origin, and so are one channel's posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geo_incidents.incidents.table import POOLED, WEAK
from geo_incidents.model import Claim, IncidentStatus, Polarity, Source, Speaker, SpeakerKind

STATE = "state"  # the party that every voice of a state speaks for


class Origins:
    """Tells origins apart, given which reports are copies of which, and who published them."""

    def __init__(self, copies: Sequence[Sequence[str]] = (), sources: Iterable[Source] = ()) -> None:
        self._original = {report: group[0] for group in copies for report in group}
        self._publisher = {source.report_id: _name(source.publisher) for source in sources if source.publisher}

    def report(self, claim: Claim) -> str:
        """The report the claim stands in, or the original that report is a copy of."""
        return self._original.get(claim.document, claim.document)

    def of(self, claim: Claim) -> str:
        """Key of the claim's origin: the root speaker; a report's witnesses and a publisher's voice are one each."""
        return self._key(claim, claim.speakers[0] if claim.speakers else None)

    def all_of(self, claim: Claim) -> Iterator[str]:
        """Keys of the claim's origins: the root speaker and whoever says so beside him."""
        yield from (self._key(claim, speaker) for speaker in claim.roots or (None,))

    def _key(self, claim: Claim, speaker: Speaker | None) -> str:
        report = self.report(claim)
        publisher = self._publisher.get(report, "")
        if speaker is None or speaker.kind is SpeakerKind.PUBLISHER:
            return f"publisher:{publisher}" if publisher else f"report:{report}"
        if speaker.kind is SpeakerKind.MEDIA and publisher and _name(speaker.name) == publisher:
            return f"publisher:{publisher}"  # a paper that speaks of itself
        return f"{speaker.kind}:{report}" if speaker.kind in POOLED else speaker.key

    def distinct(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Distinct origins of what is claimed, sorted; those of denials where nothing else is there.

        A report that names who says so goes on in its own voice: that is no further origin.
        """
        claims = tuple(claims)
        told = [claim for claim in claims if claim.polarity is not Polarity.DENIED] or claims
        by_report: dict[str, set[str]] = {}
        for claim in told:
            by_report.setdefault(self.report(claim), set()).update(self.all_of(claim))
        return tuple(sorted({key for keys in by_report.values() for key in _without_own_voice(keys)}))


def _without_own_voice(keys: set[str]) -> set[str]:
    """The origins that one report names, else the report itself."""
    return {key for key in keys if not key.startswith(("publisher:", "report:"))} or keys


def _name(publisher: str) -> str:
    return " ".join(publisher.casefold().split())


def status(claims: Sequence[Claim], origins: Sequence[str], disputed: bool) -> IncidentStatus:
    """How an incident is supported: as its claims are, unless they contradict each other or most parties deny it.

    What one party denies is supported as before; that it does is told beside the status.
    """
    denying = {party(claim) for claim in claims if claim.polarity is Polarity.DENIED}
    told = [claim for claim in claims if claim.polarity is not Polarity.DENIED]
    if len(denying) > 1 and len(denying) >= len({party(claim) for claim in told}):
        return IncidentStatus.DENIED
    if disputed:
        return IncidentStatus.CONTESTED
    if all(claim.speakers and claim.speakers[0].kind in WEAK for claim in told or claims):
        return IncidentStatus.WEAK
    return IncidentStatus.MULTIPLE if len(origins) > 1 else IncidentStatus.SINGLE


def party(claim: Claim) -> str:
    """Who speaks as one: every ministry and office of a state, else the root speaker."""
    root = claim.speakers[0] if claim.speakers else None
    return STATE if root is not None and root.kind is SpeakerKind.STATE else claim.origin
