"""How well supported an incident is, as one word with its reasons for and against; no numeric score."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from geo_incidents.model import DatePrecision, Incident, IncidentStatus, Precision

SURE_OF_PLACE = 0.9  # below it, other places were possible or the name was misspelt

Test = Callable[[Incident, float], bool]

FOR: tuple[tuple[str, Test], ...] = (
    ("several independent origins", lambda incident, _: len(incident.origins) > 1),
    ("place certain", lambda _, sure: sure >= SURE_OF_PLACE),
    ("day known", lambda incident, _: incident.when.precision is DatePrecision.DAY),
)
AGAINST: tuple[tuple[str, Test], ...] = (
    ("only anonymous or third-hand claims", lambda incident, _: incident.status is IncidentStatus.WEAK),
    ("denied", lambda incident, _: incident.status is IncidentStatus.DENIED),
    ("sources disagree", lambda incident, _: bool(incident.conflicts)),
    ("only near the place named", lambda incident, _: incident.precision is Precision.NEAR),
    ("place less than certain", lambda _, sure: sure < SURE_OF_PLACE),
    ("day unknown", lambda incident, _: incident.when.start is None),
    ("reported as unverified", lambda incident, _: all(claim.unverified for claim in incident.claims)),
)


def confidence_columns(incident: Incident, sure_of_place: float) -> dict[str, Any]:
    """`high` if independent origins agree and nothing counts against it, `low` if two things do, else `medium`."""
    speaking_for = [reason for reason, holds in FOR if holds(incident, sure_of_place)]
    against = [reason for reason, holds in AGAINST if holds(incident, sure_of_place)]
    agreed = len(incident.origins) > 1 and not against
    word = "high" if agreed else "low" if len(against) > 1 else "medium"
    return {"confidence": word, "confidence_reasons": "; ".join(speaking_for + against)}
