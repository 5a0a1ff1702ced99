"""Answers of an online service for names that the gazetteer lacks; they stay unsure, since nobody has verified them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from geo_incidents.gazetteer.store import Online
from geo_incidents.model import Candidate, Place, Reason, Resolution, Status

SERVICE = "online:"  # prefix of the id and source of a place from a service
SCORE = 0.3  # of such an answer, below all of the gazetteer's


def answered(found: Iterable[Resolution], online: Online) -> tuple[Resolution, ...]:
    """The resolutions; unlisted names that `online` knows get its place, but stay unsure."""
    return tuple(_answered(one, online) if lacking(one) else one for one in found)


def lacking(found: Resolution) -> bool:
    """Whether the name was taken for a place in the region that the gazetteer lacks."""
    return found.status is Status.UNSURE and found.place is None and not found.ranked


def is_online(place: Place) -> bool:
    """Whether the place is from a service rather than the gazetteer."""
    return place.id.startswith(SERVICE)


def _answered(found: Resolution, online: Online) -> Resolution:
    place = online(found.mention.surface)
    if place is None:
        return found
    candidate = guess(place)
    return replace(found, place=place, ranked=(candidate,), reasons=(*found.reasons, *candidate.reasons))


def guess(place: Place) -> Candidate:
    """A service's answer as a candidate."""
    detail = f"{place.sources[0]}: {place.name}; not verified by anyone"
    return Candidate(place, SCORE, (Reason("online", 0.0, detail),))
