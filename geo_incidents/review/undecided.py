"""Restores what the program found, before decisions were applied: the items that a reviewer decides about."""

from __future__ import annotations

from dataclasses import replace

from geo_incidents.incidents import merge, read_anew
from geo_incidents.model import Result


def undecided(result: Result) -> Result:
    """The result without its decisions; claims keep what the program read, so only merging is repeated."""
    if not result.decisions:
        return result
    claims = tuple(read_anew(result.claims))
    merged = merge(claims, result.sources, result.copies)
    names = tuple(one for one in result.unplaced if one.claim is None)
    return replace(
        result,
        claims=claims,
        incidents=merged.incidents,
        area_statements=merged.area_statements,
        unplaced=(*merged.unplaced, *names),
        decisions=(),
    )
