"""Taking listed names apart, joining two sources, reading upstream forms, and what a refresh keeps."""

import csv
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from gazetteer.import_sources import refresh
from gazetteer.importing import geonames, ocha, place_rows, sizes, spellings, upstream
from gazetteer.importing.join import Joined, join
from gazetteer.importing.likeness import likeness
from gazetteer.importing.rows import SourceRow, Spelling
from gazetteer.importing.upstream import Upstream
from geo_incidents.cli import cli
from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.compile import compile_folder

AREAS = ["Hama", "Banyas", "Jablah", "Al-Haffa", "Dreikish", "Lattakia", "Al-Qardaha"]
AREAS_AR = ["حماة", "بانياس", "جبلة", "الحفة", "الدريكيش", "اللاذقية", "القرداحة"]


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("Tweim (Hama)", ["Tweim"]),
        ("Harisun - Qamue", ["Harisun", "Qamue", "Harisun Qamue"]),
        ("Bnumra - Dreikish", ["Bnumra"]),
        ("Deir Hanna / Lattakia", ["Deir Hanna"]),
        ("Al- Thawrah - Lattakia (ne)", ["Al-Thawrah"]),
        ("Al- horrieh_ Mohafaza (ne)", ["Al-horrieh", "Mohafaza", "Al-horrieh Mohafaza"]),
        ("Southern(Al-rradar) (ne)", ["Southern", "Al-rradar", "Southern Al-rradar"]),
        ("Tarjano Elheffeh", ["Tarjano Elheffeh"]),
        ("Al-Haffa", ["Al-Haffa"]),
        ("Milsun / Shir Elqalaq", ["Milsun", "Shir Elqalaq", "Milsun Shir Elqalaq"]),
        ("Sheikh Daher (ne)", ["Sheikh Daher"]),
    ],
)
def test_english_names_taken_apart(listed: str, names: list[str]) -> None:
    assert [spelling.text for spelling in spellings.ocha_latin(listed, AREAS)] == names


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("تنوزة - مركز جبلة", ["تنوزة"]),
        ("حريصون_القاموع", ["حريصون", "القاموع", "حريصون القاموع"]),
        ("حي الصناعة - مركز حماة", ["الصناعة"]),
        ("حي القدس ", ["القدس"]),
        ("حي الجنوبي-الرادار", ["الجنوبي", "الرادار", "الجنوبي الرادار"]),
        ("شاميه /اللاذقية/", ["شاميه"]),
        ("ديرونة جبلة", ["ديرونة جبلة", "ديرونة"]),
        ("عين الزرقـا_منطار", ["عين الزرقا", "منطار", "عين الزرقا منطار"]),
        ("اللاذقية", ["اللاذقية"]),
    ],
)
def test_arabic_names_taken_apart(listed: str, names: list[str]) -> None:
    assert [spelling.text for spelling in spellings.ocha_arabic(listed, AREAS_AR)] == names


def test_lists_of_alternates_keep_what_a_report_could_write() -> None:
    listed = ["Paphos", "PFO", "pu luo", "بافوس", "Παφος", "‘Ayn al ‘Arab", "1234", "Sūq/Market"]
    kept = [(s.text, s.script) for s in spellings.listed(listed, "geonames")]
    expected = [("Paphos", "Latn"), ("بافوس", "Arab"), ("‘Ayn al ‘Arab", "Latn"), ("Sūq", "Latn"), ("Market", "Latn")]
    assert kept == expected


@pytest.mark.parametrize(
    ("marked", "shown"),
    [("Ḩarf Bnimrah", "Harf Bnimrah"), ("‘Ayn ash Sharqīyah", "Ayn ash Sharqiyah"), ("Haïssa", "Haissa")],
)
def test_the_shown_form_has_no_marks(marked: str, shown: str) -> None:
    assert spellings.plain(marked) == shown


def row(key: str, names: str, lat: float, lon: float, source: str = "geonames") -> SourceRow:
    texts = (Spelling(text, spellings.script_of(text), "variant", source) for text in names.split("|"))
    return SourceRow(source, key, tuple(texts), lat, lon)


@pytest.mark.parametrize(
    ("a", "b", "least", "most"),
    [
        ("Snobar|الصنوبر", "Aş Şanawbar|صنوبر", 1.0, 1.0),
        ("Tweim", "Touèm", 0.9, 0.9),
        ("Lower Barzah", "Barza at Tahtani", 0.9, 0.9),
        ("برزة تحتاني", "برزة الفوقاني", 0.0, 0.75),
        ("القبو", "قبو العوامية", 0.75, 0.75),
        ("Harf", "Dalyeh", 0.0, 0.5),
    ],
)
def test_likeness(a: str, b: str, least: float, most: float) -> None:
    assert least <= likeness(row("1", a, 0, 0), row("2", b, 0, 0)) <= most


