"""Every output of every format is searched for everything that is withheld, in both scripts and all spellings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from attack import report, told

from geo_incidents.exports import FORMATS, write
from geo_incidents.gazetteer import load
from geo_incidents.model import Decision, Document, Failure, Result
from geo_incidents.pipeline import result_of
from geo_incidents.safety import protect
from geo_incidents.webmap import render

GAZETTEER = load()
REFUGE = GAZETTEER.place("ocha:C3561")
PEOPLE = ("Nadia Haddad", "نادية حداد")
SUFFIXES = [suffix for found in FORMATS for suffix in found.suffixes]


def reports() -> Iterator[Document]:
    """English and Arabic; file names, titles and links in either."""
    yield report("Snobar", PEOPLE[0], "en", report_id="nadia-haddad-snobar")
    yield report("الصنوبر", PEOPLE[1], "ar", report_id="2")
    yield report("al-Sanoubar", PEOPLE[0], "en", report_id="3", title="نادية حداد: نزوح إلى الصنوبر")
    arabic = {"title": "Nadia Haddad on her way to Snobar", "url": "https://x.example/nadia-haddad-senevber"}
    yield report("الصنوبر", PEOPLE[1], "ar", report_id="4", **arabic)
    yield report(
        "Es Snobar", PEOPLE[0], "en", report_id="5", publisher="Nadia Haddad", url="https://nadia-haddad.example/a"
    )


def result() -> Result:
    documents = list(reports())
    first = result_of(documents, GAZETTEER)
    hidden = next(incident for incident in first.incidents if incident.place.id == REFUGE.id)
    decisions = [
        Decision("drop", (hidden.claims[0].id,), "", "A. Reviewer", "2025-05-01", "Snobar is told twice"),
        Decision("move", (hidden.claims[1].id,), REFUGE.id, "A. Reviewer", "2025-05-01", "Nadia Haddad told me"),
        Decision("same", (hidden.id, "i-0123456789"), "", "A. Reviewer", "2025-05-01", "one event"),
    ]
    failures = [Failure("photo-of-nadia-haddad.pdf", "not text"), Failure("x.txt", "Snobar: cannot be read")]
    return result_of(documents, GAZETTEER, decisions, failures)


RESULT = result()
IDS = {claim.id for claim in RESULT.claims} | {one.id for one in RESULT.incidents if one.place.id == REFUGE.id}


def withheld() -> list[str]:
    """Names, spellings, identifiers, coordinates, hashes, ids."""
    names = [row.text for row in GAZETTEER.names_of(REFUGE.id)]
    people = [part for name in PEOPLE for part in (name, *name.split())]
    place = [REFUGE.id, REFUGE.pcode, f"{REFUGE.lat:.5f}", f"{REFUGE.lon:.5f}", str(REFUGE.geonameid)]
    hashes = [mark for document in reports() for mark in (document.id, document.source.sha256[:12])]
    return [*names, *people, *place, *hashes, *sorted(IDS)]


def leaks(text: str) -> list[str]:
    plain = text.casefold()
    return [word for word in withheld() if word and word.casefold() in plain]


def test_the_reports_tell_it_all() -> None:
    assert {"Snobar", "الصنوبر", "Nadia Haddad", "نادية حداد", REFUGE.id} <= set(leaks(repr(RESULT)))
    assert protect(RESULT).receipt.coarsened > 0


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_export_tells_it(suffix: str, tmp_path: Path) -> None:
    write(RESULT, tmp_path / f"a{suffix}", GAZETTEER)
    for file in sorted(tmp_path.iterdir()):
        assert not leaks(told(file)), file.name


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_page_tells_it(lang: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(render(RESULT, GAZETTEER, lang=lang), "utf8")
    assert not leaks(told(tmp_path / "a.html"))


def test_a_case_for_the_public_tells_it_to_nobody_who_exports_it_anew(tmp_path: Path) -> None:
    from geo_incidents.exports import read_case

    write(RESULT, tmp_path / "a.gpkg", GAZETTEER)
    write(read_case(tmp_path / "a.gpkg"), tmp_path / "b.gpkg", GAZETTEER, profile="internal")
    assert not leaks(told(tmp_path / "b.gpkg"))
