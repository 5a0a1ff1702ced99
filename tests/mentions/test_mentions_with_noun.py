"""English names with their noun in small letters: the longer name is meant where a place is listed with it."""

from __future__ import annotations

import re

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.model import Document, Source
from geo_incidents.pipeline import find_places

MARKED = re.compile(r"\[(.+?)\]\((.+?)\)")  # [name](the place it means)
LONGER = [
    "Families from Hama in Syria live in the [Nahr al-Bared](gi:nahr-bared-camp) camp in northern Lebanon.",
    "Syrian families fled to the [Nahr al-Bared](gi:nahr-bared-camp) refugee camp near Tripoli.",
    "Fighting broke out near the Palestinian refugee camp of [Nahr al-Bared](gi:nahr-bared-camp), Syria's army said.",
    "Shells fired from the [Jurin](gi:jurin-camp) military camp hit Kafr Nabudah in Syria.",
    "Tents burned in the [Karnak](gi:karnak-camp) camp at Tartus on the Syrian coast.",
    "Tents burned in the camp of [Karnak](gi:karnak-camp) at Tartus on the Syrian coast.",
    "A drone hit the [Mahardah](gi:mahardah-power) power station in the Hama countryside, Syria.",
    "Two guards of the [Hama](gi:hama-prison) central prison in Syria were killed.",
    "Wheat was unloaded at the port of [Baniyas](gi:baniyas-port) in Syria.",
    "A fire broke out at the [Baniyas](gi:baniyas-refinery) refinery in Syria.",
    "The wounded were taken to the [Masyaf](gi:masyaf-national-hospital) national hospital in Syria.",
    "Fishermen from Hama drowned in [Qattinah](water:qattinah) lake near Homs in Syria.",
]
ALONE = [
    "Four people were killed in the village of [Nahr al-Bared](ocha:C3150) in the Ghab plain, Hama, Syria.",
    "Four died in [Nahr al-Bared](ocha:C3150). The camp of the army in the Ghab, Hama, Syria, was hit.",
    "Three were wounded at the [Zilaqiyat](ocha:C3446) checkpoint north of Hama, Syria.",
    "Shells hit the city of [Baniyas](ocha:C5360). Refinery workers in Syria fled.",
]


def meant(text: str, name: str) -> list[str]:
    """The places that the words with the name in them mean."""
    found = find_places(Document("d", text, Source("r"), ()), load())
    return [one.place.id for one in found if name in one.mention.surface and one.place]


@pytest.mark.parametrize("marked", [*LONGER, *ALONE])
def test_a_noun_beside_the_name_tells_what_is_meant(marked: str) -> None:
    (name, place_id), *_ = MARKED.findall(marked)
    assert meant(MARKED.sub(r"\1", marked), name) == [place_id]
