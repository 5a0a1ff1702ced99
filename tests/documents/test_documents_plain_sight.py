"""The day that a report shows itself, the country that nobody names, and what is doubted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.documents import Intake, read_reports
from geo_incidents.documents.plain_sight import day_shown
from geo_incidents.documents.siblings import shared_country

TEXT = "Gunmen killed four people on Friday, residents said."
ARABIC = "قتل أربعة مدنيين يوم الجمعة، بحسب مصادر محلية."


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        (f"LATAKIA, Syria, Aug. 15, 2011 - {TEXT}", "2011-08-15", "dateline"),
        (f"DAMASCUS (Reuters), 7 March 2025 — {TEXT}", "2025-03-07", "dateline"),
        (f"Attack on a village\n\nBaniyas, March 8, 2025 -- {TEXT}", "2025-03-08", "dateline"),
        (f"دمشق، 7 آذار 2025 – {ARABIC}", "2025-03-07", "dateline"),
        (f"Attack on a village\n*9 September 2024*\n{TEXT}", "2024-09-09", "date line"),
        (f"[07/03/2025 14:22]\n{TEXT}", "2025-03-07", "date line"),
        (f"Mar 8, 2025\n{TEXT}", "2025-03-08", "date line"),
        (f"هجوم على قرية\nالجمعة 7 آذار/مارس 2025 الساعة 14:22\n{ARABIC}", "2025-03-07", "date line"),
        (f"{TEXT}\n{TEXT}\n8 March 2025", "2025-03-08", "date line"),
        (f"Attack on a village\nBy Jane Doe | March 8, 2025\n{TEXT}", "2025-03-08", "byline"),
        (f"Attack on a village\nPublished: Saturday, 8 March 2025 at 14:22 UTC\n{TEXT}", "2025-03-08", "byline"),
        (f"هجوم على قرية\nنشر بتاريخ ٨/٣/٢٠٢٥\n{ARABIC}", "2025-03-08", "byline"),
        (f"Attaque\nPublié le 8 mars 2025 à 14h22\n{TEXT}", "2025-03-08", "byline"),
        # Days of events, not of publication.
        (f"On 7 March 2025 - as every day - {TEXT}", "", ""),
        (f"On 7 March 2025, gunmen killed four people — {TEXT}", "", ""),
        (f"7 March 2025\n{TEXT}\n8 March 2025\n{TEXT}", "", ""),
        (f"7 March 2025 – {TEXT}\n8 March 2025 – {TEXT}", "", ""),
        ("Four people were killed in Jableh on 7 March 2025.", "", ""),
        ("March 2025\n" + TEXT, "", ""),
    ],
)
def test_the_day_that_a_report_shows(text: str, day: str, basis: str) -> None:
    lang = "ar" if "\u0627" in text else "fr" if "Publié" in text else "en"
    assert day_shown(text, lang) == (day, basis)


@given(st.text())
def test_any_text_shows_a_day_or_none(text: str) -> None:
    day, basis = day_shown(text, "en")
    assert bool(day) == bool(basis)


def test_what_is_stated_counts_for_more_and_what_is_shown_for_more_than_the_option(tmp_path: Path) -> None:
    shown = f"LATAKIA, Syria, Aug. 15, 2011 - {TEXT}"
    (tmp_path / "a.txt").write_text(shown)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": shown, "published": "2011-08-16", "id": "b"}))
    (tmp_path / "c.txt").write_text(TEXT)
    found = read_reports([tmp_path], "2011-09-01").documents
    assert [(one.source.published, one.source.published_basis) for one in found] == [
        ("2011-08-15", "dateline"),
        ("2011-08-16", "stated"),
        ("2011-09-01", "given"),
    ]


def test_a_text_dated_after_its_publication_is_doubted(tmp_path: Path) -> None:
    shown = f"LATAKIA, Syria, Aug. 15, 2012 - {TEXT}"
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": shown, "published": "2011-08-16"}))
    reading = read_reports([tmp_path])
    assert reading.documents[0].source.published == "2011-08-16"
    assert "shows 2012-08-15" in reading.failures[0].reason


SHORT = "Gunmen shot dead three men in the village on Friday."


def test_a_table_is_about_the_country_that_its_rows_name(tmp_path: Path) -> None:
    texts = [SHORT, f"{SHORT} The Syrian army came.", f"{SHORT} Syria's ministry said so."]
    (tmp_path / "t.csv").write_text("\n".join(["text", *(f'"{text}"' for text in texts)]))
    assert {one.source.about for one in read_reports([tmp_path]).documents} == {"Syria"}
    (tmp_path / "t.csv").write_text("\n".join(["text", *(f'"{text}"' for text in texts[:1])]))
    assert {one.source.about for one in read_reports([tmp_path]).documents} == {""}
    assert {one.source.about for one in read_reports([tmp_path], intake=Intake(about="syria")).documents} == {"syria"}
    (tmp_path / "geo-incidents.toml").write_text('about = "Iraq"')
    assert {one.source.about for one in read_reports([tmp_path]).documents} == {"Iraq"}


@pytest.mark.parametrize(
    ("texts", "country"),
    [
        (["في سوريا", "السوريون", ""], "Syria"),
        (["Syria", "Syria", "Lebanon", "Iraq"], ""),
        (["Syria and Lebanon", "Syria"], "Syria"),
        (["Syria"], ""),
        (["en Syrie", "Suriye'de", "Syrian"], "Syria"),
    ],
)
def test_the_country_that_texts_share(texts: list[str], country: str) -> None:
    assert shared_country(texts) == country
