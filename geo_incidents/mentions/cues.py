"""Nouns that say what a name is: "village", "ريف", "köyü"."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from geo_incidents.mentions.scan import Hit, Scan

# What the groups of [before] and [after] in the lexicon say a name is; plural where a list of names follows.
KINDS = {
    "settlement": "settlement", "settlements": "settlement", "city": "city", "cities": "city", "quarter": "quarter",
    "quarters": "quarter", "facility": "facility", "governorate": "governorate", "governorates": "governorate",
    "district": "district", "subdistrict": "subdistrict", "countryside": "countryside", "edge": "edge", "area": "area",
    "relief": "relief", "road": "road", "near": "near", "office": "office",
    "dedicated": "dedicated", "street": "dedicated", "districts": "district", "subdistricts": "subdistrict",
}  # fmt: skip
PLURALS = frozenset({"settlements", "cities", "quarters", "governorates", "districts", "subdistricts"})
SETTLED = frozenset({"settlement", "city", "quarter"})
DEDICATED = frozenset({"before.dedicated", "after.dedicated"})


class Cue(NamedTuple):
    """A noun that says what a name is."""

    kind: str
    plural: bool
    hit: Hit
    linked: bool = False  # "village of X", not "village X"


def cue_at(scan: Scan, number: int, *, before: bool) -> Cue | None:
    """The longest cue noun that ends before, or starts at, a word."""
    hits = (scan.ending if before else scan.starting).get(number, ())
    found = [Cue(kind, plural, hit) for hit in hits for kind, plural in cues(hit.roles, before=before)]
    return max(found, key=lambda cue: (cue.hit.end - cue.hit.start, cue.kind, cue.plural), default=None)


@lru_cache(maxsize=10_000)
def cues(roles: frozenset[str], *, before: bool) -> tuple[tuple[str, bool], ...]:
    """What a phrase of these roles calls the name behind it, or before it, and whether several names."""
    side = "before" if before else "after"
    groups = (group for section, _, group in (role.partition(".") for role in sorted(roles)) if section == side)
    return tuple((KINDS[group], group in PLURALS) for group in groups if group in KINDS)


@lru_cache(maxsize=10_000)
def opens(roles: frozenset[str], sections: tuple[str, ...]) -> bool:
    """Whether one of the roles opens so."""
    return any(role.startswith(sections) for role in roles)
