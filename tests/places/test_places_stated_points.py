"""Points that reports state bear a place out, decide between namesakes, or are told as a conflict; no mark moves."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo_incidents import find_incidents
from geo_incidents.documents import read_reports
from geo_incidents.gazetteer import load
from geo_incidents.model import PlaceKind, Resolution, Status
from geo_incidents.pipeline import find_places
from geo_incidents.places.stated_points import SURE
from geo_incidents.safety import protect

HEAD = "Four people were killed in Latakia governorate, Syria. "


def places(folder: Path, text: str, name: str = "r.txt") -> tuple[Resolution, ...]:
    (folder / name).write_text(text)
    (document,) = read_reports([folder / name]).documents
    return find_places(document, load())


def features(one: Resolution) -> set[str]:
    return {reason.feature for reason in one.reasons}


def of(found: tuple[Resolution, ...], surface: str) -> Resolution:
    return next(one for one in found if one.mention.surface == surface)


def test_a_point_inside_bears_the_place_out(tmp_path: Path) -> None:
    text = HEAD + "Gunmen entered the town of Jableh ({}) on Friday."
    plain = of(places(tmp_path, text.replace(" ({})", "")), "Jableh")
    assert plain.place is not None
    found = of(places(tmp_path, text.format(f"{plain.place.lat}, {plain.place.lon}")), "Jableh")
    assert found.place == plain.place
    assert "stated_point" in features(found)
    assert (found.status, found.confidence >= SURE) == (Status.RESOLVED, True)


def test_a_point_off_is_a_conflict_and_the_mark_stays(tmp_path: Path) -> None:
    text = HEAD + "Gunmen killed four people in the town of Jableh (35.5300, 35.7900) on 7 March 2025."
    found = of(places(tmp_path, text), "Jableh")
    assert "stated_point_off" in features(found)
    detail = next(reason.detail for reason in found.reasons if reason.feature == "stated_point_off")
    assert detail.startswith("stated point 35.5300, 35.7900, ")
    assert detail.endswith("km off Jableh")
    (incident,) = [one for one in find_incidents([tmp_path / "r.txt"]).incidents if one.place.name == "Jableh"]
    assert [conflict.type for conflict in incident.conflicts] == ["position"]
    assert incident.status != "contested"


def test_a_point_decides_between_namesakes(tmp_path: Path) -> None:
    text = HEAD + "Shells fell on the village of Rusafa{}."
    ranked = of(places(tmp_path, text.format("")), "Rusafa").ranked
    sites = [one.place for one in ranked if one.place.kind is PlaceKind.VILLAGE and not one.place.context]
    assert len(sites) > 1
    for site in sites:
        found = of(places(tmp_path, text.format(f" ({site.lat}, {site.lon})")), "Rusafa")
        assert (found.place, found.status) == (site, Status.RESOLVED)


def test_a_point_speaks_of_the_name_beside_it_alone(tmp_path: Path) -> None:
    text = HEAD + "Gunmen came from Jableh.\nThey went to a hill at 35.9000, 36.1000.\nBaniyas was quiet."
    assert not any("stated_point" in feature for one in places(tmp_path, text) for feature in features(one))


@pytest.mark.parametrize(
    ("lat", "lon", "feature"), [("35.36", "35.93", "stated_point"), ("34.88", "35.88", "stated_point_off")]
)
def test_the_columns_of_a_table_state_a_point(tmp_path: Path, lat: str, lon: str, feature: str) -> None:
    rows = ["id,text,date,location,latitude,longitude"]
    rows.append(f'1,"{HEAD}Gunmen entered the town of Jableh.",2025-03-08,Jableh,{lat},{lon}')
    found = of(places(tmp_path, "\n".join(rows), "t.csv"), "Jableh")
    assert feature in features(found)


def test_the_column_of_places_bears_a_name_out(tmp_path: Path) -> None:
    rows = ["id,text,location", f'1,"{HEAD}Gunmen entered the town of Jableh, not Baniyas.",jableh']
    found = places(tmp_path, "\n".join(rows), "t.csv")
    assert [one.mention.surface for one in found if "stated_place" in features(one)] == ["Jableh"]


def test_what_a_table_states_is_not_published(tmp_path: Path) -> None:
    rows = ["id,text,location,latitude,longitude", f'1,"{HEAD}Families fled to the town of Jableh.",Jableh,35.36,35.93']
    (tmp_path / "t.csv").write_text("\n".join(rows))
    result = find_incidents([tmp_path / "t.csv"]).result
    assert result.sources[0].stated
    shown = protect(result, "public").result
    assert shown.sources[0].stated == ()
    assert shown.sources[0].place == ""
    assert "35.93" not in repr(shown.incidents) + repr(shown.area_statements) + repr(shown.unplaced)
