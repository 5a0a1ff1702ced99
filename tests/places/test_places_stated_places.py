"""A row whose text names no place stands where its column says, and nowhere the column is not clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo_incidents.documents import read_reports
from geo_incidents.gazetteer import load
from geo_incidents.model import Claim, Result, Scope
from geo_incidents.pipeline import find_document_claims, result_of
from geo_incidents.safety import protect

TEXT = "Gunmen shot dead three civilians in their homes on 7 March 2025."
HEADER = "event_id_cnty,event_date,location,notes,latitude,longitude\n"


def claims(folder: Path, place: str, text: str = TEXT, point: str = ",") -> tuple[Claim, ...]:
    (folder / "r.csv").write_text(f'{HEADER}S1,2025-03-08,"{place}","{text}",{point}\n')
    (document,) = read_reports([folder / "r.csv"]).documents
    return find_document_claims(document, load())


def result(folder: Path, place: str, text: str = TEXT) -> Result:
    claims(folder, place, text)
    return result_of(read_reports([folder / "r.csv"]).documents, load())


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("Snobar", "al-Sanoubar"),
        ("المختارية", "al-Mukhtariyah"),
        ("Jableh", "Jableh"),
        ("village of Snobar, Latakia", "al-Sanoubar"),
    ],
)
def test_a_row_without_a_place_stands_at_its_columns(tmp_path: Path, stated: str, name: str) -> None:
    (claim,) = claims(tmp_path, stated)
    (found,) = claim.places
    assert found.is_mark
    assert found.place
    assert found.place.name == name
    assert claim.rules[0] == "place:stated"
    assert [count.scope for count in claim.counts] == [Scope.PLACE]
    assert any("stated by the source" in reason.detail for reason in found.reasons)


@pytest.mark.parametrize("stated", ["Nowhereville", "the house of a neighbour", "", "Hama", "Latakia"])
def test_a_column_that_is_not_clear_draws_nothing(tmp_path: Path, stated: str) -> None:
    (claim,) = claims(tmp_path, stated)
    assert not any(found.is_mark for found in claim.places)


def test_words_that_name_no_place_are_not_repeated(tmp_path: Path) -> None:
    assert "neighbour" not in repr(protect(result(tmp_path, "the house of a neighbour")).result)


def test_namesakes_are_unsure_until_the_rows_point_decides(tmp_path: Path) -> None:
    (unsure,) = claims(tmp_path, "al-Bayda")
    assert not unsure.places[0].is_mark
    assert len(unsure.places[0].ranked) > 2
    (sure,) = claims(tmp_path, "al-Bayda", point="35.0379,36.3376")
    assert sure.places[0].place
    assert sure.places[0].place.id == "ocha:C3348"


def test_a_place_of_the_text_is_kept(tmp_path: Path) -> None:
    (claim,) = claims(tmp_path, "Snobar", "Gunmen shot dead three civilians in Jableh on 7 March 2025.")
    assert [found.place.name for found in claim.places if found.place] == ["Jableh"]


def test_a_column_is_closer_than_the_area_of_the_text_and_never_outside_it(tmp_path: Path) -> None:
    text = "Clashes in the {} countryside killed two policemen on 7 March 2025."
    inside = claims(tmp_path, "Snobar", text.format("Latakia"))[0].places[0]
    outside = claims(tmp_path, "Snobar", text.format("Hama"))[0].places[0]
    assert inside.is_mark
    assert not outside.is_mark


def test_the_mark_has_a_quote_and_no_offsets_of_a_name(tmp_path: Path) -> None:
    (incident,) = result(tmp_path, "Snobar").incidents
    (claim,) = incident.claims
    assert claim.quote == TEXT
    assert claim.places[0].mention.offsets_withheld
