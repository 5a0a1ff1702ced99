"""Another country is another folder: the worked example of Lebanon, from its tables to a report read with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from geo_incidents.cli import cli
from geo_incidents.gazetteer import Gazetteer, load
from geo_incidents.gazetteer.report import report
from geo_incidents.model import Document, Source, Status
from geo_incidents.pipeline import find_places

EXAMPLE = Path(__file__).parents[2] / "gazetteer" / "examples" / "lebanon"
TEXT = (
    "An air strike wounded two people in Bint Jbeil in southern Lebanon on 3 October 2024, and the army said that"
    " Hezbollah shelled the city of Nabatieh. In Akkar, families from Tartus in Syria reached the town of Halba."
)


@pytest.fixture(scope="module")
def lebanon(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The example, compiled as a user would."""
    file = tmp_path_factory.mktemp("lebanon") / "lebanon.bin"
    run = CliRunner().invoke(cli, ["gazetteer", "build", str(EXAMPLE), "-o", str(file)], catch_exceptions=False)
    assert run.exit_code == 0
    return load(file)


def test_a_report_is_read_with_it(lebanon: Gazetteer) -> None:
    found = find_places(Document("d", TEXT, Source("r"), ()), lebanon)
    told = {one.mention.surface: (one.status, one.place.id if one.place else "") for one in found}
    assert told == {
        "Bint Jbeil": (Status.RESOLVED, "gn:276592"),
        "Lebanon": (Status.AREA, "adm:LB"),
        "Nabatieh": (Status.RESOLVED, "gn:278913"),
        "Akkar": (Status.AREA, "adm:LB10"),
        "Tartus": (Status.OUT_OF_AREA, "ocha:C5221"),
        "Halba": (Status.RESOLVED, "gn:274723"),
    }


def test_its_report_counts_its_rows(lebanon: Gazetteer) -> None:
    sections = {section.title: section.rows for section in report(lebanon)}
    assert ("town", "45", "0") in sections["Rows"]
    assert ("governorate", "8", "0") in sections["Rows"]
    assert sections["Without an Arabic name"] == []
    assert ("Bhamdoun", "2", "a neighbour or a distance") in sections["Names that several places share"]
    assert sections["Told as another governorate"] == []


def test_its_corrections_give_their_reasons() -> None:
    lines = (EXAMPLE / "corrections.csv").read_text("utf8").splitlines()
    assert lines[0] == "id,column,value,reason"
    assert all(line.rsplit(",", 1)[1] for line in lines)
