"""Flight and violence told in one sentence: where people went is not shown because something else is told there."""

import json
from pathlib import Path

import pytest

from geo_incidents import find_incidents
from geo_incidents.exports import write
from geo_incidents.gazetteer import load
from geo_incidents.safety import protect

KILLED = "On 7 March 2025 gunmen killed 12 civilians in Baniyas. "
TOLD = [
    "Families fled the shelling to al-Mukhtariyah.",
    "The family fled to al-Mukhtariyah after gunmen killed her husband.",
    "Families who survived the massacre fled to al-Mukhtariyah.",
    "Survivors of the massacre are hiding in al-Mukhtariyah.",
    "Families fled to al-Mukhtariyah after their homes were looted.",
    "Her son was killed; she lives with her brother in al-Mukhtariyah.",
    "هربت إلى المختارية بعد أن قتل المسلحون زوجها.",
    "نزحت عائلات نجت من المجزرة إلى قرية المختارية.",
    "الناجون من المجزرة يختبئون في المختارية.",
    "قال نازحون في المختارية إن المسلحين أحرقوا منازلهم.",
]


def shown(tmp_path: Path, text: str) -> str:
    report, output = tmp_path / "r.txt", tmp_path / "a.geojson"
    report.write_text(text, "utf8")
    write(protect(find_incidents([report]).result, "public").result, output, load())
    return json.dumps(json.loads(output.read_text("utf8")), ensure_ascii=False)


@pytest.mark.parametrize("told", TOLD)
def test_where_people_went_is_not_shown(tmp_path: Path, told: str) -> None:
    found = shown(tmp_path, KILLED + told)
    assert "Baniyas" in found
    assert not [name for name in ("Mukhtariyah", "Mukhtariya", "المختارية") if name in found]


def test_what_was_shelled_is_shown_though_families_fled_it(tmp_path: Path) -> None:
    assert "Mukhtariyah" in shown(tmp_path, KILLED + "Shells fell on al-Mukhtariyah and hundreds of families fled.")
