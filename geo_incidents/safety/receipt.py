"""The receipt: what a profile took out, by rule, with counts and no names."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from geo_incidents.model import Protection


@dataclass(frozen=True, slots=True)
class Receipt:
    """Counts of what was left out of a result, and of which run."""

    profile: str
    run: str
    people: int = 0  # private people whose names were left out
    gaps: int = 0  # passages marked […]
    reports: int = 0  # reports of which something is withheld
    coarsened: int = 0  # incidents shown by area instead of place
    held: int = 0  # incidents not shown at all

    @classmethod
    def of(cls, made: Protection, run: str) -> Receipt:
        """The receipt of a protected result."""
        return cls(made.profile, run, made.people, made.gaps, made.reports, made.coarsened, made.held)

    def record(self) -> dict[str, object]:
        """As written to a receipt file."""
        return asdict(self)