def joined_ids(place: Joined) -> tuple[str, list[str], list[str]]:
    return place.lead.key, [r.key for r in place.others], [r.key for r in place.twins]


def test_rows_join_by_name_and_distance_and_each_only_once() -> None:
    ours = [row("C1", "Qabu|القبو", 35.44, 35.91, "ocha"), row("C2", "Qabu|القبو", 35.60, 35.91, "ocha")]
    theirs = [row("1", "Al Qabw|القبو", 35.601, 35.912), row("2", "Al Qabw|القبو", 35.441, 35.911)]
    assert [joined_ids(p) for p in join(ours, theirs)] == [("C1", ["2"], []), ("C2", ["1"], [])]


def test_another_name_close_by_is_the_same_place_only_where_that_has_no_partner_and_no_namesake() -> None:
    ours = [row("C1", "Hayat|حياة", 35.0, 36.0, "ocha"), row("C2", "Dweir Raslan|دوير رسلان", 35.04, 36.0, "ocha")]
    turkish = row("1", "Qaramannli|قرمنلي", 35.0005, 36.0)
    namesake = row("2", "Duwayr Raslan|دوير رسلان", 35.001, 36.0)
    assert [joined_ids(p) for p in join(ours, [turkish, namesake])] == [("C1", [], ["1"]), ("C2", ["2"], [])]


def test_a_source_that_repeats_itself_is_one_place() -> None:
    repeated = [row("10", "Rumayla|الرميلة", 35.38, 35.93), row("9", "Ar Rumaylah|الرميلة", 35.381, 35.931)]
    assert [joined_ids(p) for p in join([], repeated)] == [("9", ["10"], [])]


def test_a_bare_latin_name_that_a_row_near_by_has_too_is_that_row() -> None:
    fuller = row("165624", "Quwayqah|قويقة|Fuwayqah", 35.462, 35.937)
    assert [joined_ids(p) for p in join([], [fuller, row("4471", "Fuwayqah", 35.4625, 35.929)])] == [("165624", [], [])]
    far, other = row("1", "Fuwayqah", 35.52, 35.937), row("2", "Fuwayqah|فويقة", 35.4625, 35.929)
    assert {p.lead.key for p in join([], [fuller, far, other])} == {"165624", "1", "2"}


def test_of_two_bare_rows_the_older_stays() -> None:
    bare = [row("90", "Barikha", 35.63, 36.05), row("8", "Barikha", 35.64, 36.05)]
    assert [p.lead.key for p in join([], bare)] == ["8"]


def test_what_other_languages_write_in_arabic_letters_stands_behind(tmp_path: Path) -> None:
    city = {
        "geonameid": 250441, "name": "Amman", "countrycode": "JO", "population": 1, "latitude": 31.9, "longitude": 35.9,
        "alternatenames": ["ئاممان", "عمان شہر", "عمان"],
    }  # fmt: skip
    file = tmp_path / "cities500.json"
    file.write_text(json.dumps({"250441": city}), "utf8")
    (found,) = geonames.cities(file, {"JO": 0}, [])
    assert found.name("Arab") == "عمان"


def test_an_arabic_name_that_was_corrected_stays_among_those_elsewhere() -> None:
    taken: set[tuple[str, str]] = set()
    texts = (Spelling("Amman", "Latn", "primary", "geonames"), Spelling("امان", "Arab", "variant", "geonames"))
    named = place_rows._with_names({"id": "gn:1", "name": "Amman", "name_ar": "عمان"}, texts, taken)
    assert named["names"] == "امان"


@pytest.mark.parametrize(
    ("kind", "people", "radius"),
    [
        ("village", 0, 800),
        ("village", 8_000, 600),
        ("town", 40_000, 1_300),
        ("city", 709_000, 5_300),
        ("city", 0, 3_500),
    ],
)
def test_radii(kind: str, people: int, radius: int) -> None:
    assert sizes.radius_m(kind, people) == radius


