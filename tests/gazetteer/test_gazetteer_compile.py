"""A folder of tables into one file: what it holds, that it never differs, and every fault at once with its line."""

import json
from pathlib import Path

import pytest

from geo_incidents.errors import GazetteerError
from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.basemap import lines, thinned
from geo_incidents.gazetteer.compile import compile_folder

SOURCES = """
[made-up]
title = "Made up"
licence = "CC0 1.0"
attribution = "Made up for a test"
"""
PLACES = [
    "id,name,name_ar,kind,lat,lon,radius_m,adm1,sources,curated,parent,at_parent,note,seat_of",
    "gi:up,Upton,أبتون,town,1.5,1.5,900,XX01,made-up,,,,,XX01",
    "gi:east,East Quarter,,neighbourhood,1.5,1.5,900,XX01,made-up,true,gi:up,true,by hearsay,",
    "gi:lost,Lostham,,village,,,,XX01,made-up,true,adm:XX01,true,only the province is known,",
]
NAMES = [
    "place_id,name,script,lang,source,weight",
    "gi:up,Oupton,Latn,fr,made-up,variant",
    "gi:up,Upton,Latn,,made-up,weak",
    "adm:XX01,Upland,Latn,,made-up,variant",
]
AREAS = ["id,name,name_ar,kind,pcode,sources,parent,context", "adm:XX01,Up Province,,governorate,XX01,made-up,,"]
CONTEXT = ["id,name,name_ar,kind,lat,lon,sources,names", "gn:9,Faraway,,city,40.0,40.0,made-up,Far Away|بعيدة"]
SQUARE = {"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]]}
LAND = {"type": "Polygon", "coordinates": [[[0, 0], [1.7, 0], [1.7, 3], [0, 3], [0, 0]]]}


def features(key: str, name: str, geometry: dict[str, object]) -> str:
    feature = {"type": "Feature", "properties": {key: name}, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tables = {"places.csv": PLACES, "names.csv": NAMES, "areas.csv": AREAS, "context.csv": CONTEXT}
    for name, rows in tables.items():
        (tmp_path / name).write_text("\n".join(rows) + "\n", "utf8")
    (tmp_path / "sources.toml").write_text(SOURCES, "utf8")
    (tmp_path / "areas.geojson").write_text(features("pcode", "XX01", SQUARE), "utf8")
    (tmp_path / "land.geojson").write_text(features("name", "land", LAND), "utf8")
    return tmp_path


def test_what_the_tables_say_is_what_is_loaded(folder: Path) -> None:
    gazetteer = Gazetteer(compile_folder(folder))
    assert gazetteer.places.ids == ["adm:XX01", "gi:east", "gi:lost", "gi:up", "gn:9"]
    town = gazetteer.place("gi:up")
    assert (town.lat, town.lon, town.radius_m, town.context, town.curated) == (1.5, 1.5, 900, False, False)
    assert gazetteer.place("gn:9").context
    assert gazetteer.place("gi:east").at_parent
    assert gazetteer.place("gi:lost").lat is None
    assert gazetteer.area("XX01").name == "Up Province"
    assert gazetteer.attributions == ("Made up for a test",)
    assert [place.id for place, _ in gazetteer.nearest(1.4, 1.4, 5)] == ["gi:up", "gn:9"]


def test_a_spelling_counts_once_with_its_greatest_weight(folder: Path) -> None:
    gazetteer = Gazetteer(compile_folder(folder))
    names = [(name.text, name.weight, name.lang) for name in gazetteer.names_of("gi:up")]
    assert names == [("Upton", "primary", ""), ("أبتون", "primary", ""), ("Oupton", "variant", "fr")]
    assert [(n.text, n.script) for n in gazetteer.names_of("gn:9")][1:] == [("Far Away", "Latn"), ("بعيدة", "Arab")]


def test_the_drawn_ground_has_borders_on_land_only_and_its_seats(folder: Path) -> None:
    ground = Gazetteer(compile_folder(folder)).basemap
    assert ground["land"][0][0][0] == [0.0, 0.0]
    assert ground["governorates"] == [[[2.0, 1.0], [1.0, 1.0], [1.0, 2.0], [2.0, 2.0]]]  # less the edge in the sea
    assert ground["labels"] == [[1.5, 1.5, 1, "Upton", "أبتون", {}]]


def test_edges_join_to_lines_between_junctions() -> None:
    edges = [((0, 0), (1, 0)), ((1, 0), (2, 0)), ((2, 0), (3, 1)), ((2, 0), (3, -1))]
    assert lines(edges) == [[(0, 0), (1, 0), (2, 0)], [(2, 0), (3, -1)], [(2, 0), (3, 1)]]
    assert lines([((0, 0), (1, 0)), ((1, 0), (1, 1)), ((0, 0), (1, 1))]) == [[(0, 0), (1, 0), (1, 1), (0, 0)]]


def test_a_line_is_thinned_but_keeps_its_ends_and_corners() -> None:
    assert thinned([(0.0, 0.0), (1.0, 0.001), (2.0, 0.0), (2.0, 2.0)]) == [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]


def test_rows_and_files_in_another_order_give_the_same_bytes(folder: Path) -> None:
    first = compile_folder(folder)
    for name in ("places.csv", "names.csv"):
        heading, *rows = (folder / name).read_text("utf8").splitlines()
        (folder / name).write_text("\ufeff" + "\r\n".join([heading, *reversed(rows)]), "utf8")
    assert compile_folder(folder) == first


FAULTS = {
    "places.csv": [
        ("gi:up,Again,,village,1.5,1.5,1,XX01,made-up,,,,,", "id gi:up stands in places.csv:2 too"),
        ("up2,Noprefix,,village,1.5,1.5,1,XX01,made-up,,,,,", "is not of the form source:key"),
        ("gi:k,Kindless,,hamlet,1.5,1.5,1,XX01,made-up,,,,,", "kind 'hamlet' is none of"),
        ("gi:n,,,village,1.5,1.5,1,XX01,made-up,,,,,", "has no name"),
        ("gi:a,أبت,,village,1.5,1.5,1,XX01,made-up,,,,,", "letters that are not Latn"),
        ("gi:l,Latin,Upton,village,1.5,1.5,1,XX01,made-up,,,,,", "letters that are not Arab"),
        ("gi:o,Outside,,village,5.0,1.5,1,XX01,made-up,,,,,", "333.6 km outside its governorate XX01"),
        ("gi:p,Pointless,,village,north,1.5,1,XX01,made-up,,,,,", "is no latitude and longitude"),
        ("gi:g,Offglobe,,village,95,1.5,1,,made-up,,,,,", "is not on the globe"),
        ("gi:r,Radius,,village,1.5,1.5,wide,XX01,made-up,,,,,", "radius_m 'wide' is no whole number"),
        ("gi:q,Orphan,,neighbourhood,1.5,1.5,1,XX01,made-up,,gi:none,,,", "parent gi:none is not in any table"),
        ("gi:t,Nobody,,neighbourhood,1.5,1.5,1,XX01,made-up,,,true,,", "names no parent"),
        ("gi:x,Elsewhere,,neighbourhood,1.6,1.5,900,XX01,made-up,,gi:up,true,,", "differs from it, places.csv:2"),
        ("gi:s,Source,,village,1.5,1.5,1,XX01,hearsay,,,,,", "source 'hearsay' is not in sources.toml"),
        ("gi:c,Curated,,village,1.5,1.5,1,XX01,made-up,true,,,,", "does not say where the knowledge comes from"),
        ("gi:d,District,,district,1.5,1.5,1,XX01,made-up,,,,,", "must not have a point"),
        ("gi:f,Few,,village,1.5", "does not have 14 cells"),
    ],
    "names.csv": [
        ("gi:none,Name,Latn,,made-up,variant", "place gi:none is not in any table"),
        ("gi:up,--,Latn,,made-up,variant", "folds to nothing"),
        ("gi:up,Upton B,Arab,,made-up,variant", "letters that are not Arab"),
        ("gi:up,Uppton,Latn,,made-up,strong", "weight 'strong' is none of"),
        ("gi:up,Oupton,Latn,,made-up,variant", "is listed for gi:up in line 2 too"),
        ("gi:up,Uptown,Latn,,hearsay,variant", "source 'hearsay' is not in sources.toml"),
    ],
}


@pytest.mark.parametrize(("file", "row", "says"), [(f, row, says) for f, rows in FAULTS.items() for row, says in rows])
def test_a_fault_is_named_with_file_and_line(folder: Path, file: str, row: str, says: str) -> None:
    with (folder / file).open("a", encoding="utf8") as table:
        table.write(row + "\n")
    with pytest.raises(GazetteerError) as error:
        compile_folder(folder)
    listed = str(error.value).splitlines()[1:]
    last = len((folder / file).read_text("utf8").splitlines())
    assert any(says in line and line.startswith(f"{file}:{last}:") for line in listed), listed


def test_all_faults_come_at_once(folder: Path) -> None:
    for file, rows in FAULTS.items():
        with (folder / file).open("a", encoding="utf8") as table:
            table.write("\n".join(row for row, _ in rows) + "\n")
    (folder / "sources.toml").write_text(SOURCES.replace('licence = "CC0 1.0"\n', ""), "utf8")
    with pytest.raises(GazetteerError) as error:
        compile_folder(folder)
    for says in [says for rows in FAULTS.values() for _, says in rows] + ["sources.toml: [made-up] lacks licence"]:
        assert says in str(error.value)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("gi:up,name,Other,looks nicer", "says name = 'Other', but places.csv:2 says 'Upton'"),
        ("gi:up,name,Upton,", "gives no reason"),
        ("gi:up,drop,true,is no place", "takes away what places.csv:2 still has"),
        ("gi:up,unname,Oupton,is French", "takes away what names.csv:2 still has"),
        ("gi:none,name,Other,looks nicer", "which is not in any table"),
    ],
)
def test_corrections_hold_and_have_reasons(folder: Path, row: str, says: str) -> None:
    (folder / "corrections.csv").write_text(f"id,column,value,reason\n{row}\n", "utf8")
    with pytest.raises(GazetteerError, match=r"corrections\.csv:2: ") as error:
        compile_folder(folder)
    assert says in str(error.value)


