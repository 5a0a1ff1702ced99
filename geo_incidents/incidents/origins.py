"""Who a claim goes back to: five papers quoting one monitor are one origin, and so are one channel's posts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo_incidents.incidents.table import POOLED, WEAK
from geo_incidents.model import Claim, IncidentStatus, Polarity, Source, SpeakerKind


class Origins:
    """Tells origins apart, given which reports are copies of which, and who published them."""

    def __init__(self, copies: Sequence[Sequence[str]] = (), sources: Iterable[Source] = ()) -> None:
        self._original = {report: group[0] for group in copies for report in group}
        self._publisher = {source.report_id: " ".join(source.publisher.casefold().split()) for source in sources}

    def report(self, claim: Claim) -> str:
        """The report the claim stands in, or the original that report is a copy of."""
        return self._original.get(claim.document, claim.document)

    def of(self, claim: Claim) -> str:
        """Key of the claim's origin: the root speaker; a report's witnesses and a publisher's voice are one each."""
        root = claim.speakers[0] if claim.speakers else None
        if root is None or root.kind is SpeakerKind.PUBLISHER:
            publisher = self._publisher.get(self.report(claim))
            return f"publisher:{publisher}" if publisher else f"report:{self.report(claim)}"
        return f"{root.kind}:{self.report(claim)}" if root.kind in POOLED else root.key

    def distinct(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Distinct origins of the claims, sorted."""
        return tuple(sorted({self.of(claim) for claim in claims}))


def status(claims: Sequence[Claim], origins: Sequence[str], disputed: bool) -> IncidentStatus:
    """How an incident is supported: one party's denial is a dispute; a dispute outweighs origins."""
    denying = {claim.origin for claim in claims if claim.polarity is Polarity.DENIED}
    if len(denying) > 1 and len(denying) >= len(origins) - len(denying):
        return IncidentStatus.DENIED
    if disputed or denying:
        return IncidentStatus.CONTESTED
    if all(claim.speakers and claim.speakers[0].kind in WEAK for claim in claims):
        return IncidentStatus.WEAK
    return IncidentStatus.MULTIPLE if len(origins) > 1 else IncidentStatus.SINGLE
