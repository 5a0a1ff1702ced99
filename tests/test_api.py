"""The names that `geo_incidents` offers to Python, and what they give back."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import folium
import pandas as pd
import pytest

import geo_incidents
from geo_incidents import (
    Case,
    Findings,
    find_incidents,
    load_gazetteer,
    mentions_in_frames,
    pipeline,
    read_reports,
    write,
)
from geo_incidents.gazetteer import Gazetteer
from geo_incidents.model import Document

REPORT = (
    "Gunmen killed at least 24 men in the village of al-Sanoubar, in Latakia countryside, on 7 March 2025, "
    "residents said."
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("reports")
    (made / "one.txt").write_text(REPORT, "utf8")
    return made


@pytest.fixture(scope="module")
def found(folder: Path) -> Findings:
    return find_incidents(read_reports([folder]))


def test_every_offered_name_is_there_and_no_other_is() -> None:
    offered = "Case Findings claims_in_frames find_incidents load_gazetteer mentions_in_frames read_reports write"
    assert sorted(geo_incidents.__all__) == offered.split()
    assert all(callable(getattr(geo_incidents, name)) for name in geo_incidents.__all__)
    with pytest.raises(AttributeError, match="no_such_name"):
        geo_incidents.no_such_name  # noqa: B018


def test_the_package_alone_loads_no_stage() -> None:
    code = "import sys, geo_incidents; print([name for name in sys.modules if name.startswith('geo_incidents.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_reports_may_be_a_reading_documents_or_paths(found: Findings, folder: Path) -> None:
    assert len(found.incidents) == 1
    assert find_incidents(read_reports([folder]).documents).result == found.result
    assert find_incidents([folder]).result == found.result
    assert find_incidents(str(folder)).result == found.result


def test_the_frame_has_the_incidents_in_degrees(found: Findings) -> None:
    frame = found.to_geodataframe()
    assert frame.crs.to_string() == "EPSG:4326"
    assert frame["killed_min"].tolist() == [24]
    place = found.incidents[0].place
    assert (frame.geometry[0].y, frame.geometry[0].x) == pytest.approx((place.lat, place.lon), abs=1e-5)


def test_explore_is_a_folium_map_with_the_quotes(found: Findings) -> None:
    shown = found.explore(title="One report")
    assert isinstance(shown, folium.Map)
    assert "at least 24 men in the village of al-Sanoubar" in shown.get_root().render()
    assert "al-Sanoubar" in found._repr_html_()


@pytest.mark.parametrize("name", ["a.geojson", "a.html"])
def test_write_picks_the_format_by_suffix(found: Findings, tmp_path: Path, name: str) -> None:
    write(found, tmp_path / name)
    text = (tmp_path / name).read_text("utf8")
    assert "al-Sanoubar" in text
    if name.endswith("geojson"):
        assert [one["properties"]["killed_min"] for one in json.loads(text)["features"]] == [24]


def test_a_case_is_kept_opened_and_added_to(found: Findings, tmp_path: Path) -> None:
    write(found, tmp_path / "case.gpkg", profile="internal")
    case = Case.open(tmp_path / "case.gpkg", load_gazetteer())
    assert case.findings.result.incidents == found.incidents

    more = tmp_path / "two.txt"
    more.write_text(
        "Shells hit the village of Kinsabba, in Latakia countryside, on 9 March 2025, a resident said.", "utf8"
    )
    case.add([more]).save()
    places = {incident.place.name for incident in Case.open(tmp_path / "case.gpkg").findings.incidents}
    assert len(places) == 2


def test_frames_of_reports_give_frames_of_mentions() -> None:
    (rows,) = mentions_in_frames([pd.DataFrame({"report_id": ["one"], "text": [REPORT]})])
    assert "al-Sanoubar" in rows["surface"].tolist()


def test_the_examples_of_the_docstrings_run() -> None:
    import doctest

    from geo_incidents import api

    assert doctest.testmod(api, raise_on_error=True).attempted >= 3


def test_a_report_the_program_fails_on_costs_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read_reports([folder])
    (healthy,) = reading.documents
    broken = replace(healthy, source=replace(healthy.source, report_id="broken"))
    extract = pipeline.extract

    def failing(document: Document, gazetteer: Gazetteer) -> pipeline.Extract:
        if document is broken:
            raise ZeroDivisionError
        return extract(document, gazetteer)

    monkeypatch.setattr(pipeline, "extract", failing)
    found = find_incidents([broken, healthy])
    assert len(found.incidents) == 1
    assert [failure.name for failure in found.failures] == ["broken"]
