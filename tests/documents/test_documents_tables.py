"""Tables as people keep them: any delimiter, encoding and names of columns; what was guessed is said."""

from __future__ import annotations

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from made import ARABIC, LINES

from geo_incidents.documents import Intake, read_reports, spool_reports
from geo_incidents.errors import InputError

CELLS = {
    "Date": "25/03/2025",
    "المصدر": "سانا",
    "Description": f'{LINES[0]} "They said", he added;\nand more.',
    "Link": "u",
}


def table(rows: list[dict[str, str]], delimiter: str, encoding: str) -> bytes:
    import csv
    from io import StringIO

    out = StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1256"])
def test_delimiter_and_encoding_are_found(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [CELLS, CELLS | {"Description": ARABIC.replace("ُ", "")}]
    (tmp_path / "t.csv").write_bytes(table(rows, delimiter, encoding))
    with spool_reports([tmp_path / "t.csv"]) as spool:
        assert {document.text for document in spool} == {row["Description"] for row in rows}
        assert {document.source.published for document in spool} == {"2025-03-25"}
        assert {document.source.publisher for document in spool} == {"سانا"}
        assert spool.failures == []
        assert any("text from `Description`" in note for note in spool.tally.notes)
        plain = delimiter == "," and encoding.startswith("utf-8")
        assert plain or any("between its cells" in note for note in spool.tally.notes)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("notes", "event_date"), ("Body", "Published At"), ("النَّص", "التاريخ"),
        ("الوصف", "تاريخ النشر"), ("texte", "date"),
        ("İçerik", "Tarih"), ("Beschreibung", "Datum"), ("Descripción", "Fecha"), ("FULL_TEXT", "DateTime"),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_usual_names(tmp_path: Path, text: str, date: str) -> None:
    (tmp_path / "t.csv").write_bytes(table([{date: "2025-03-08", text: LINES[0]}], ",", "utf-8"))
    (document,) = read_reports([tmp_path / "t.csv"]).documents
    assert (document.text, document.source.published) == (LINES[0], "2025-03-08")


def test_columns_may_be_told_by_option_or_settings(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(table([{"wann": "2025-03-08", "was": LINES[0], "text": "x"}], ",", "utf-8"))
    told = Intake(columns={"text": "was", "published": "wann"})
    found = read_reports([tmp_path / "t.csv"], intake=told)
    assert [(one.text, one.source.published) for one in found.documents] == [(LINES[0], "2025-03-08")]
    (tmp_path / "sub").mkdir()
    (tmp_path / "t.csv").rename(tmp_path / "sub" / "t.csv")
    (tmp_path / "geo-incidents.toml").write_text('[columns]\ntext = "was"\npublished = "wann"\n')
    assert read_reports([tmp_path]).documents == found.documents
    with pytest.raises(InputError, match="no column 'wo' for text; the columns are `wann`, `was`, `text`"):
        read_reports([tmp_path], intake=Intake(columns={"text": "wo"}))


def test_a_table_without_a_header(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("\n".join(f'2025-03-0{n},"{line}"' for n, line in enumerate(LINES, 1)).encode())
    with spool_reports([tmp_path / "t.csv"]) as spool:
        assert {(document.text, document.source.published) for document in spool} == {
            (LINES[0], "2025-03-01"),
            (LINES[1], "2025-03-02"),
        }
        assert any("no header" in note for note in spool.tally.notes)


@pytest.mark.parametrize(
    ("days", "intake", "read"),
    [
        (["03/04/2025", "25/03/2025"], Intake(), ["2025-04-03", "2025-03-25"]),
        (["03/04/2025", "03/25/2025"], Intake(), ["2025-03-04", "2025-03-25"]),
        (["03/04/2025", "25/03/2025"], Intake(day_first=False), ["2025-03-04", "2025-03-25"]),
        (["03/04/2025", "04/04/2025"], Intake(day_first=True), ["2025-04-03", "2025-04-04"]),
        (["03/04/2025", "04/04/2025"], Intake(), ["", "2025-04-04"]),
    ],
)
def test_the_column_tells_how_its_days_are_meant(
    tmp_path: Path, days: list[str], intake: Intake, read: list[str]
) -> None:
    rows = [{"id": str(n), "date": day, "text": LINES[0] + str(n)} for n, day in enumerate(days)]
    (tmp_path / "t.csv").write_bytes(table(rows, ",", "utf-8"))
    reading = read_reports([tmp_path / "t.csv"], intake=intake)
    assert [document.source.published for document in reading.documents] == read
    assert bool(reading.failures) == ("" in read)


def test_rows_add_up(tmp_path: Path) -> None:
    lines = ["id,text", "1,Killed.", "2", '3,"Hurt, he said."', "4,", "5,a,b", "6,Burned."]
    (tmp_path / "t.csv").write_text("\n".join(lines))
    reading = read_reports([tmp_path / "t.csv"])
    assert [document.source.report_id for document in reading.documents] == ["1", "3", "6"]
    assert [failure.name.rpartition(":")[2] for failure in reading.failures] == ["3", "5", "6"]


class Endless(BytesIO):
    """Standard input that counts what is asked of it at once."""

    most = 0

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self.most = max(self.most, len(found))
        return found


def test_json_lines_on_standard_input_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [json.dumps({"id": f"{n:03}", "text": f"{n} " + "word " * 30_000}) for n in range(100)]
    stdin = Endless("\n".join(rows).encode())  # 15 MB
    monkeypatch.setattr("sys.stdin", TextIOWrapper(stdin))
    with spool_reports(["-"]) as spool:
        assert [document.source.report_id for document in spool] == [f"{n:03}" for n in range(100)]
    assert stdin.most < 1_000_000


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_on_standard_input_is_one(monkeypatch: pytest.MonkeyPatch, delimiter: str) -> None:
    data = table([{"Date": "2025-03-08", "Description": LINES[0]}], delimiter, "utf-8")
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(data)))
    assert [(one.text, one.source.published) for one in read_reports(["-"]).documents] == [(LINES[0], "2025-03-08")]


@pytest.mark.parametrize(
    "text", [LINES[0], "Text, they said, was sent.", "Notes\nFour were killed.", f"Report; {LINES[0]}"]
)
def test_a_text_on_standard_input_is_none(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))
    assert [one.text for one in read_reports(["-"]).documents] == [text]


def test_a_row_without_a_headline_has_its_articles_text(tmp_path: Path) -> None:
    rows = 'id,source_article,source_headline,date_start\n1,"Reuters,Ten killed",Ten killed,2013-05-02\n'
    (tmp_path / "ged.csv").write_text(rows + '2,"Reuters,Five killed",,2013-05-02\n')
    texts = {one.source.report_id: one.text for one in read_reports([tmp_path / "ged.csv"]).documents}
    assert texts == {"1": "Ten killed", "2": "Reuters,Five killed"}


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Gunmen killed four people on 7 March 2025.", True),
        ("قتل أربعة مدنيين في 7 آذار 2025", True),
        ("Gunmen killed four people on 7 March 2025, as in the war of 1 May 2013.", False),
        ("The vote is to be held on 5 October 2024.", False),
        ("Gunmen killed four people on Friday.", False),
    ],
)
def test_a_day_of_publication_long_before_all_that_is_told_is_doubted(tmp_path: Path, text: str, doubted: bool) -> None:
    (tmp_path / "r.csv").write_text(f'published,text\n2024-08-01,"{text}"\n')
    reasons = [failure.reason for failure in read_reports([tmp_path / "r.csv"]).failures]
    assert any("the earliest date in the text" in reason for reason in reasons) == doubted
