"""What changed between two results: told by what a reader would notice, the same from a case as from GeoJSON."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from factory import make_result

from geo_incidents.errors import InputError, UsageError
from geo_incidents.exports import write
from geo_incidents.exports.readback.changes import Change, as_json, changes, read_snapshot, summary
from geo_incidents.model import Result

FORMATS = ("case.gpkg", "incidents.geojson")


@pytest.fixture(scope="module")
def result() -> Result:
    return make_result(12)


def compared(folder: Path, old: Result, new: Result, name: str) -> list[Change]:
    for part, made in (("old", old), ("new", new)):
        (folder / part).mkdir(exist_ok=True)
        write(made, folder / part / name, profile="internal")
    return changes(read_snapshot(folder / "old" / name), read_snapshot(folder / "new" / name))


@pytest.mark.parametrize("name", FORMATS)
def test_a_result_does_not_differ_from_itself(result: Result, tmp_path: Path, name: str) -> None:
    found = compared(tmp_path, result, result, name)
    assert found == []
    assert summary(found) == "nothing changed"


@pytest.mark.parametrize("name", FORMATS)
def test_a_new_and_a_gone_incident_are_named(result: Result, tmp_path: Path, name: str) -> None:
    fewer = replace(result, incidents=result.incidents[1:])
    assert [change.type for change in compared(tmp_path, result, fewer, name)] == ["gone"]
    assert [change.type for change in compared(tmp_path, fewer, result, name)] == ["new"]


@pytest.mark.parametrize("name", FORMATS)
def test_a_moved_incident_is_paired_by_its_claims(result: Result, tmp_path: Path, name: str) -> None:
    first, *rest = result.incidents
    elsewhere = next(incident.place for incident in rest if incident.place.id != first.place.id)
    moved = replace(result, incidents=(replace(first, id="i-0123456789", place=elsewhere), *rest))
    (change,) = compared(tmp_path, result, moved, name)
    assert (change.type, change.was, change.is_now) == ("moved", first.place.name, elsewhere.name)
    assert f"{first.place.name} → {elsewhere.name}" in change.text


def test_a_changed_toll_is_told_with_both_figures(result: Result, tmp_path: Path) -> None:
    incident = next(i for i in result.incidents if any(toll.outcome == "killed" for toll in i.tolls))
    raised = tuple(
        replace(toll, low=toll.low + 5, best=None, high=None) if toll.outcome == "killed" else toll
        for toll in incident.tolls
    )
    others = tuple(i for i in result.incidents if i.id != incident.id)
    old = replace(result, incidents=(incident, *others))
    new = replace(result, incidents=(replace(incident, tolls=raised), *others))
    found = compared(tmp_path, old, new, "incidents.geojson")
    assert {change.type for change in found} == {"toll"}
    assert any(change.is_now.endswith("+ killed") for change in found)
    assert "1 toll changed" in summary(found)


def test_the_json_carries_every_change_as_a_line(result: Result, tmp_path: Path) -> None:
    fewer = replace(result, incidents=result.incidents[2:])
    found = compared(tmp_path, result, fewer, "incidents.geojson")
    old, new = (read_snapshot(tmp_path / part / "incidents.geojson") for part in ("old", "new"))
    told = orjson.loads(as_json(old, new, found))
    assert told["summary"] == "2 gone"
    assert [change["text"] for change in told["changes"]] == [change.text for change in found]


@pytest.mark.parametrize(
    ("name", "content", "error", "words"),
    [
        ("incidents.csv", b"a,b", UsageError, "cannot be compared"),
        ("broken.geojson", b"{", InputError, "damaged"),
        ("other.geojson", b"{}", InputError, "contains no incidents"),
        ("no.gpkg", None, InputError, "no such file"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_a_line(
    tmp_path: Path, name: str, content: bytes | None, error: type[Exception], words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=words):
        read_snapshot(tmp_path / name)
