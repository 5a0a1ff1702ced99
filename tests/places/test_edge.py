"""Places across the border of the three governorates, as reports tell them."""

from __future__ import annotations

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.model import Document, Resolution, Source, Status
from geo_incidents.pipeline import find_places


def one(text: str, surface: str) -> Resolution:
    document = Document("d", text, Source("r"), ())
    return next(resolution for resolution in find_places(document, load()) if resolution.mention.surface == surface)


TOLD_HERE = [
    ("Jets struck the village of Skik in the eastern Hama countryside in Syria.", "Skik", "ocha:C4077", "SY05"),
    ("قصفت الطائرات قرية سكيك بريف حماة الشرقي في سوريا.", "سكيك", "ocha:C4077", "SY05"),
    ("Shelling hit Najiyah in the northern Latakia countryside in Syria.", "Najiyah", "ocha:C4233", "SY06"),
    ("قصف مدفعي على قرية بداما في ريف اللاذقية الشمالي في سوريا.", "بداما", "ocha:C4226", "SY06"),
]


@pytest.mark.parametrize(("text", "surface", "place_id", "told_as"), TOLD_HERE)
def test_it_is_drawn_where_the_report_counts_it_to_a_governorate_here(
    text: str, surface: str, place_id: str, told_as: str
) -> None:
    found = one(text, surface)
    assert found.is_mark
    assert found.place is not None
    assert (found.place.id, found.told_as) == (place_id, told_as)
    assert found.place.context
    area = load().area(told_as).name
    assert found.reasons[0].detail == f"listed in Idlib; told as {area}"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("قصف على بلدة الهبيط بريف إدلب الجنوبي في سوريا.", "الهبيط"),
        ("Jets struck the town of Saraqib in the Hama countryside in Syria.", "Saraqib"),  # never counted to Hama
    ],
)
def test_it_stays_elsewhere_without_such_words(text: str, surface: str) -> None:
    found = one(text, surface)
    assert not found.is_mark
    assert found.told_as == ""


def test_a_place_here_keeps_its_name() -> None:
    found = one("Shelling hit the village of Kafr Laha in the Hama countryside in Syria.", "Kafr Laha")
    assert found.status is not Status.OUT_OF_AREA
    assert found.told_as == ""
