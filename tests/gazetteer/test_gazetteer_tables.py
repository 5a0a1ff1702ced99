"""The bundled tables: what reporting names is there, namesakes are kept apart, outlines fit, nothing is invented."""

import csv
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from geo_incidents.gazetteer import haversine_m, load
from geo_incidents.gazetteer.compile import compile_folder
from geo_incidents.model import Place, PlaceKind
from geo_incidents.text.keys import name_key

ROOT = Path(__file__).parents[2]
TABLES = ROOT / "gazetteer"
LABELLED = ROOT.parent / "shared" / "labelled"
DRAWN = ("SY05", "SY06", "SY10")


@cache
def bearers() -> dict[str, set[str]]:
    """Ids of the places that bear a name, by its key."""
    found: dict[str, set[str]] = {}
    gazetteer = load()
    for row in gazetteer.name_rows():
        found.setdefault(name_key(row.text), set()).add(gazetteer.places[row.place].id)
    return found


def named(name: str) -> list[Place]:
    return [load().place(place_id) for place_id in sorted(bearers().get(name_key(name), ()))]


def test_the_committed_file_is_what_the_tables_say() -> None:
    assert compile_folder(TABLES) == (ROOT / "geo_incidents" / "data" / "gazetteer.bin").read_bytes()


def test_no_drawn_place_is_context_and_no_context_place_is_in_the_region() -> None:
    for place in load().places:
        if not place.kind.is_area:
            assert place.context is not (place.adm1 in DRAWN), place


# Each name with the place it has here, and where else Syria has it.
HOMONYMS = [
    ("حريصون", {"ocha:C5352", "ocha:C5365"}, set()),
    ("التويم", {"ocha:C6308"}, {"SY07", "SY08"}),
    ("Tuwaym", {"ocha:C6308"}, {"SY07", "SY08"}),
    ("القبو", {"ocha:C3572", "gn:173395"}, {"SY04", "SY07", "SY14"}),
    ("عين العروس", {"ocha:C3808"}, {"SY07", "SY11"}),
    ("الرصافة", {"ocha:C3360"}, {"", "SY02", "SY07", "SY08", "SY09", "SY11"}),
    ("الشير", {"ocha:C3443", "ocha:C3563"}, set()),
    ("بستان الباشا", {"ocha:C3575"}, {"SY02"}),
    ("القصور", {"gi:baniyas-qusour", "gi:hama-qusour"}, {"SY01", "SY04", "SY08", "SY09", "SY11"}),
    ("أرزة", {"ocha:C2962"}, set()),
]


@pytest.mark.parametrize(("name", "here", "elsewhere"), HOMONYMS)
def test_namesakes(name: str, here: set[str], elsewhere: set[str]) -> None:
    found = [place for place in named(name) if not place.kind.is_area]
    assert {place.id for place in found if not place.context} == here
    assert {place.adm1 for place in found if place.context} == elsewhere


@pytest.mark.parametrize(
    ("name", "least_here", "least_in_syria"), [("مشيرفة", 7, 37), ("جديدة", 7, 29), ("رويسة", 6, 6)]
)
def test_the_commonest_names_have_all_their_bearers(name: str, least_here: int, least_in_syria: int) -> None:
    found = named(name)
    assert sum(not place.context for place in found) >= least_here
    assert len(found) >= least_in_syria


