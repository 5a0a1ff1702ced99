"""What two public exports of a growing case tell when they are compared: nothing of where people fled."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo_incidents import write
from geo_incidents.api import Findings
from geo_incidents.documents import table_document
from geo_incidents.gazetteer import load
from geo_incidents.model import Document
from geo_incidents.pipeline import result_of

GAZETTEER = load()
DRAWN = "al-Sanoubar"  # a village that other reports put on the map
BESIDE = ("Stakhris", "Qamuhas", "Qabur")  # others of its subdistrict, read more or less surely
BEFORE = (
    f"Gunmen killed five people in the village of {DRAWN} on 7 March 2025.",
    "Gunmen killed one man in Jableh on 7 March 2025.",
)
FLIGHT = (
    "Families fled to the village of {} on 8 March 2025. Shells killed two people in the village of Tuwaym on 6 March."
)
FORMATS = ("geojson", "csv", "kml", "html", "gpkg", "parquet", "xlsx", "jsonl")


def document(text: str, name: str) -> Document:
    return table_document({"report_id": name, "text": text, "published": "2025-03-10"}, name, Path("r"), "")


def public(refuge: str, suffix: str, folder: Path) -> dict[str, bytes]:
    """The files of an export after a report of flight has come to the others."""
    texts = [*BEFORE, FLIGHT.format(refuge)]
    result = result_of([document(text, f"r{number}") for number, text in enumerate(texts)], GAZETTEER)
    (folder / refuge).mkdir(exist_ok=True)
    write(Findings(result, GAZETTEER), folder / refuge / f"out.{suffix}", profile="public")
    return {file.name: file.read_bytes() for file in sorted((folder / refuge).glob(f"out*.{suffix}"))}


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_refuge_that_others_draw_is_as_well_hidden_as_any(tmp_path: Path, suffix: str) -> None:
    """Whether the flight led to a village on the map or to one beside it cannot be told."""
    shown = {name: public(name, suffix, tmp_path) for name in (DRAWN, *BESIDE)}
    assert shown[DRAWN]
    assert all(files == shown[DRAWN] for files in shown.values()), list(shown)