DUMP = (
    "250090\tZarqa\tZarqa\tAz Zarqa,Zarka,الزرقاء\t32.07275\t36.08796\tP\tPPLA\tJO\t\t14\t\t\t\t792665\t\t623\tx\tx\n"
    "248946\tIrbid\tIrbid\tIrbed,اربد\t32.55556\t35.85\tP\tPPLA\tJO\t\t18\t\t\t\t569068\t\t602\tx\tx\n"
    "250624\tJabal Sabha\tJabal Sabha\t\t32.3\t36.5\tT\tMT\tJO\t\t15\t\t\t\t0\t\t800\tx\tx\n"
    "249000\tSmall Place\tSmall Place\t\t32.5\t35.9\tP\tPPL\tJO\t\t18\t\t\t\t0\t\t600\tx\tx\n"
)
SOURCES = '[geonames]\ntitle = "GeoNames"\nlicence = "CC BY 4.0"\nattribution = "GeoNames"\n'
CURATED = '[curated]\ntitle = "By hand"\nlicence = "CC BY 4.0"\nattribution = "By hand"\n'


def test_the_dump_of_a_country_zipped_or_not(tmp_path: Path) -> None:
    (tmp_path / "JO.txt").write_text(DUMP, "utf8")
    with zipfile.ZipFile(tmp_path / "JO.zip", "w") as archive:
        archive.write(tmp_path / "JO.txt", "JO.txt")
    plain, zipped = (list(geonames.places(tmp_path / name)) for name in ("JO.txt", "JO.zip"))
    assert plain == zipped
    assert [place.key for place in plain] == ["250090", "248946", "249000"]
    assert plain[0].name("Arab") == "الزرقاء"
    assert (plain[0].population, plain[0].feature, plain[0].country) == (792665, "PPLA", "JO")


def test_ochas_workbook_under_headings_of_its_own(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["ReadMe"])
    sheet = book.create_sheet("Populated places")
    sheet.append(["ADM1_PCODE", "ADM2_PCODE", "ADM3_PCODE", "PCODE", "NAME_EN", "NAME_AR", "LATITUDE_Y", "LONGITUDE_X"])
    sheet.append(["SY06", "SY0602", "SY060200", "C3588", "Hmeimim", "حميميم", 35.399211, 35.931647])
    sheet.append(["SY06", "SY0600", "SY060000", "N0329", "Squbeen (ne)", "حي سقوبين", 35.557392, 35.823747])
    book.save(tmp_path / "syr.xlsx")
    village, quarter = ocha.places(tmp_path / "syr.xlsx", {})
    assert (village.key, village.name("Latn"), village.name("Arab")) == ("C3588", "Hmeimim", "حميميم")
    assert (village.lat, village.adm, village.quarter) == (35.399211, ("SY06", "SY0602", "SY060200"), False)
    assert (quarter.name("Latn"), quarter.name("Arab"), quarter.quarter) == ("Squbeen", "سقوبين", True)


def test_a_workbook_without_the_headings_says_which(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "syr.xlsx")
    with pytest.raises(SystemExit, match="no sheet has headings for pcode"):
        list(ocha.places(tmp_path / "syr.xlsx", {}))


@pytest.fixture
def jordan(tmp_path: Path) -> tuple[Upstream, Path]:
    """A region that has nothing but a GeoNames dump."""
    (tmp_path / "upstream").mkdir()
    (tmp_path / "upstream" / "JO.txt").write_text(DUMP, "utf8")
    folder = tmp_path / "jordan"
    folder.mkdir()
    (folder / "sources.toml").write_text(SOURCES + CURATED, "utf8")
    return Upstream((tmp_path / "upstream",), {**upstream.FILES, "geonames": ("JO.txt",)}), folder


def test_another_country_is_another_folder(jordan: tuple[Upstream, Path]) -> None:
    sources, folder = jordan
    refresh(sources, folder)
    gazetteer = Gazetteer(compile_folder(folder))
    assert [(place.name, place.kind.value) for place in gazetteer.places] == [
        ("Irbid", "city"), ("Small Place", "village"), ("Zarqa", "city"),
    ]  # fmt: skip
    assert {"Zarqa", "Az Zarqa", "Zarka", "الزرقاء"} == {name.text for name in gazetteer.names_of("gn:250090")}
    assert gazetteer.nearest(32.55, 35.86, 1)[0][0].id == "gn:248946"


def test_a_report_runs_through_another_countrys_gazetteer(jordan: tuple[Upstream, Path], tmp_path: Path) -> None:
    sources, folder = jordan
    refresh(sources, folder)
    report, compiled = tmp_path / "report.txt", tmp_path / "jordan.bin"
    report.write_text("Two people were killed in the city of Irbid on 7 March 2025, a monitor said.\n", "utf8")
    built = CliRunner().invoke(cli, ["gazetteer", "build", str(folder), "-o", str(compiled)])
    assert built.exit_code == 0, built.output
    found = CliRunner().invoke(cli, ["mentions", str(report), "--gazetteer", str(compiled)])
    assert [json.loads(line)["place_id"] for line in found.stdout.splitlines()] == ["gn:248946"]