# Places that reports on March 2025 name, and a point within five kilometres of which they lie.
REPORTED = """
Jableh|جبلة|35.36|35.93
Baniyas|بانياس|35.18|35.95
Hmeimim|حميميم|35.40|35.94
Demsarkho|دمسرخو|35.56|35.77
al-Sanoubar|الصنوبر|35.476|35.885
Latakia|اللاذقية|35.53|35.79
Bustan al-Basha|بستان الباشا|35.423|35.938
Harisoun|حريصون|35.234|35.967
al-Qabou|القبو|35.44|35.911
Ain al-Arous|عين العروس|35.444|35.935
al-Arza|أرزة|35.175|36.698
al-Twaym|التويم|35.158|36.539
Tuwaym|تويم|35.158|36.539
Tartous|طرطوس|34.887|35.893
Hama|حماة|35.134|36.761
al-Mukhtariyya|المختارية|35.581|35.937
al-Haffah|الحفة|35.6|36.03
Qardaha|القرداحة|35.456|36.059
al-Shir|الشير|35.529|35.85
Barmaya|بارمايا|35.179|35.996
Beit Ana|بيت عانا|35.25|36.119
Daliya|الدالية|35.236|36.147
Barabishbo|برابشبو|35.627|36.012
Sharifa|الشريفة|35.626|36.033
Salhab|سلحب|35.257|36.383
al-Rusafa|الرصافة|35.033|36.303
Masyaf|مصياف|35.066|36.342
Qadmus|القدموس|35.099|36.16
Dreikish|الدريكيش|34.897|36.134
Safita|صافيتا|34.82|36.117
Sheikh Badr|الشيخ بدر|34.991|36.083
Slinfah|صلنفة|35.597|36.184
Ain al-Sharqiyah|عين الشرقية|35.332|36.102
Ain Shaqaq|عين شقاق|35.397|36.03
al-Qutailibiyah|القطيلبية|35.292|36.013
Beit Yashout|بيت ياشوط|35.315|36.122
Zama|زاما|35.346|36.087
Duwayr Baabda|دوير بعبدة|35.248|36.042
Harf Benamra|حرف بنمرة|35.209|35.995
Wadi al-Uyun|وادي العيون|34.998|36.191
Deir Shamil|دير شميل|35.213|36.344
Kessab|كسب|35.926|35.99
Rabia|ربيعة|35.786|36.037
Fideo|فديو|35.519|35.894
Burj Islam|برج إسلام|35.675|35.804
Sqoubin|سقوبين|35.557|35.824
al-Qusour|القصور|35.19|35.955
Datour|الدعتور|35.545|35.8
al-Raml al-Janoubi|الرمل الجنوبي|35.5|35.775
al-Janoudiya|الجانودية|35.883|36.291
Ras al-Nabaa|رأس النبع|35.174|35.954
al-Rumayla|الرميلة|35.381|35.929
Homs|حمص|34.73|36.72
"""


@pytest.mark.parametrize("reported", REPORTED.split("\n")[1:-1])
def test_what_reports_name_is_there_under_both_names(reported: str) -> None:
    *names, lat, lon = reported.split("|")
    for name in names:
        assert min((metres_from(place, float(lat), float(lon)) for place in named(name)), default=9e9) <= 5_000, name


def metres_from(place: Place, lat: float, lon: float) -> float:
    return 9e9 if place.lat is None or place.lon is None else haversine_m(lat, lon, place.lat, place.lon)


AREAS = """
Latakia|adm:SY06
Lazkiye|adm:SY06
Lattaquié|adm:SY06
al-Ladhiqiyah|adm:SY06
Tartous|adm:SY10
Hamah|adm:SY05
Idlib|adm:SY07
Alep|adm:SY02
Şam|adm:SY01
سهل الغاب|region:ghab
al-Ghab|region:ghab
Jabal al-Akrad|region:akrad
جبل التركمان|region:turkman
الساحل السوري|region:coast
Syrian coast|region:coast
Ceble|adm:SY0602
Syrien|adm:SY
Libya|adm:LY
تركيا|adm:TR
Rif Dimashq|adm:SY03
"""


@pytest.mark.parametrize("row", AREAS.split("\n")[1:-1])
def test_areas_under_their_names_in_other_languages(row: str) -> None:
    name, area = row.split("|")
    assert area in {place.id for place in named(name)}


@pytest.mark.parametrize("name", ["Damascus", "Beirut", "Paris", "Moscow", "باريس", "Londra", "Geneva", "İstanbul"])
def test_places_elsewhere_are_known_and_never_drawn(name: str) -> None:
    cities = [place for place in named(name) if place.kind is PlaceKind.CITY]
    assert cities
    assert all(place.context for place in cities)


def test_quarters_have_a_parent_and_what_has_no_point_of_its_own_has_its_parents() -> None:
    for place in load().places:
        if place.kind is PlaceKind.NEIGHBOURHOOD and not place.context:
            assert place.parent, place
        if place.at_parent:
            parent = load().place(place.parent)
            assert (place.lat, place.lon, place.radius_m) == (parent.lat, parent.lon, parent.radius_m)


def test_the_curated_supplement_says_where_it_knows_from() -> None:
    rows = [row for row in read("places.csv") if row["curated"] == "true"]
    assert len(rows) >= 200
    assert all(row["note"] and row["radius_m"].isdecimal() == bool(row["lat"]) for row in rows)


