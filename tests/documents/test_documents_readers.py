"""Every form of file is read: its words to the letter, what it says of itself, and what is lost is told."""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path

import pytest
from made import ARABIC, FILES, LINES, PAPER, TEXT, TITLE, URL, pdf, telegram, zipped

from geo_incidents.documents import read_reports, spool_reports
from geo_incidents.documents.formats import FORMATS, by_suffix, form_of
from geo_incidents.errors import InputError, UnreadableReportError
from geo_incidents.model import Document

# What each file says of its first report: title, publisher, day, address.
WHOLE = (TITLE, PAPER, "2025-03-08", URL)
SAID = {
    "a.html": (TITLE, PAPER, "2025-03-08", ""),
    "a.pdf": (TITLE, "", "", ""),
    "a.docx": (TITLE, "", "", ""),
    "a.odt": (TITLE, "", "", ""),
    "a.rtf": (TITLE, PAPER, "", ""),
    "a.eml": (TITLE, "example.org", "2025-03-08", ""),
    "a.mbox": (TITLE, "example.org", "2025-03-08", ""),
    "a.mhtml": WHOLE,
    "a.rss": WHOLE,
    "a.atom": WHOLE,
    "a.warc.gz": WHOLE,
    "a.wacz": WHOLE,
    "a.xlsx": ("", PAPER, "2025-03-08", URL),
    "a.ods": ("", PAPER, "2025-03-08", ""),
    "result.json": ("", PAPER, "2025-03-08", ""),
    "messages.html": ("", PAPER, "2025-03-08", ""),
    "reliefweb.json": WHOLE,
    "a.tsv": ("", "", "2025-03-08", ""),
    "a.jsonl": ("", "", "2025-03-08", ""),
}


def read(folder: Path, name: str, data: bytes) -> list[Document]:
    (folder / name).write_bytes(data)
    return list(read_reports([folder / name]).documents)


@pytest.mark.parametrize("name", FILES)
def test_the_words_are_read_to_the_letter(tmp_path: Path, name: str) -> None:
    text = "\n".join(document.text for document in read(tmp_path, name, FILES[name]()))
    told = [line for line in (*LINES, ARABIC) if line in text]
    assert told, text
    assert LINES[0] in told or name == "a.ods"


@pytest.mark.parametrize("name", SAID)
def test_what_the_file_says_of_itself_is_kept(tmp_path: Path, name: str) -> None:
    source = read(tmp_path, name, FILES[name]())[0].source
    assert (source.title, source.publisher, source.published, source.url) == SAID[name]


@pytest.mark.parametrize("name", FILES)
def test_the_same_bytes_under_a_name_that_tells_nothing(tmp_path: Path, name: str) -> None:
    data = FILES[name]()
    if form_of(data, "x").table:
        pytest.skip("tables of text are known by their names")
    named, nameless = read(tmp_path, name, data), read(tmp_path, "x", data)
    assert {document.text for document in nameless} == {document.text for document in named} or name in NAMELESS


NAMELESS = ("a.warc.gz", "result.json", "reliefweb.json", "a.tsv", "a.jsonl")


def test_every_form_of_the_registry_is_tried() -> None:
    tried = {form_of(make(), name).name for name, make in FILES.items()}
    assert {form.name for form in FORMATS} - tried == {"Parquet"}  # which test_documents_shards.py tries


def test_pages_of_a_pdf_keep_their_offsets(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "a.pdf", pdf())
    first, second = document.source.pages
    assert document.text[first:].startswith("Gunmen killed")
    assert document.text[second:].startswith("Two more")
    assert [document.source.page(at) for at in (0, second - 1, second, len(document.text))] == [1, 1, 2, 2]


def test_scanned_pages_are_set_aside_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf((LINES[0], "")))
    reading = read_reports([tmp_path])
    assert [one.reason for one in reading.failures] == ["no text layer; use OCR first"]
    assert reading.failures[0].name.endswith("a.pdf:p. 2")
    (tmp_path / "a.pdf").write_bytes(pdf(("",)))
    with pytest.raises(UnreadableReportError, match="use OCR first"):
        read_reports([tmp_path])


