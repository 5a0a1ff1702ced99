"""How often reports call a place by a name: compiled, read, and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo_incidents.errors import GazetteerError
from geo_incidents.gazetteer.compile import compile_folder
from geo_incidents.gazetteer.store import Gazetteer

PLACES = "id,name,kind,lat,lon,sources\ngi:one,Upper,village,35.1,36.1,us\ngi:two,Lower,village,35.2,36.2,us\n"
SOURCES = '[us]\ntitle = "us"\nlicence = "CC0"\nattribution = "us"\n'


def folder(path: Path, reported: str) -> Path:
    (path / "places.csv").write_text(PLACES, "utf8")
    (path / "sources.toml").write_text(SOURCES, "utf8")
    (path / "reported.csv").write_text(f"name,place_id,reports\n{reported}", "utf8")
    return path


def test_counts_are_by_name_and_for_all_names_together(tmp_path: Path) -> None:
    reported = Gazetteer(compile_folder(folder(tmp_path, "upper,gi:one,3\nhill,gi:one,2\nhill,gi:two,1\n"))).reported
    assert (reported.so_called("hill", 0), reported.so_called("hill", 1), reported.so_called("no", 0)) == (2, 1, 0)
    assert (reported.by_any_name(0), reported.by_any_name(1), reported.by_any_name(7)) == (5, 1, 0)


@pytest.mark.parametrize(
    ("row", "fault"), [("hill,gi:three,1\n", "gi:three is not in any table"), ("hill,gi:one,some\n", "is not a number")]
)
def test_a_row_without_its_place_or_count_is_told(tmp_path: Path, row: str, fault: str) -> None:
    with pytest.raises(GazetteerError, match=fault):
        compile_folder(folder(tmp_path, row))