def append(file: Path, **cells: str) -> None:
    with file.open(encoding="utf8", newline="") as stream:
        columns = csv.DictReader(stream).fieldnames or ()
    with file.open("a", encoding="utf8", newline="") as stream:
        csv.DictWriter(stream, columns, lineterminator="\n").writerow(cells)


def test_a_refresh_keeps_what_hands_added_and_prints_what_changed(jordan: tuple[Upstream, Path]) -> None:
    sources, folder = jordan
    first = refresh(sources, folder)
    assert first[0] == "places.csv: 3 rows, 3 changes"
    append(
        folder / "places.csv", id="gi:camp", name="Camp", kind="neighbourhood", lat="32.6", lon="35.9", radius_m="500",
        sources="curated", curated="true", parent="gn:248946", note="seen on the ground",
    )  # fmt: skip
    append(folder / "names.csv", place_id="gn:248946", name="Erbid", script="Latn", source="curated", weight="variant")
    append(folder / "names.csv", place_id="gi:camp", name="The Camp", script="Latn", source="curated", weight="variant")
    (folder / "corrections.csv").write_text(
        "id,column,value,reason\ngn:250090,name,az-Zarqa,as its people write it\ngn:249000,drop,true,does not exist\n"
        "gn:250090,unname,Zarka,a river\n",
        "utf8",
    )
    second = refresh(sources, folder)
    assert "  - gn:249000" in second
    assert "  ~ gn:250090  name: 'Zarqa' to 'az-Zarqa'" in second
    assert "  - gn:250090 Zarka" in second
    assert not [line for line in second if "camp" in line or "Erbid" in line]
    gazetteer = Gazetteer(compile_folder(folder))
    assert gazetteer.place("gi:camp").curated
    assert "Erbid" in {name.text for name in gazetteer.names_of("gn:248946")}
    assert "gn:249000" not in gazetteer
    assert refresh(sources, folder) == [
        "places.csv: 3 rows, 0 changes", f"names.csv: {len(list(gazetteer.name_rows())) - 2} rows, 0 changes",
    ]  # fmt: skip


def test_a_refresh_keeps_what_a_row_is_shown_as_and_what_is_weak(jordan: tuple[Upstream, Path]) -> None:
    sources, folder = jordan
    refresh(sources, folder)
    (folder / "corrections.csv").write_text("id,column,value,reason\ngn:250090,weak,Zarka,a river\n", "utf8")
    names, line = folder / "names.csv", "gn:250090,Az Zarqa,Latn,,geonames,variant,"
    text = names.read_text("utf8")
    assert line in text
    names.write_text(text.replace(line, f"{line}fr"), "utf8")
    changed = refresh(sources, folder)
    assert [line for line in changed if line.startswith("  ")] == ["  ~ gn:250090 Zarka  weight: 'variant' to 'weak'"]
    gazetteer = Gazetteer(compile_folder(folder))
    assert {row.text: row.weight for row in gazetteer.names_of("gn:250090")}["Zarka"] == "weak"
    assert gazetteer.place("gn:250090").name_in("fr") == "Az Zarqa"
    assert gazetteer.place("gn:250090").name_in("tr") == "Zarqa"


def test_towns_abroad_count_where_they_are_called_like_a_place_here(tmp_path: Path) -> None:
    towns = {
        str(number): {"geonameid": number, "name": name, "latitude": 34.0, "longitude": 36.0, "countrycode": country,
                      "population": 0, "alternatenames": others}
        for number, name, country, others in (
            (1, "Dweir", "LB", ["الدوير", "Doueir", "خمس"]), (2, "Other", "LB", ["آخر"]), (3, "Dweir", "FR", []),
        )
    }  # fmt: skip
    (tmp_path / "cities500.json").write_text(json.dumps(towns), "utf8")
    found = list(geonames.namesakes(tmp_path / "cities500.json", {"LB"}, {"dweir", "دوير"}))
    assert [(row.key, [spelling.text for spelling in row.spellings]) for row in found] == [("1", ["Dweir", "الدوير"])]


def test_hashes_of_what_was_read_are_noted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"abc")
    listing = '[[x.files]]\norigin = "here"\nname = "a.csv"\n\n[[x.files]]\nname = "b.csv"\nsha256 = "old"\n'
    once = upstream.with_hashes(listing, [tmp_path / "a.csv"])
    assert 'name = "a.csv"\nsha256 = "ba7816bf8f01cfea' in once
    assert "bytes = 3\n" in once
    assert 'name = "b.csv"\nsha256 = "old"' in once
    assert upstream.with_hashes(once, [tmp_path / "a.csv"]) == once
