"""Metadata of every output: program version, profile, attributions, and what was left out."""

from __future__ import annotations

from typing import Any, Protocol

from geo_incidents.model import Result

NOTICE = (
    "Extracted by a program from {reports} reports, not verified. "
    "The absence of a mark is not the absence of an event. Figures of different incidents are not to be added up."
)


class Shapes(Protocol):
    """What the writers need of a gazetteer."""

    @property
    def attributions(self) -> Any:
        """Attributions that the licences of its data require."""

    def polygon(self, pcode: str, /) -> Any:
        """The GeoJSON geometry of an area, or None."""


def metadata(result: Result, gazetteer: Shapes | None) -> dict[str, Any]:
    """Identity, profile, attributions and totals. Without a time stamp, so that the same input gives the same bytes."""
    identity = result.identity
    return {
        "generator": f"geo-incidents {identity.tool}",
        "gazetteer": identity.gazetteer,
        "lexicon": identity.lexicon,
        "run": identity.run,
        **_left_out(result),
        "notice": NOTICE.format(reports=len(result.sources)),
        "attributions": [str(line) for line in gazetteer.attributions] if gazetteer else [],
        "reports": len(result.sources),
        "mentions": len(result.resolutions),
        "claims": len(result.claims),
        "incidents": len(result.incidents),
        "area_statements": len(result.area_statements),
        "not_placed": len(result.unplaced),
        "failures": [{"name": failure.name, "reason": failure.reason} for failure in result.failures],
    }


def _left_out(result: Result) -> dict[str, Any]:
    """The profile, and counts of what it removed."""
    taken = result.protection
    if taken is None:
        return {"profile": "none", "left_out": {}}
    counts = {
        "people": taken.people,
        "contacts": dict(taken.contacts),
        "gaps": taken.gaps,
        "coarsened": taken.coarsened,
        "held": taken.held,
    }
    return {"profile": taken.profile, "left_out": counts}
