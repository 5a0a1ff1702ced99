"""A name that is certainly one, and that no place here is listed with: the places it may be by ear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.by_ear import by_ear
from geo_incidents.mentions.cues import SETTLED
from geo_incidents.mentions.select import Named


def respell(likely: Sequence[Named], gazetteer: Gazetteer) -> None:
    """Give every village, town or quarter that no place here is called by the places that are called nearly so."""
    for one in likely:
        if is_called(one) and all(gazetteer.places[match.place].context for match in one.spot.matches):
            known = {match.place for match in one.spot.matches}
            further = [match for match in by_ear(gazetteer, one.spot.words) if match.place not in known]
            one.spot = replace(one.spot, matches=(*one.spot.matches, *further))


def is_called(one: Named) -> bool:
    """Whether a noun, or the list it stands in, says that it is a village, town or quarter."""
    cues = (one.around.cue_before, one.around.cue_after)
    listed = bool(one.around.chained or one.around.listed)
    return listed or any(cue and cue.kind in (*SETTLED, "edge", "near") for cue in cues)
