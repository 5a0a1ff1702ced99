"""Marks of the picture: one incident's shape, or a ring with slices by kind around the number of incidents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo_incidents.model import Incident, IncidentStatus
from geo_incidents.webmap import assets
from geo_incidents.webmap.still import svg
from geo_incidents.webmap.still.rings import Ring

EDGE = f'stroke="{svg.EDGE_COLOUR}" stroke-width="1.2"'
DASHES = {IncidentStatus.SINGLE: "2.6 1.9", IncidentStatus.WEAK: "0.9 2"}


def mark(ring: Ring) -> str:
    """One mark as SVG."""
    if len(ring.incidents) > 1:
        return _ring_mark(ring)
    incident = ring.incidents[0]
    family = _family(incident)
    dashes = DASHES.get(incident.status)
    edge = EDGE + (f' stroke-dasharray="{dashes}"' if dashes else "")
    drawn = svg.shape(family["shape"], ring.x, ring.y, ring.radius, f'fill="{family["colour"]}" {edge}')
    if incident.status is IncidentStatus.CONTESTED:
        drawn += svg.shape(
            family["shape"], ring.x, ring.y, ring.radius + 3.4, f'fill="none" stroke="{svg.EDGE_COLOUR}"'
        )
    if not incident.tolls:
        drawn += svg.shape(family["shape"], ring.x, ring.y, ring.radius * 0.42, f'fill="{svg.CORE}"')
    return drawn


def _ring_mark(ring: Ring) -> str:
    n = len(ring.incidents)
    families = assets.marks()["family"]
    parts = [(f["colour"], sum(_family(i) is f for i in ring.incidents) / n) for f in families]
    return (
        svg.slices(ring.x, ring.y, ring.radius, [part for part in parts if part[1]])
        + f'<circle cx="{ring.x:.1f}" cy="{ring.y:.1f}" r="{ring.radius:.1f}" fill="none" {EDGE}/>'
        + f'<circle cx="{ring.x:.1f}" cy="{ring.y:.1f}" r="{ring.radius * 0.62:.1f}" fill="{svg.CORE}"/>'
        + svg.text(str(n), ring.x, ring.y + 4.6, 13, anchor="middle")
    )


def _family(incident: Incident) -> Mapping[str, Any]:
    return next(family for family in assets.marks()["family"] if incident.kind in family["kinds"])