def test_mail_keeps_numbers_out_of_the_text_and_attachments_apart(tmp_path: Path) -> None:
    with spool_reports([_written(tmp_path, "a.eml")]) as spool:
        texts = {document.source.report_id: document.text for document in spool}
        assert texts == {"a": TEXT, "a-second": ARABIC}
        assert spool.tally.kinds() == "1 .jpg (use OCR if it contains text)"


def test_a_forwarded_message_is_of_who_wrote_it(tmp_path: Path) -> None:
    for name in ("result.json", "messages.html"):
        _, forwarded = read(tmp_path, name, FILES[name]())
        assert (forwarded.source.publisher, forwarded.source.published) == ("Other Channel", "2025-03-09")
        assert forwarded.text == ARABIC


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.odt", "a.rtf", "a.eml", "thread", "group"])
def test_whoever_typed_or_sent_it_is_named_nowhere(tmp_path: Path, name: str) -> None:
    data = {
        "thread": THREADS["iphone"].encode(),
        "group": telegram().replace(b'"from": "Coast Daily"', b'"from": "Ali"'),
    }
    documents = read(tmp_path, "result.json" if name == "group" else name, data.get(name) or FILES[name]())
    assert not {"Ali", "desk@example.org"} & {value for one in documents for value in astuple(one.source)[1:3]}
    if name in ("a.pdf", "a.docx", "a.odt"):
        assert PAPER not in repr(documents)


def test_what_a_zip_holds_is_read_or_counted(tmp_path: Path) -> None:
    with spool_reports([_written(tmp_path, "a.zip")]) as spool:
        assert [document.source.report_id for document in spool] == ["a-a", "a-b"]
        assert [failure.name.rpartition(":")[2] for failure in spool.failures] == ["in/d.zip"]
        assert spool.tally.kinds() == "1 .png (use OCR if it contains text)"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    inner = zipped({f"{n}.txt": b"0" * 200_000_000 for n in range(6)})
    with pytest.raises(UnreadableReportError, match="inflates to more"):
        read(tmp_path, "bomb.zip", inner)


