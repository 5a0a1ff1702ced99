"""Files made to keep a reader busy or to fill the memory: little of it, and each is told or read in bounds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made import FILES

from geo_incidents.documents import files, read_reports
from geo_incidents.documents.readers import mail
from geo_incidents.errors import InputError, UnreadableReportError

TEXT = "Gunmen killed four people in Jableh, Syria."


def changed(name: str, member: str, before: str, after: str) -> bytes:
    """An office file with something replaced in one of its members."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FILES[name]())) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            text = old.read(one)
            if one == member:
                assert before.encode() in text
                text = text.replace(before.encode(), after.encode(), 1)
            new.writestr(one, text)
    return made.getvalue()


def test_a_cell_in_the_last_column_of_the_last_row(tmp_path: Path) -> None:
    """Padded, it would be sixteen thousand million cells."""
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    data = changed("a.xlsx", "xl/worksheets/sheet1.xml", "</sheetData>", far)
    (tmp_path / "a.xlsx").write_bytes(data)
    assert read_reports([tmp_path / "a.xlsx"]).documents


@pytest.mark.parametrize(
    ("name", "member", "end"),
    [("a.xlsx", "xl/worksheets/sheet1.xml", "</sheetData>"), ("a.docx", "word/document.xml", "</w:body>")],
)
def test_an_office_file_of_next_to_nothing_that_becomes_large(tmp_path: Path, name: str, member: str, end: str) -> None:
    (tmp_path / name).write_bytes(changed(name, member, end, f"{end}<!--{' ' * 80_000_000}-->"))
    with pytest.raises(UnreadableReportError, match="inflates"):
        read_reports([tmp_path / name])


def test_a_mail_with_a_header_without_end(tmp_path: Path) -> None:
    """The library holds 1.5 kB for each byte of it."""
    words = "=?utf-8?q?a?= " * 20_000
    (tmp_path / "a.eml").write_text(f"From: a@example.org\nSubject: {words}\nContent-Type: text/plain\n\n{TEXT}")
    (document,) = read_reports([tmp_path / "a.eml"]).documents
    assert len(document.source.title) <= mail.LONGEST_HEADER
    assert document.text == TEXT


def test_a_table_with_more_rows_than_bytes(tmp_path: Path) -> None:
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 3_000_000, pa.int32()), pa.array([TEXT]))
    pq.write_table(pa.table({"text": column}), tmp_path / "a.parquet", compression="zstd")
    with pytest.raises(UnreadableReportError, match="more than it has bytes"):
        read_reports([tmp_path / "a.parquet"])


def test_a_reader_that_gives_one_row_after_the_other_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(sheet: object, **_: object) -> Iterator[tuple[str, ...]]:
        while True:
            yield ()

    monkeypatch.setattr(files, "PATIENCE_S", 0.2)
    monkeypatch.setattr("openpyxl.worksheet._read_only.ReadOnlyWorksheet.iter_rows", endless)
    (tmp_path / "a.xlsx").write_bytes(FILES["a.xlsx"]())
    with pytest.raises(UnreadableReportError, match="takes too long"):
        read_reports([tmp_path / "a.xlsx"])


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    """A stranger's folder may link to a file of whoever reads it."""
    folder = tmp_path / "given"
    folder.mkdir()
    (tmp_path / "mine.txt").write_text("Private.")
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").symlink_to(folder / "a.txt")
    (folder / "c.txt").symlink_to(tmp_path / "mine.txt")
    reading = read_reports([folder])
    assert {document.text for document in reading.documents} == {TEXT}
    assert "a link out of the folder; name the file itself" in {failure.reason for failure in reading.failures}
    assert read_reports([folder / "c.txt"]).documents[0].text == "Private."


def test_entities_that_multiply_or_name_a_file(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("Private.")
    many = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 12}">' for n in range(9))
    kinds = f'<!DOCTYPE l [<!ENTITY a "ha">{many}<!ENTITY x SYSTEM "{(tmp_path / "mine.txt").as_uri()}">]>'
    item = f"<rss><channel><item><title>t</title><description>{TEXT} &x; &j;</description></item></channel></rss>"
    (tmp_path / "a.rss").write_text(f'<?xml version="1.0"?>{kinds}{item}')
    try:
        texts = [document.text for document in read_reports([tmp_path / "a.rss"]).documents]
    except InputError:
        return
    assert not any("Private." in text or "hahaha" in text for text in texts)
