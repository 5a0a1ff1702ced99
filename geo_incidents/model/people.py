"""Private people and what identifies them: names, numbers, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geo_incidents.model.documents import Span
from geo_incidents.model.places import Reason


class PrivateKind(StrEnum):
    """What kind of words would identify a private person."""

    PERSON = "person"
    PHONE = "phone"
    EMAIL = "email"
    HANDLE = "handle"
    COORDINATES = "coordinates"
    ADDRESS = "address"
    PLATE = "plate"
    ID_NUMBER = "id_number"
    REFUGE = "refuge"  # the name of a place where people hide or found shelter


@dataclass(frozen=True, slots=True)
class Private:
    """Words of a report that a profile may remove, and the reason."""

    document: str  # Source.report_id
    span: Span
    surface: str
    kind: PrivateKind
    who: int = 0  # number of the person within the report, from 1; 0 if it is not a name
    reasons: tuple[Reason, ...] = ()
