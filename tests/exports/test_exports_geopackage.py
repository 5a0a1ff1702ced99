"""GeoPackage: a case to keep, and what GDAL and QGIS make of it."""

import json
import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pyogrio
import pytest
from factory import make_result
from factory_places import FakeShapes

from geo_incidents.errors import InputError, OutputError
from geo_incidents.exports import read_case, write
from geo_incidents.exports.columns import columns
from geo_incidents.exports.geopackage import TITLES
from geo_incidents.exports.gpkg_tables import MAPPINGS
from geo_incidents.safety import protect

RESULT = make_result(150)
GDAL_TYPES = {"text": "String", "integer": "Integer64", "real": "Real", "date": "Date", "boolean": "Boolean"}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "case.gpkg"
    write(RESULT, path, FakeShapes(), profile="internal")
    return path


def test_a_case_is_the_result(case: Path, tmp_path: Path) -> None:
    assert read_case(case) == protect(RESULT, "internal").result
    write(RESULT, tmp_path / "public.gpkg")
    assert read_case(tmp_path / "public.gpkg") == protect(RESULT, "public").result


def test_writing_a_case_over_itself(case: Path, tmp_path: Path) -> None:
    target = tmp_path / "case.gpkg"
    target.write_bytes(case.read_bytes())
    write(read_case(target), target, FakeShapes(), profile="internal")
    assert target.read_bytes() == case.read_bytes()


def test_debians_gdal_reads_every_layer_without_a_warning(ogrinfo: str, case: Path) -> None:
    run = subprocess.run([ogrinfo, "-ro", "-al", "-q", str(case)], capture_output=True, text=True, check=True)
    assert run.stderr == ""
    for layer in (*TITLES, *MAPPINGS, "layer_styles"):
        assert f"Layer name: {layer}\n" in run.stdout


def test_the_wheels_gdal_reads_every_layer_without_a_warning(case: Path) -> None:
    for layer, _ in pyogrio.list_layers(case):  # warnings are errors here
        assert pyogrio.read_info(case, layer=layer)["features"] == len(pyogrio.read_arrow(case, layer=layer)[1])


def test_every_relation_is_seen_from_both_ends(case: Path) -> None:
    with closing(sqlite3.connect(case)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        pairs = db.execute(
            "SELECT i.incident_id, c.claim_id FROM incidents_claims m JOIN incidents i ON i.fid = m.base_id"
            " JOIN claims c ON c.fid = m.related_id"
        ).fetchall()
        orphans = db.execute("SELECT count(*) FROM claims WHERE report_id NOT IN (SELECT report_id FROM sources)")
        assert orphans.fetchone() == (0,)
    assert sorted(pairs) == sorted((i.id, c.id) for i in RESULT.incidents for c in i.claims)


def test_qgis_opens_it_styled(qgis_python: str, case: Path, tmp_path: Path) -> None:
    picture = tmp_path / "qgis.png"
    environment = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    script = Path(__file__).with_name("qgis_open.py")
    run = subprocess.run(
        [qgis_python, str(script), str(case), str(picture)], capture_output=True, text=True, env=environment, check=True
    )
    seen = json.loads(run.stdout)
    assert all(layer["valid"] for layer in seen.values())
    assert seen["incidents"]["count"] == len(RESULT.incidents)
    assert seen["claims"]["count"] == len(RESULT.claims)
    for name in ("incidents", "uncertainty_areas", "area_statements"):
        assert seen[name]["default_style"]
        assert seen[name]["renderer"] == "categorizedSymbol"
    assert seen["incidents"]["temporal"] == [True, "date_start", "date_end"]
    for column in columns("incidents"):
        assert seen["incidents"]["fields"][column.name] == GDAL_TYPES.get(column.type, "String")
    # Colours of the marks, as drawn: vermilion for killings, blue for clashes.
    for colour in ("#d55e00", "#0072b2"):
        assert seen["picture"].get(colour, 0) > 20
    assert RESULT.incidents[0].place.name_ar in seen["incidents"]["first"][0]["place_name_ar"]


def test_a_geopackage_of_somebody_elses_is_refused(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.gpkg"
    frame = pyogrio.read_dataframe(_exported(tmp_path / "a.fgb"))
    pyogrio.write_dataframe(frame, foreign, layer="mine")
    before = foreign.read_bytes()
    with pytest.raises(InputError, match="another program"):
        read_case(foreign)
    with pytest.raises(OutputError, match="did not write"):
        write(RESULT, foreign)
    assert foreign.read_bytes() == before


def test_a_layer_that_somebody_added_is_not_lost(case: Path, tmp_path: Path) -> None:
    target = tmp_path / "case.gpkg"
    target.write_bytes(case.read_bytes())
    pyogrio.write_dataframe(pyogrio.read_dataframe(_exported(tmp_path / "a.fgb")), target, layer="my_notes")
    with pytest.raises(OutputError, match="my_notes"):
        write(RESULT, target)


def test_a_case_open_elsewhere_is_not_replaced(case: Path, tmp_path: Path) -> None:
    target = tmp_path / "case.gpkg"
    target.write_bytes(case.read_bytes())
    with closing(sqlite3.connect(target, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OutputError, match="locked"):
            write(RESULT, target)
    with closing(sqlite3.connect(target, isolation_level=None)) as other:  # as QGIS keeps it
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE claims SET quote = quote")
        with pytest.raises(OutputError, match="open in another program"):
            write(RESULT, target)


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\0" + bytes(200)])
def test_damaged_cases_are_refused_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_case(path)
    assert "\n" not in str(caught.value)
    with pytest.raises(InputError, match="no such file"):
        read_case(tmp_path / "missing.gpkg")


def _exported(path: Path) -> Path:
    write(make_result(5), path)
    return path
