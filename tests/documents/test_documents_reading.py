"""Every form in which reports come, read without a letter changed; what cannot be read is named."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents import lexicon
from geo_incidents.documents import Intake, read_reports
from geo_incidents.documents.decode import decode
from geo_incidents.errors import BadTableError, InputError, UnreadableReportError
from geo_incidents.model import BlockKind

ARABIC = "قُتل أربعة مدنيين في قرية الصنوبر بريف اللاذقية يوم الجمعة، بحسب مصادر محلية."
FRENCH = "Quatre civils ont été tués près de Djéblé, où des maisons ont brûlé, a déclaré un témoin."
ENGLISH = "Four people were killed in the village of al-Sanoubar on Friday — “by gunmen”, residents said."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ARABIC, "utf-8-sig"),
        (ARABIC, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ARABIC.replace("ُ", ""), "windows-1256"),
        (FRENCH, "windows-1252"),
        (ENGLISH, "windows-1252"),
    ],
)
def test_encodings_are_recognised(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "r.txt") == text


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (bytes(range(256)) * 20, "not text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1\2\3" * 50, "not text"),
        ("Россия заявила".encode("windows-1251"), "not text"),
        (b"x" * 20_000_000, "more than"),
    ],
    ids=["nothing", "blank", "bytes", "png", "cyrillic", "20 MB"],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableReportError, match=why) as caught:
        decode(data, "r.txt")
    assert "\n" not in str(caught.value)


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text))
def test_utf_8_is_never_mangled(text: str) -> None:
    try:
        assert decode(b"\xef\xbb\xbf" + text.encode(), "r.txt") == text
    except UnreadableReportError:
        controls = sum(character < " " and character not in "\t\n\r\f\v" for character in text)
        assert controls * 1000 > len(text)


def test_the_feeds_date_is_metadata_and_the_text_stays(tmp_path: Path) -> None:
    text = " date 2025-03-08 Four people were killed in Jableh on Thursday."
    (tmp_path / "r.txt").write_text(text)
    (document,) = read_reports([tmp_path]).documents
    assert (document.text, document.source.published) == (text, "2025-03-08")
    first, second = document.blocks
    assert (first.kind, second.kind) == (BlockKind.BOILERPLATE, BlockKind.PARAGRAPH)
    assert second.span.of(text).startswith("Four people")


def test_tables_carry_text_and_source(tmp_path: Path) -> None:
    row = {"id": "a1", "text": ARABIC, "publisher": "سانا", "url": "https://example.org/1", "published": "2025-03-07"}
    (tmp_path / "t.jsonl").write_text(json.dumps(row) + "\n\n", "utf8")
    (tmp_path / "t.csv").write_text('report_id,text,published\nb1,"Killed, they said.",2025-03\n', "utf-8-sig")
    one, two = read_reports([tmp_path]).documents
    assert (one.source.report_id, one.source.publisher, one.source.lang, one.text) == ("a1", "سانا", "ar", ARABIC)
    assert (two.source.report_id, two.source.published, two.source.published_day) == ("b1", "2025-03", None)


def test_a_manifest_describes_its_neighbours_and_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(ENGLISH, "utf8")
    (tmp_path / "reports.jsonl").write_text('{"file": "r.txt", "publisher": "Paper", "published": "2025-03-08"}\n')
    for path in (tmp_path, tmp_path / "r.txt"):
        (document,) = read_reports([path]).documents
        assert (document.source.publisher, document.source.published) == ("Paper", "2025-03-08")


def test_pages_give_their_article_and_what_they_say_of_themselves(tmp_path: Path) -> None:
    body = "".join(
        f"<p>Paragraph {n}: residents of the village described what they had seen that day.</p>" for n in range(6)
    )
    head = "<title>Attack on the coast</title><meta property='article:published_time' content='2025-03-08'>"
    article = f"<nav><a href='/'>Home</a></nav><article><h1>Attack on the coast</h1>{body}</article>"
    (tmp_path / "p.html").write_text(f"<html><head>{head}</head><body>{article}</body></html>")
    (document,) = read_reports([tmp_path]).documents
    assert "Paragraph 3" in document.text
    assert "Home" not in document.text
    assert (document.source.title, document.source.published) == ("Attack on the coast", "2025-03-08")


def test_date_option_dates_only_what_carries_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH, "utf8")
    (tmp_path / "b.txt").write_text(" date 2025-03-08 " + ENGLISH, "utf8")
    found = read_reports([tmp_path], "2025-04-01").documents
    assert [document.source.published for document in found] == ["2025-04-01", "2025-03-08"]


def test_the_order_of_paths_does_not_matter_and_ids_are_unique(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "r.txt").write_text(f"{ENGLISH} {folder}", "utf8")
    paths = [tmp_path / "x", tmp_path / "y"]
    assert read_reports(paths) == read_reports(paths[::-1])
    ids = [document.source.report_id for document in read_reports(paths).documents]
    assert len(set(ids)) == 2
    assert all(report_id.startswith("r~") for report_id in ids)


def test_the_same_file_twice_is_one_report_and_counted(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(ENGLISH, "utf8")
    reading = read_reports([tmp_path, tmp_path / "r.txt"])
    assert len(reading.documents) == 1
    assert [failure.reason for failure in reading.failures] == ["the same report a second time"]


def test_one_broken_report_is_set_aside_and_named(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ENGLISH, "utf8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01" * 400)
    reading = read_reports([tmp_path])
    assert [document.source.report_id for document in reading.documents] == ["good"]
    assert [Path(failure.name).name for failure in reading.failures] == ["bad.txt"]


FAULTS = [
    ("t.csv", b"id,legs\n1,x\n", "t.csv:2: no column `text` among `id`, `legs`"),
    ("t.csv", b"id,text\n1,x,y\n2,z\n", "t.csv:2: 3 cells under 2 columns"),
    ("t.csv", b"id,text\n1,\n2,z\n", "t.csv:2: nothing in column `text`"),
    ("t.jsonl", b'{"text": "a"}\n{"text": \n', "t.jsonl:2: not a JSON object"),
    ("t.jsonl", b"[1]\n", "t.jsonl:1: not a JSON object"),
    ("t.jsonl", b'{"text": "a", "published": "last week"}', "`published` is not a date: 'last week'"),
    ("reports.jsonl", b'{"title": "x"}', "reports.jsonl:1: no `file`"),
    ("reports.jsonl", b'{"file": "gone.txt"}', "the manifest names gone.txt, which does not exist"),
    ("geo-incidents.toml", b"colums = 1", "unknown setting 'colums'"),
]


@pytest.mark.parametrize(("name", "content", "fault"), FAULTS)
def test_a_fault_names_file_and_line_and_the_rest_is_read(
    tmp_path: Path, name: str, content: bytes, fault: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "r.txt").write_text(ENGLISH, "utf8")
    reading = read_reports([tmp_path])
    assert any(fault in f"{failure.name}: {failure.reason}" for failure in reading.failures)
    assert ENGLISH in {document.text for document in reading.documents}


@pytest.mark.parametrize(("name", "content", "fault"), FAULTS)
def test_strict_stops_at_the_first_fault(tmp_path: Path, name: str, content: bytes, fault: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "r.txt").write_text(ENGLISH, "utf8")
    with pytest.raises(BadTableError, match=re.escape(fault)):
        read_reports([tmp_path], intake=Intake(strict=True))


IMPOSSIBLE = ["2025-13-45", "yesterday", "2025-02-30", "9999-12-31", "0000-01-01", "٢٠٢٥-١٣-٠١", "2025-3"]


@pytest.mark.parametrize("stated", IMPOSSIBLE)
@pytest.mark.parametrize("field", ["published", "retrieved"])
def test_a_date_that_is_none_is_unknown_and_told(tmp_path: Path, stated: str, field: str) -> None:
    row = {"id": "a1", "text": ENGLISH, "published": "2025-03-08", "retrieved": "2025-03-09"} | {field: stated}
    (tmp_path / "t.jsonl").write_text(json.dumps(row), "utf8")
    reading = read_reports([tmp_path])
    assert getattr(reading.documents[0].source, field) == ""
    assert [failure.name for failure in reading.failures] == [str(tmp_path / "t.jsonl") + ":1"]
    assert stated in reading.failures[0].reason


@pytest.mark.parametrize("stated", ["2025-13-45", "2025-00", "9999-12-31"])
def test_a_feeds_impossible_date_costs_no_report(tmp_path: Path, stated: str) -> None:
    (tmp_path / "r.txt").write_text(f" date {stated} {ENGLISH}")
    reading = read_reports([tmp_path], "2025-03-08")
    assert [document.source.published for document in reading.documents] == [""]
    assert "is not a date" in reading.failures[0].reason


@pytest.mark.parametrize(
    ("stated", "lang"),
    [
        ("English", "en"), ("eng", "en"), ("EN-us", "en"), ("en_GB", "en"), ("ara", "ar"), ("Arabic", "ar"),
        ("ar-SY", "ar"), ("العربية", "ar"), ("fra", "fr"), ("Français", "fr"), ("tur", "tr"), ("Türkçe", "tr"),
    ],
)  # fmt: skip
def test_a_language_is_known_by_code_and_name(tmp_path: Path, stated: str, lang: str) -> None:
    (tmp_path / "t.jsonl").write_text(json.dumps({"text": ENGLISH, "lang": stated}), "utf8")
    reading = read_reports([tmp_path])
    assert [document.source.lang for document in reading.documents] == [lang]
    assert reading.failures == ()


@pytest.mark.parametrize("stated", ["Klingon", "/etc", "../../lexicon/en", "..", "\\\\host\\share", "C:\\x", "x" * 999])
def test_a_language_that_is_none_is_detected_and_told_and_never_a_path(tmp_path: Path, stated: str) -> None:
    (tmp_path / "t.jsonl").write_text(json.dumps({"text": ENGLISH, "lang": stated}), "utf8")
    reading = read_reports([tmp_path])
    assert [document.source.lang for document in reading.documents] == ["en"]
    assert "not a language that the program reads" in reading.failures[0].reason
    assert lexicon.table(stated, "names") == {}


def test_paths_that_hold_nothing_are_input_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_reports([tmp_path / "none.txt"])
    with pytest.raises(InputError, match="no reports in this folder"):
        read_reports([tmp_path])


def test_no_paths_are_no_reports() -> None:
    assert read_reports([]).documents == ()