@pytest.mark.parametrize("name", [name for name in FILES if name not in ("a.txt", "a.jsonl", "a.tsv", "a.zip")])
def test_a_file_cut_short_is_read_in_part_or_refused(tmp_path: Path, name: str) -> None:
    data = FILES[name]()
    (tmp_path / "good.txt").write_text(ARABIC)
    (tmp_path / name).write_bytes(data[: len(data) // 2])
    reading = read_reports([tmp_path])
    assert ARABIC in {document.text for document in reading.documents}
    assert len(reading.documents) > 1 or reading.failures
    assert not any("\n" in failure.reason for failure in reading.failures)


@pytest.mark.parametrize(
    "suffix", [".pdf", ".docx", ".xlsx", ".odt", ".ods", ".eml", ".rss", ".warc", ".json", ".mbox"]
)
def test_bytes_that_are_no_file_of_the_kind_are_one_line(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, f"a{suffix}", b"\x00\x01\x02nothing of the kind")
    assert "\n" not in str(caught.value)


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.docx").write_bytes(FILES["a.docx"]())
    form = by_suffix("a.docx")
    assert form is not None
    monkeypatch.setattr("geo_incidents.documents.formats.find_spec", lambda name: None)
    with spool_reports([tmp_path]) as spool:
        assert "1 .docx (install geo-incidents[documents])" in spool.tally.line(len(spool))
        assert [failure.reason for failure in spool.failures] == [
            "Word document needs the package docx; install geo-incidents[documents]"
        ]


def test_a_list_of_addresses_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReportError, match="fetches nothing"):
        read(tmp_path, "urls.txt", b"https://example.org/1\n\nhttps://example.org/2\n")


@pytest.mark.parametrize(
    ("name", "remedy"), [("a.doc", "save as .docx"), ("a.xls", "save as .xlsx"), ("a.rar", "unpack")]
)
def test_a_file_that_is_named_and_of_no_form_is_refused_with_what_helps(tmp_path: Path, name: str, remedy: str) -> None:
    with pytest.raises(UnreadableReportError, match=remedy):
        read(tmp_path, name, b"\xd0\xcf\x11\xe0 old")


THREADS = {
    "iphone": f"[08/03/2025, 14:22:05] Ali: {LINES[0]}\n[13/03/2025, 14:23:00] ~ Desk: {LINES[1]}\n",
    "android": f"08/03/2025, 14:22 - Ali: {LINES[0]}\n13/03/2025, 14:23 - Desk: {LINES[1]}\n",
    "telegram": f"Ali, [08.03.2025 14:22]\n{LINES[0]}\n\nDesk, [13.03.2025 14:23]\n{LINES[1]}\n",
    "channel": f"[08/03/2025 14:22] Ali:\n{LINES[0]}\n[13/03/2025 14:23] Desk: {LINES[1]}\n",
    "x": f"Ali\n@ali_1 · Mar 8, 2025\n{LINES[0]}\nDesk\n@desk · Mar 13, 2025\n{LINES[1]}\n",
}


@pytest.mark.parametrize("kind", THREADS)
def test_a_pasted_thread_is_cut_by_message(tmp_path: Path, kind: str) -> None:
    documents = read(tmp_path, "thread.txt", THREADS[kind].encode())
    assert [document.text for document in documents] == list(LINES)
    private = kind in ("iphone", "android")
    assert [document.source.publisher for document in documents] == (["", ""] if private else ["Ali", "Desk"])
    assert [document.source.published for document in documents] == ["2025-03-08", "2025-03-13"]


def test_one_dated_line_is_no_thread(tmp_path: Path) -> None:
    text = f"[08/03/2025, 14:22] Ali: {LINES[0]}\n{LINES[1]}"
    assert [document.text for document in read(tmp_path, "r.txt", text.encode())] == [text]


def _written(folder: Path, name: str) -> Path:
    (folder / name).write_bytes(FILES[name]())
    return folder / name


ODD_MESSAGES: list[object] = [
    7, None, "text", [], {"type": "message", "id": [], "text": {"a": 1}},
    {"type": "message", "id": {"x": 1}, "date": ["2025"], "forwarded_from": {"n": 1}, "text": [None, {"text": None}]},
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD_MESSAGES, ids=repr)
def test_a_malformed_message_costs_itself_and_not_its_file(tmp_path: Path, odd: object) -> None:
    export = json.loads(telegram())
    whole = len(read(tmp_path, "result.json", telegram()))
    export["messages"].insert(0, odd)
    documents = read(tmp_path, "result.json", json.dumps(export).encode())
    assert [one.text for one in documents if one.text in (LINES[0], ARABIC)] or len(documents) >= whole


@pytest.mark.parametrize("chats", [7, [], {"list": 5}, {"list": [7, None]}, {"list": [{"messages": {"a": 1}}]}])
def test_an_account_of_another_form_is_refused_or_set_aside(tmp_path: Path, chats: object) -> None:
    (tmp_path / "result.json").write_text(json.dumps({"chats": chats}), "utf8")
    (tmp_path / "good.txt").write_text("Killed in Jableh.", "utf8")
    assert [one.source.report_id for one in read_reports([tmp_path]).documents] == ["good"]


def test_a_manifest_in_a_zip_speaks_of_its_files(tmp_path: Path) -> None:
    manifest = "file,title,publisher,published\na.txt,Attack,Coast Daily,2025-03-08\ngone.txt,,,\n"
    data = zipped({"in/a.txt": TEXT.encode(), "in/b.txt": TEXT.encode(), "in/reports.csv": manifest.encode()})
    (tmp_path / "m.zip").write_bytes(data)
    with spool_reports([tmp_path / "m.zip"]) as spool:
        said = {document.source.report_id: document.source for document in spool}
        assert [source.published for source in said.values()] == ["2025-03-08", ""]
        assert said["m-a"].publisher == "Coast Daily"
        assert [failure.reason for failure in spool.failures] == [
            "names gone.txt, which does not exist; correct the line"
        ]
