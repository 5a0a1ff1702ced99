"""Names that the gazetteer lacks, with what somebody behind it says; that stays unsure, for nobody vouches for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo_incidents.gazetteer.store import Online
from geo_incidents.model import Candidate, Place, Reason, Resolution, Status

SERVICE = "online:"  # opens the id and the source of a place that a service answered with
SCORE = 0.3  # of such an answer, below any of the gazetteer's


def answered(found: Iterable[Resolution], online: Online) -> tuple[Resolution, ...]:
    """The resolutions; those of names in no list that `online` knows have its place, and stay unsure."""
    return tuple(_answered(one, online) if lacking(one) else one for one in found)


def lacking(found: Resolution) -> bool:
    """Whether the name was taken for a place here that the gazetteer does not have."""
    return found.status is Status.UNSURE and found.place is None and not found.ranked


def is_online(place: Place) -> bool:
    """Whether the place is a service's answer, not one of the gazetteer."""
    return place.id.startswith(SERVICE)


def _answered(found: Resolution, online: Online) -> Resolution:
    place = online(found.mention.surface)
    if place is None:
        return found
    candidate = guess(place)
    return replace(found, place=place, ranked=(candidate,), reasons=(*found.reasons, *candidate.reasons))


def guess(place: Place) -> Candidate:
    """A service's answer as a candidate."""
    detail = f"{place.sources[0]}: {place.name}; nobody vouches for it"
    return Candidate(place, SCORE, (Reason("online", 0.0, detail),))