def test_an_island_may_lie_outside_where_a_correction_allows_it(folder: Path) -> None:
    with (folder / "places.csv").open("a", encoding="utf8") as table:
        table.write("gi:i,Isle,,village,2.02,1.5,1,XX01,made-up,,,,,\n")
    with pytest.raises(GazetteerError, match=r"2\.2 km outside"):
        compile_folder(folder)
    (folder / "corrections.csv").write_text("id,column,value,reason\ngi:i,outside_m,2500,an island\n", "utf8")
    assert "gi:i" in Gazetteer(compile_folder(folder))


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("places.csv", None, "places.csv: missing"),
        ("sources.toml", None, "sources.toml: missing"),
        ("sources.toml", b"[made-up\n", "sources.toml: "),
        ("places.csv", b"id,name\ngi:a,A\n", "places.csv:1: lacks the column kind, lat, lon, sources"),
        ("places.csv", "id,name\nألف".encode("cp1256"), "places.csv: not UTF-8"),
        ("areas.geojson", b'{"features": [{"properties": {}}]}', "areas.geojson: no GeoJSON feature collection"),
        ("land.geojson", b"[", "land.geojson: no GeoJSON feature collection"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_fault_like_others(
    folder: Path, file: str, content: bytes | None, says: str
) -> None:
    (folder / file).unlink() if content is None else (folder / file).write_bytes(content)
    with pytest.raises(GazetteerError) as error:
        compile_folder(folder)
    assert says in str(error.value)


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="does not exist; name a folder"):
        compile_folder(tmp_path / "none")
