"""The gazetteer exported: every format has the same places, and nothing that is never drawn."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pyogrio
import pytest
from click.testing import CliRunner

from geo_incidents.cli import cli
from geo_incidents.errors import UsageError
from geo_incidents.gazetteer import load


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("gazetteer")
    made = {suffix: folder / f"places.{suffix}" for suffix in ("geojson", "gpkg", "csv")}
    arguments = [part for path in made.values() for part in ("-o", str(path))]
    run = CliRunner().invoke(cli, ["export", "--gazetteer", *arguments], catch_exceptions=False)
    assert run.stdout.split() == [str(path) for path in made.values()]
    return made


def test_formats_agree_with_the_gazetteer(files: dict[str, Path]) -> None:
    drawn = {p.id: (p.lon, p.lat) for p in load().places if not p.context and p.lat is not None}
    features = json.loads(files["geojson"].read_text("utf8"))["features"]
    assert {one["id"]: tuple(one["geometry"]["coordinates"]) for one in features} == drawn
    with files["csv"].open(encoding="utf8", newline="") as file:
        assert {row["id"]: (float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)} == drawn
    frame = pyogrio.read_dataframe(files["gpkg"], layer="places")
    assert frame.crs.to_string() == "EPSG:4326"
    assert {row.id: (row.geometry.x, row.geometry.y) for row in frame.itertuples()} == drawn


def test_every_spelling_and_every_credit_is_in(files: dict[str, Path]) -> None:
    found = json.loads(files["geojson"].read_text("utf8"))
    for one in found["features"]:
        assert set(one["properties"]["names"]) == {row.text for row in load().names_of(one["id"])}
    assert tuple(found["attributions"]) == load().attributions
    assert files["csv"].with_suffix(".credits.txt").read_text("utf8").splitlines() == list(load().attributions)
    with closing(sqlite3.connect(files["gpkg"])) as base:
        (description,) = base.execute("SELECT description FROM gpkg_contents").fetchone()
    assert all(line in description for line in load().attributions)


def test_another_suffix_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.csv", tmp_path / "a.shp"
    with pytest.raises(UsageError, match=r"a\.shp"):
        CliRunner().invoke(
            cli,
            ["export", "--gazetteer", "-o", str(good), "-o", str(bad)],
            catch_exceptions=False,
            standalone_mode=False,
        )
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(("arguments", "told"), [([], "nothing to export"), (["r.txt", "--gazetteer"], "itself")])
def test_either_reports_or_the_gazetteer_are_written(arguments: list[str], told: str, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with pytest.raises(UsageError, match=told):
        CliRunner().invoke(
            cli, ["export", *arguments, "-o", str(target)], catch_exceptions=False, standalone_mode=False
        )
    assert not target.exists()
