"""What looks like a place name and is none proposes nothing, in any spelling that the list foresees."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.errors import GazetteerError
from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.by_ear import by_ear
from geo_incidents.gazetteer.compile import compile_folder
from geo_incidents.gazetteer.lookup import lookup
from geo_incidents.gazetteer.names import LISTED
from geo_incidents.text import fold

TABLE = Path(__file__).parents[2] / "gazetteer" / "not_places.csv"
SOURCES = '[own]\ntitle = "T"\nlicence = "CC0-1.0"\nattribution = "T"\n'
PLACES = "id,name,name_ar,kind,lat,lon,sources\nown:1,Sabah,الصباح,village,35.1,36.1,own\n"
HEAD = "form,script,what,why,places\n"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf8", newline="") as stream:
        return list(csv.DictReader(stream))


# Forms of reports that some village here or elsewhere sounds like.
FORMS = [
    ("Daesh", "group"), ("Daish", "group"), ("ISIS", "group"), ("داعش", "group"), ("Nusra", "group"),
    ("al-Nusra", "group"), ("Jabhat al-Nusra", "group"), ("SNA", "group"), ("HTS", "group"), ("Fateh", "group"),
    ("Sabah", "media"), ("CNN", "media"), ("Al Jazeera", "media"), ("Aljazeera", "media"), ("سانا", "media"),
    ("Shia", "people"), ("Shi'a", "people"), ("Shiite", "people"), ("Shi’ite", "people"), ("Nusayri", "people"),
    ("Hazara", "people"), ("Alawites", "people"), ("العلويين", "people"), ("UNRWA", "agency"), ("SOHR", "agency"),
    ("Syrias", "possessive"), ("Aleppos", "possessive"), ("Latakias", "possessive"), ("Turkeys", "possessive"),
    ("QZRT", "acronym"), ("Sharia", "people"), ("Baath", "group"), ("Erdoğan", "person"), ("Grad", "weapon"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "what"), FORMS)
def test_forms_say_what_they_are(form: str, what: str) -> None:
    found = load().not_a_place(fold(form).text.split())
    assert found is not None
    assert found.what == what
    assert found.why


@pytest.mark.parametrize(
    "name", ["Hama", "Homs", "Tartus", "Damas", "Jableh", "Nasr", "Rabia", "Baniyas", "Tibs", "النصر"]
)
def test_places_are_not_on_the_list(name: str) -> None:
    assert load().not_a_place(fold(name).text.split()) is None


@given(st.sampled_from(rows()))
def test_a_row_proposes_nothing_but_the_places_it_keeps(row: dict[str, str]) -> None:
    words = fold(row["form"]).text.split()
    matches = load().names.match(words)
    assert sorted(load().places[match.place].id for match in matches) == sorted(filter(None, row["places"].split("|")))
    assert all(match.how == LISTED and match.cost == 0 for match in matches)
    assert by_ear(load(), words) == ()


@pytest.mark.parametrize("form", ["Daesh", "Nusra", "CNN", "Syrias", "Shiite", "Hazaras"])
def test_a_form_looked_up_finds_nothing(form: str) -> None:
    assert lookup(load(), form) == ()


def test_a_word_that_is_both_keeps_its_quarters() -> None:
    found = [one.candidate.place for one in lookup(load(), "Baath")]
    assert found
    assert {place.kind for place in found} == {"neighbourhood"}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Sabah,Latn,media,a newspaper,", "Sabah is the name of own:1"),
        ("Daesh,Latn,,Islamic State,", "say what it is"),
        ("Daesh,Arab,group,Islamic State,", "letters that are not Arab"),
        ("Daesh,Latn,group,Islamic State,own:9", "own:9 is not in any table"),
        ("Daesh,Latn,group,Islamic State,\nal-Da'esh,Latn,group,the same,", "the same name as Daesh in line 2"),
    ],
)
def test_a_faulty_row_is_refused(tmp_path: Path, line: str, fault: str) -> None:
    (tmp_path / "places.csv").write_text(PLACES, "utf8")
    (tmp_path / "sources.toml").write_text(SOURCES, "utf8")
    (tmp_path / "not_places.csv").write_text(HEAD + line + "\n", "utf8")
    with pytest.raises(GazetteerError, match=fault):
        compile_folder(tmp_path)
