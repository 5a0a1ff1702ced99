"""The bundled gazetteer: what it answers, how quickly, and what it says when its file is no good."""

import subprocess
import sys
from pathlib import Path

import pytest

from geo_incidents.errors import GazetteerError
from geo_incidents.gazetteer import Gazetteer, haversine_m, load
from geo_incidents.gazetteer.container import Container, pack
from geo_incidents.model import PlaceKind

# Seconds and megabytes of a fresh process; the figures to keep under are 50 ms and 30 MB on a quiet machine.
MEASURE = """
import time, resource, orjson, geo_incidents.gazetteer.store as store
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 1e6
before, start = resident(), time.perf_counter()
gazetteer = store.load()
gazetteer.place("ocha:C3561"), gazetteer.area("SY06"), gazetteer.contains("SY06", 35.4, 35.9)
print(time.perf_counter() - start, resident() - before)
"""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def test_a_place_by_its_id(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("ocha:C3561")
    assert (place.name, place.name_ar, place.kind) == ("al-Sanoubar", "الصنوبر", PlaceKind.VILLAGE)
    assert (place.adm1, place.adm2, place.geonameid) == ("SY06", "SY0600", 164855)
    assert place.sources == ("ocha", "geonames")
    assert place.id in gazetteer
    assert "ocha:C0" not in gazetteer
    with pytest.raises(KeyError):
        gazetteer.place("ocha:C0")


def test_every_place_is_found_under_its_own_id_and_is_made_once(gazetteer: Gazetteer) -> None:
    for number, place in enumerate(gazetteer.places):
        assert gazetteer.places.ids[number] == place.id
        assert gazetteer.place(place.id) is place
    assert gazetteer.places[-1] is gazetteer.places[len(gazetteer.places) - 1]
    assert list(gazetteer.places[3:5]) == [gazetteer.places[3], gazetteer.places[4]]
    with pytest.raises(IndexError):
        gazetteer.places[len(gazetteer.places)]


def test_spellings_of_a_place_the_shown_ones_first(gazetteer: Gazetteer) -> None:
    names = gazetteer.names_of("ocha:C3480")
    assert {names[0].text, names[1].text} <= {"Latakia", "Lattakia", "اللاذقية"}
    assert ("Lazkiye", "tr") in {(name.text, name.lang) for name in names}
    assert {name.script for name in names} == {"Latn", "Arab"}
    assert all(gazetteer.places[name.place].id == "ocha:C3480" for name in names)


def test_name_rows_are_the_names_of_all_places(gazetteer: Gazetteer) -> None:
    rows = [row for row in gazetteer.name_rows() if gazetteer.places[row.place].id == "adm:SY06"]
    assert tuple(rows) == gazetteer.names_of("adm:SY06")
    assert {"Latakia", "اللاذقية", "Lattaquié"} <= {row.text for row in rows}


def test_nearest_places_measure_their_distance_and_have_a_point_of_their_own(gazetteer: Gazetteer) -> None:
    found = gazetteer.nearest(35.4, 35.93, 12)
    assert [metres for _, metres in found] == sorted(metres for _, metres in found)
    for place, metres in found:
        assert place.lat is not None
        assert place.lon is not None
        assert not place.at_parent
        assert metres == pytest.approx(haversine_m(35.4, 35.93, place.lat, place.lon))
    assert "ocha:C3588" in {place.id for place, _ in found}


@pytest.mark.parametrize(
    ("pcode", "lat", "lon", "inside"),
    [
        ("SY06", 35.5317, 35.7901, True), ("SY05", 35.5317, 35.7901, False), ("SY05", 35.1318, 36.7578, True),
        ("SY0602", 35.3614, 35.9256, True), ("SY1006", 35.0986, 36.1598, True), ("SY1002", 35.0986, 36.1598, False),
        ("SY060200", 35.3614, 35.9256, True), ("SY07", 35.9306, 36.6339, True), ("region:coast", 35.4, 35.9, False),
    ],
)  # fmt: skip
def test_which_area_a_point_lies_in(gazetteer: Gazetteer, pcode: str, lat: float, lon: float, inside: bool) -> None:
    assert gazetteer.contains(pcode, lat, lon) is inside


def test_areas_by_code_regions_by_id_and_none_has_a_point(gazetteer: Gazetteer) -> None:
    assert gazetteer.area("SY0602").name == "Jableh"
    assert gazetteer.area("region:ghab").kind is PlaceKind.REGION
    assert gazetteer.area("SY").kind is PlaceKind.COUNTRY
    assert all(area.lat is None and area.kind.is_area for area in gazetteer.areas.values())
    assert gazetteer.polygon("SY06") is not None
    assert gazetteer.polygon("region:hermon") is None


@pytest.mark.parametrize(
    ("region", "lat", "lon", "inside"),
    [
        ("region:ghab", 35.61562, 36.26823, True),  # Jurin
        ("region:ghab", 35.13179, 36.75783, False),  # Hama
        ("region:turkman", 35.7866, 36.0373, True),  # Rabia
        ("region:turkman", 35.53, 35.79, False),  # Latakia
        ("region:akrad", 35.68801, 36.13957, True),  # Salma
    ],
)
def test_a_landscape_is_outlined_as_the_units_it_covers(
    gazetteer: Gazetteer, region: str, lat: float, lon: float, inside: bool
) -> None:
    assert gazetteer.contains(region, lat, lon) is inside


def test_seats(gazetteer: Gazetteer) -> None:
    assert gazetteer.place(gazetteer.seats["SY06"]).name == "Latakia"
    assert gazetteer.place(gazetteer.seats["SY0602"]).name == "Jableh"
    assert gazetteer.place(gazetteer.seats["SY1006"]).name == "Qadmus"


def test_who_must_be_named(gazetteer: Gazetteer) -> None:
    lines = "\n".join(gazetteer.attributions)
    for source in ("OCHA (CC BY 3.0 IGO)", "GeoNames (CC BY 4.0)", "whosonfirst.org", "Mesoshapes (CC0)", "Natural"):
        assert source in lines


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads memory from /proc")
def test_loading_takes_few_megabytes() -> None:
    """How long it takes depends on what else the machine does; benches measure that."""
    run = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, check=True)
    _, megabytes = map(float, run.stdout.split())
    assert megabytes < 30


