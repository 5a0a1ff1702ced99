"""Why words of a sentence are left out of its claims."""

from __future__ import annotations

from typing import NamedTuple

from geo_incidents.model import Relation, Span

# Why a name in a sentence is no place of an event.
RELATIONS = {
    Relation.CONTAINER: "says where another place lies",
    Relation.REFERENCE: "a point of reference for another place",
    Relation.ROAD: "names a road",
    Relation.ORIGIN: "where somebody comes from",
}
NO_PLACE = "taken for no place"
HEADING = "the area that the report goes on about"
PARTY = "another country, named as a party"
SEAT = "where somebody has his seat"
AWAY = "another place's distance from here is told"
SOURCE = "from here somebody set out"
LISTED = "listed with a name that is no event's place"
HOME = "where the people counted come from"
GOAL = "somebody was brought here"
TELLING = "the day on which it was told"
DATELINE = "the report's own place and day"


class Veto(NamedTuple):
    """Words that were left out of the claims of their sentence."""

    span: Span
    why: str
