"""New ids for what a profile changed: the old ones are hashes of what it took out, and can be tried against guesses.

An id is made of values that are published beside it (a report's id and the number of the claim in it), so that it
stays the same from run to run and tells nothing more.
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
    """Old ids and new ones; an id that was not changed stands for itself."""

    new: dict[str, str] = field(default_factory=dict)
    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, prefix: str, old: str, *told: str) -> None:
        """A new id for `old`, of what is told beside it."""
        if old not in self.new:
            number = self._numbers[prefix, *told] = self._numbers.get((prefix, *told), 0) + 1
            self.new[old] = f"{prefix}-{_digest(prefix, *told, str(number))}"

    def of(self, old: str) -> str:
        """The id under which it is published."""
        return self.new.get(old, old)

    def add_claims(self, claims: Iterable[Claim], reports: Mapping[str, str]) -> None:
        """New ids for claims and groups, given in text order; `reports` are their reports' published ids."""
        for claim in claims:
            self.add("c", claim.id, reports.get(claim.document, claim.document))
            if claim.group:
                self.add("g", claim.group, reports.get(claim.document, claim.document))

    def in_text(self, text: str, known: Callable[[str], bool]) -> str:
        """Text that names ids: new ones for old ones, none for those of nothing that is published."""
        return ID.sub(lambda found: self._told(found[0], known), text)

    def _told(self, old: str, known: Callable[[str], bool]) -> str:
        new = self.of(old)
        return new if new != old or known(old) else WITHHELD


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
