"""What the import must be told about a region: region.toml, or nothing at all."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_GOVERNORATE = 4  # letters of a governorate's P-code


@dataclass(frozen=True, slots=True)
class Region:
    """Without `scope` every row is drawn, and there is no context."""

    name: str = ""
    countries: frozenset[str] = frozenset()
    scope: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    islands: frozenset[str] = frozenset()
    missing_districts: Mapping[str, str] = field(default_factory=dict)
    also: frozenset[int] = frozenset()
    namesakes: frozenset[str] = frozenset()
    cities: Mapping[str, int] = field(default_factory=dict)

    def draws(self, pcode: str) -> bool:
        """Whether a unit, or what lies in it, is drawn."""
        return not self.scope or pcode[:_GOVERNORATE] in self.scope


def read(folder: Path) -> Region:
    """The region of a gazetteer's folder."""
    file = folder / "region.toml"
    known = tomllib.loads(file.read_text("utf8")) if file.is_file() else {}
    sets = {key: frozenset(value) for key, value in known.items() if isinstance(value, list)}
    return Region(**{**known, **sets})
