"""Place search for reviewers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.lookup import lookup
from geo_incidents.review.items import place_row

MOST = 9  # one for each digit key


def finder(gazetteer: Gazetteer) -> Callable[[str], Sequence[dict[str, Any]]]:
    """A search function over the gazetteer; results are best first, in the form of the page's places, with ids."""

    def find(name: str) -> Sequence[dict[str, Any]]:
        found = (one.candidate.place for one in lookup(gazetteer, name)) if name.strip() else ()
        drawn = [place for place in found if not place.context]
        return [{"id": place.id, **place_row(place, gazetteer.areas)} for place in drawn[:MOST]]

    return find
