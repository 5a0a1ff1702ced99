"""The receipt: what a profile took out, by rule, with counts and no names."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Receipt:
    """Counts of what was left out of a result, and of which run."""

    profile: str
    run: str
    people: int = 0  # private people whose names were left out
    gaps: int = 0  # passages marked […]
    reports: int = 0  # reports with such a passage
    coarsened: int = 0  # incidents shown by area instead of place
    held: int = 0  # incidents not shown at all

    def record(self) -> dict[str, object]:
        """As written to a receipt file."""
        return asdict(self)