def test_the_same_members_pack_to_the_same_bytes() -> None:
    assert pack({"b": b"2", "a": b"1"}) == pack({"a": b"1", "b": b"2"})
    packed = Container(pack({"a": b"1", "b": b"22"}))
    assert (packed.member("a"), packed.member("b"), "c" in packed) == (b"1", b"22", False)
    assert packed.version != Container(pack({"a": b"1", "b": b"23"})).version


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a compiled gazetteer"),
        (b"id,name,kind\n", "not a compiled gazetteer"),
        (pack({"a": b"1"})[:20], "cut short or damaged"),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_line(tmp_path: Path, data: bytes, says: str) -> None:
    file = tmp_path / "other.bin"
    file.write_bytes(data)
    with pytest.raises(GazetteerError, match=says) as error:
        load(file)
    assert "other.bin" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_cut_short_later_is_noticed_when_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "short.bin"
    file.write_bytes(pack({"about": b"{}", "places": b"[1]"})[:-2])
    with pytest.raises(GazetteerError, match="cut short"):
        len(Gazetteer(file).places)


def test_a_last_member_said_to_be_longer_than_it_is() -> None:
    data = pack({"a": b"1", "b": b"{}"})
    assert data.count(b'"b":[1,2,') == 1
    with pytest.raises(GazetteerError, match="damaged"):
        Container(data.replace(b'"b":[1,2,', b'"b":[1,7,'))


def test_a_file_replaced_while_it_is_in_use_is_not_read_on(tmp_path: Path) -> None:
    file, other = tmp_path / "one.bin", tmp_path / "other.bin"
    file.write_bytes(pack({"about": b"{}", "places": b"[1]"}))
    opened = Gazetteer(file)
    other.write_bytes(pack({"about": b"{}", "elsewhere": b"[2,3]", "places": b"[1]"}))
    other.replace(file)
    with pytest.raises(GazetteerError, match="replaced while it was in use"):
        opened.member("places")


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be read"):
        load(tmp_path / "none.bin")


def read_whole(path: Path) -> None:
    opened = Container(path)
    for member in ("names", "places"):
        opened.member(member)


@pytest.mark.parametrize("at", [8, 12, 20, 40, 100, -1, -20])
@pytest.mark.parametrize("damage", ["flipped", "zeroed", "cut"])
def test_no_damage_goes_unseen(tmp_path: Path, at: int, damage: str) -> None:
    data = bytearray(pack({"places": b'["a"]' * 9, "names": b"Jableh " * 9}))
    at %= len(data)
    if damage == "cut":
        del data[at:]
    else:
        data[at] = data[at] ^ 1 if damage == "flipped" else ~data[at] & 0x80
    (tmp_path / "bad.gaz").write_bytes(data)
    with pytest.raises(GazetteerError, match="damaged"):
        read_whole(tmp_path / "bad.gaz")
