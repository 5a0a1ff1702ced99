"""New ids for everything that a profile changed: the old ones are hashes of removed text and could be guessed.

A new id is made from values that are published with it (a report's id and the number of the claim in it), so that it is
stable between runs and reveals nothing else.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from geo_incidents.model import Claim

ID = re.compile(r"\b[acgi]-?[0-9a-f]{10,12}\b")
WITHHELD = "withheld"


@dataclass(slots=True)
class Labels:
    """Maps old ids to new ones; an unchanged id maps to itself."""

    new: dict[str, str] = field(default_factory=dict)
    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, prefix: str, old: str, *told: str) -> None:
        """Add a new id for `old`, made from what is published beside it."""
        if old not in self.new:
            number = self._numbers[prefix, *told] = self._numbers.get((prefix, *told), 0) + 1
            self.new[old] = f"{prefix}-{_digest(prefix, *told, str(number))}"

    def of(self, old: str) -> str:
        """The published id."""
        return self.new.get(old, old)

    def add_claims(self, claims: Iterable[Claim], reports: Mapping[str, str]) -> None:
        """New ids for claims and groups, in text order; `reports` maps reports to their published ids."""
        for claim in claims:
            self.add("c", claim.id, reports.get(claim.document, claim.document))
            if claim.group:
                self.add("g", claim.group, reports.get(claim.document, claim.document))

    def in_text(self, text: str, known: Callable[[str], bool]) -> str:
        """Text with ids replaced by new ones, and without ids of anything that is not published."""
        return ID.sub(lambda found: self._told(found[0], known), text)

    def _told(self, old: str, known: Callable[[str], bool]) -> str:
        new = self.of(old)
        return new if new != old or known(old) else WITHHELD


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
