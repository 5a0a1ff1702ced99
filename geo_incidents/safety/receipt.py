"""The receipt: what a profile removed, by rule, with counts but no names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from geo_incidents.model import Protection

# What counts cannot say: a receipt never claims more than was done.
NOT_PROMISED = (
    "A program chose what is left out, by rules, and misses some: a name without a sign that it is one, a person"
    " told by description, a place told by what lies near it. Whoever finds the report finds all of it."
    " Read every quote before you publish."
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """Counts of what was removed from a result, and the run."""

    profile: str
    run: str
    people: int = 0  # private people whose names were removed
    contacts: Mapping[str, int] = field(default_factory=dict)  # phone numbers, addresses and the like, by kind
    gaps: int = 0  # passages shown as […]
    reports: int = 0  # reports of which something is withheld
    coarsened: int = 0  # incidents shown by area instead of place
    held: int = 0  # incidents not shown at all

    @classmethod
    def of(cls, made: Protection, run: str) -> Receipt:
        """The receipt of a protected result."""
        counts = made.people, made.contacts, made.gaps, made.reports, made.coarsened, made.held
        return cls(made.profile, run, *counts)

    def record(self) -> dict[str, object]:
        """The receipt as written to a file."""
        return asdict(self) | {"not_promised": NOT_PROMISED}
