"""Private people and what leads to them: names, numbers, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo_incidents.model.documents import Span
from geo_incidents.model.places import Reason


class PrivateKind(StrEnum):
    """What would lead to a private person."""

    PERSON = "person"
    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    COORDINATES = "coordinates"
    ADDRESS = "address"
    PLATE = "plate"
    ID_NUMBER = "id_number"
    REFUGE = "refuge"  # the name of a place where people hide or were taken in


@dataclass(frozen=True, slots=True)
class Private:
    """Words of a report that a profile may leave out, and why they are taken for private."""

    document: str  # Source.report_id
    span: Span
    surface: str
    kind: PrivateKind
    who: int = 0  # number of the person within the report, from 1; 0 for what is no name
    reasons: tuple[Reason, ...] = ()