def test_two_points_of_one_place_are_decided_or_covered() -> None:
    decided = {(row["id"], row["column"]) for row in read("corrections.csv") if row["reason"]}
    two = [row for row in read("places.csv") if row["other_lat"]]
    assert len(two) == 86
    for row in two:
        apart = haversine_m(*(float(row[column]) for column in ("lat", "lon", "other_lat", "other_lon")))
        covered = (row["id"], "radius_m") in decided or int(row["radius_m"]) >= apart
        assert covered or (row["id"], "point") in decided, row["id"]
        assert int(row["radius_m"]) >= apart or (row["id"], "point") in decided, row["id"]


def test_what_was_refused_has_a_reason_and_is_no_row() -> None:
    refused = read("refused.csv")
    assert all(row["what"] and row["reason"] for row in refused)
    spelt = {(row["place_id"], row["name"]) for row in read("names.csv")}
    assert spelt.isdisjoint((row["id"], row["name"]) for row in refused if row["what"] == "name")


def read(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_spelling_of_a_table_is_in_the_compiled_file() -> None:
    known = {(load().places[row.place].id, row.text) for row in load().name_rows()}
    missing = [row for row in read("names.csv") if (row["place_id"], row["name"]) not in known]
    assert not missing


def test_the_readme_counts_the_rows() -> None:
    told = re.findall(r"^\| `(\w+\.csv)`.*? \| ([\d,]+)", (TABLES / "README.md").read_text("utf8"), re.MULTILINE)
    assert len(told) == 8
    assert {name: int(count.replace(",", "")) for name, count in told} == {name: len(read(name)) for name, _ in told}


@pytest.mark.parametrize("kind", ["subdistrict", "district", "governorate"])
def test_outlines_fit_without_gaps_or_overlaps(kind: str) -> None:
    features = json.loads((TABLES / "areas.geojson").read_text("utf8"))["features"]
    shapes = [shape(f["geometry"]) for f in features if f["properties"]["kind"] == kind]
    assert all(area.is_valid for area in shapes)
    assert shapely.coverage_is_valid(shapes)
    drawn = [shape(f["geometry"]) for f in features if f["properties"]["pcode"] in DRAWN]
    covered, whole = shapely.union_all(shapes), shapely.union_all(drawn)
    assert whole.difference(covered).area < 1e-4  # square degrees: about one square kilometre
    assert sum(area.area for area in shapes) == pytest.approx(covered.area)


def test_approximate_outlines_say_so() -> None:
    features = json.loads((TABLES / "areas.geojson").read_text("utf8"))["features"]
    basis = {f["properties"]["pcode"]: f["properties"]["basis"] for f in features}
    assert all(basis[pcode].startswith("approximate") for pcode in basis if len(pcode) == 8)
    assert "cut out of Baniyas" in basis["SY1006"]
    assert basis["SY0602"] == "Mesoshapes"
    for feature in features:
        rings = shape(feature["geometry"])
        assert all(shapely.is_ccw(part.exterior) for part in shapely.get_parts(rings))


@pytest.mark.skipif(not LABELLED.is_dir(), reason="the labelled reports lie beside the checkout, not in it")
@pytest.mark.parametrize("part", ["dev", "seeds"])
def test_labelled_places_have_a_row(part: str) -> None:
    labels = map(json.loads, (LABELLED / part / "mentions.jsonl").read_text("utf8").splitlines())
    asked = (label for label in labels if label.get("in_scope") and label["kind"] in ("settlement", "neighbourhood"))
    missing = {label["place"]: label["surface"] for label in asked if label["lat"] is not None and not has_row(label)}
    assert not missing


def has_row(label: dict[str, Any]) -> bool:
    """Whether a place within five kilometres of the label's point bears one of its names."""
    names = (label["surface"], label.get("name_ar") or "", label["name"].split(",")[0])
    bearing = (place for name in names if name_key(name) for place in named(name))
    return any(metres_from(place, label["lat"], label["lon"]) <= 5_000 for place in bearing)


SHOWN = [
    ("ocha:C3585", {"fr": "Jablé", "de": "Dschabla", "tr": "Ceble"}), ("ocha:C3447", {"fr": "Treimsa"}),
    ("gi:qubeir", {"fr": "Koubeir", "de": "Kubair"}), ("ocha:C3809", {"de": "Kardaha", "tr": "Kardaha"}),
    ("ocha:C3367", {"tr": "Mesyaf"}), ("ocha:C5638", {"fr": "Cheikh Badr", "de": "Scheich Badr"}),
]  # fmt: skip


@pytest.mark.parametrize(("place_id", "names"), SHOWN)
def test_places_bear_the_names_that_other_languages_know(place_id: str, names: dict[str, str]) -> None:
    shown = dict(load().place(place_id).shown)
    assert {lang: shown.get(lang) for lang in names} == names
