"""A small case: fifteen items of three reports, one of them Arabic, one made to break a page."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geo_incidents.documents import Reading, spool_reports
from geo_incidents.gazetteer import load
from geo_incidents.model import Result
from geo_incidents.pipeline import result_of

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TEXTS = {
    "morning": "Villages of the coast, day by day\n\n"
    "Gunmen killed 37 men in the village of al-Sanoubar on 7 March 2025, residents said. Shelling hit Jableh on "
    "9 March 2025 and killed 4 people. On 20 March 2025 shelling hit Jableh again. Gunmen killed at least 12 people in "
    "Baniyas on 8 March 2025. Six people were killed in Qardaha on 10 March 2025. Fighters burned houses in al-Haffa "
    "on 9 March 2025. An explosion in Masyaf on 11 March 2025 killed two children. A mine went off near Safita on "
    "12 March 2025 and wounded three people. <b>Not bold</b> <img src=x onerror=alert(1)>\n",
    "evening": "Clashes broke out on 13 March 2025 and killed 5 fighters. Gunmen abducted 3 women in Dreikish on "
    "14 March 2025. An airstrike hit Kafr Zita on 15 March 2025. Looters emptied shops in Kessab on 16 March 2025. "
    "Security forces arrested 8 people in Slunfeh on 17 March 2025. Gunmen killed 2 people in al-Mazraa on 18 March "
    "2025. A mine wounded three people in Safita on 12 March 2025. The road to al-Shir was cut.\n",
    "three": "قتل مسلحون 12 شخصا في مدينة القدموس يوم 8 آذار 2025.\n",
}


def write_reports(folder: Path) -> Path:
    """The reports as files, as a reviewer has them."""
    folder.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf8")
    (folder / "reports.csv").write_text(
        "file,publisher,published\n" + "".join(f"{name}.txt,Paper {name},2025-03-21\n" for name in TEXTS)
    )
    return folder


def case(folder: Path) -> Result:
    """What a run over the reports gives."""
    with spool_reports([write_reports(folder)], None) as spool:
        reading = Reading(tuple(spool), tuple(spool.failures))
    return result_of(reading.documents, load())


def missing(what: str) -> None:
    """Without a tool a test is skipped, on the build machine it fails."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")
