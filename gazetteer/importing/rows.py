"""The one form every source is read into."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple


class Spelling(NamedTuple):
    """A name as one source spells it."""

    text: str
    script: str  # ISO 15924
    weight: str  # primary, variant, weak
    source: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A populated place as one source has it."""

    source: str  # key in sources.toml
    key: str  # P-code or GeoNames id
    spellings: tuple[Spelling, ...]  # the first of each script is the one to show
    lat: float
    lon: float
    feature: str = ""  # GeoNames feature code
    population: int = 0
    country: str = ""  # ISO 3166, where the source states it
    adm: tuple[str, str, str] = ("", "", "")  # P-codes, where the source states them
    wikidata: str = ""
    quarter: bool = False
    centre: bool = False  # seat of a subdistrict

    def name(self, script: str) -> str:
        """The spelling to show in a script, "" where there is none."""
        return next((s.text for s in self.spellings if s.script == script), "")


def with_spellings(row: SourceRow, more: tuple[Spelling, ...]) -> SourceRow:
    """The same place with further spellings, each text once."""
    known = {s.text for s in row.spellings}
    return replace(row, spellings=row.spellings + tuple(s for s in more if s.text not in known))
