"""Small files of every form, made by the tools that people make them with."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.message import EmailMessage

TITLE, PAPER, URL = "Attack on al-Sanoubar", "Coast Daily", "https://example.org/a"
LINES = (
    "Gunmen killed four people in the village of al-Sanoubar, in Latakia countryside, on 7 March 2025, residents said.",
    "Two more were wounded in Jableh when a shell hit a house on Friday, the governorate's health office said.",
)
TEXT = "\n".join(LINES)
ARABIC = "قتل أربعة مدنيين في قرية الصنوبر بريف اللاذقية يوم الجمعة، بحسب مصادر محلية."
DAY = datetime(2025, 3, 8, 14, 22, tzinfo=UTC)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>{PAPER}</title><language>en</language>
<item><title>{TITLE}</title><link>{URL}</link><pubDate>Sat, 08 Mar 2025 14:22:00 GMT</pubDate>
<description>&lt;p&gt;{LINES[0]}&lt;/p&gt;&lt;p&gt;{LINES[1]}&lt;/p&gt;</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>{PAPER}</title>
<entry><title>{TITLE}</title><link href="{URL}"/><updated>2025-03-08T14:22:00Z</updated>
<content type="html">{LINES[0]}&lt;br&gt;{LINES[1]}</content></entry></feed>"""
TELEGRAM_PAGE = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>
<div class="page_header"><div class="content"><div class="text bold">{PAPER}</div></div></div>
<div class="history">
<div class="message service" id="message-1"><div class="body details">8 March 2025</div></div>
<div class="message default clearfix" id="message6"><div class="body">
<div class="pull_right date details" title="08.03.2025 14:22:05 UTC+01:00">14:22</div>
<div class="from_name">{PAPER}</div><div class="text">{LINES[0]}<br>{LINES[1]}</div></div></div>
<div class="message default clearfix joined" id="message7"><div class="body">
<div class="pull_right date details" title="09.03.2025 08:00:00 UTC+01:00">08:00</div>
<div class="forwarded body"><div class="from_name">Other Channel</div><div class="text">{ARABIC}</div></div></div></div>
</div></body></html>"""


def page() -> bytes:
    """A page with an article."""
    body = "".join(f"<p>{line}</p>" for line in LINES * 3)
    head = f"<title>{TITLE}</title><meta property='article:published_time' content='2025-03-08'>"
    head += f"<meta property='og:site_name' content='{PAPER}'>"
    return f"<html><head>{head}</head><body><article><h1>{TITLE}</h1>{body}</article></body></html>".encode()


def pdf(pages: tuple[str, ...] = LINES) -> bytes:
    """A PDF with a page for each text; one that is empty has no text layer."""
    from fpdf import FPDF

    made = FPDF()
    made.set_title(TITLE)
    made.set_author(PAPER)
    made.set_font("helvetica", size=14)
    for text in pages:
        made.add_page()
        if text:
            made.multi_cell(0, text=text)
    return bytes(made.output())


def docx() -> bytes:
    """A Word document with a table."""
    from docx import Document

    document, out = Document(), io.BytesIO()
    document.core_properties.title, document.core_properties.author = TITLE, PAPER
    for line in LINES:
        document.add_paragraph(line)
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "Jableh", "2 wounded"
    document.save(out)
    return out.getvalue()


def odt() -> bytes:
    """An OpenDocument text."""
    from odf import dc, meta, opendocument, text

    document, out = opendocument.OpenDocumentText(), io.BytesIO()
    document.meta.addElement(dc.Title(text=TITLE))
    document.meta.addElement(meta.InitialCreator(text=PAPER))
    for line in LINES:
        document.text.addElement(text.P(text=line))
    document.save(out)
    return out.getvalue()


def rtf() -> bytes:
    """RTF as word processors write it: Arabic letters escaped."""
    escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in ARABIC)
    body = "\\par\n".join((*LINES, escaped))
    return f"{{\\rtf1\\ansi{{\\info{{\\title {TITLE}}}{{\\company {PAPER}}}}}\n{body}\\par}}".encode()


def message(text: str = TEXT) -> EmailMessage:
    """A mail."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"{PAPER} <desk@example.org>", "you@example.org", TITLE
    made["Date"], made["Message-ID"] = DAY, "<6@example.org>"
    made.set_content(text)
    return made


def eml() -> bytes:
    """A mail with a report attached, and a picture."""
    made = message()
    made.add_attachment(ARABIC.encode(), maintype="text", subtype="plain", filename="second.txt")
    made.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="photo.jpg")
    return made.as_bytes()


def mbox() -> bytes:
    """A mailbox of two."""
    lines = [b"From desk@example.org Sat Mar  8 14:22:00 2025\n" + message(text).as_bytes() for text in (TEXT, ARABIC)]
    return b"\n".join(lines)


def mhtml() -> bytes:
    """A page as Chromium saves it."""
    made = EmailMessage()
    made["From"], made["Snapshot-Content-Location"], made["Subject"] = "<Saved by Blink>", URL, TITLE
    made["Date"] = DAY
    made.set_content(page().decode(), subtype="html")
    made.make_related()
    return made.as_bytes()


def xlsx() -> bytes:
    """A workbook with other names of columns, days as days, and a sheet of something else."""
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Date", "Source", "Description", "Link"])
    sheet.append([date(2025, 3, 8), PAPER, TEXT, URL])
    sheet.append([45724, PAPER, ARABIC, URL])
    book.create_sheet("codes").append(["code", "meaning"])
    book["codes"].append([1, "killed"])
    book.save(out)
    return out.getvalue()


def ods() -> bytes:
    """An OpenDocument workbook."""
    from odf import opendocument, table, text

    book, out = opendocument.OpenDocumentSpreadsheet(), io.BytesIO()
    sheet = table.Table(name="reports")
    for cells in (("التاريخ", "المصدر", "النص"), ("2025-03-08", PAPER, ARABIC)):
        row = table.TableRow()
        for cell in cells:
            found = table.TableCell(valuetype="string")
            found.addElement(text.P(text=cell))
            row.addElement(found)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    book.save(out)
    return out.getvalue()


def telegram() -> bytes:
    """An export of a channel: a message, a forwarded one in pieces, one without words, a join."""
    pieces = [ARABIC[:10], {"type": "bold", "text": ARABIC[10:]}]
    messages = [
        {"id": 5, "type": "service", "date": "2025-03-08T10:00:00", "action": "create_channel", "text": ""},
        {"id": 6, "type": "message", "date": "2025-03-08T14:22:05", "from": PAPER, "text": TEXT},
        {"id": 7, "type": "message", "date": "2025-03-09T08:00:00", "from": PAPER, "text": pieces}
        | {"forwarded_from": "Other Channel"},
        {"id": 8, "type": "message", "date": "2025-03-09T09:00:00", "from": PAPER, "photo": "p.jpg", "text": ""},
    ]
    return json.dumps({"name": PAPER, "type": "public_channel", "id": 1, "messages": messages}).encode()


def reliefweb() -> bytes:
    """An answer of the ReliefWeb API."""
    fields = {
        "title": TITLE,
        "body": TEXT,
        "url": URL,
        "date": {"original": "2025-03-08T00:00:00+00:00"},
        "source": [{"name": PAPER}],
        "country": [{"name": "Syria"}],
        "language": [{"name": "English"}],
    }
    return json.dumps({"data": [{"id": "6", "fields": fields}, {"id": "7", "fields": {"title": "No body"}}]}).encode()


def warc() -> bytes:
    """An archived page beside an archived picture."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    WARCWriter._create_temp_file = staticmethod(io.BytesIO)  # its own is never closed
    writer = WARCWriter(out, gzip=True)
    for url, kind, payload in ((URL, "text/html; charset=utf-8", page()), (URL + ".png", "image/png", b"\x89PNG")):
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(payload),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": DAY.strftime("%Y-%m-%dT%H:%M:%SZ")},
        )
        writer.write_record(record)
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """An archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def wacz() -> bytes:
    """A packed web archive."""
    return zipped({"datapackage.json": b"{}", "archive/data.warc.gz": warc()})


# Name of a file → what is in it. Every form that is read is here, which a test holds against the registry.
FILES: dict[str, Callable[[], bytes]] = {
    "a.txt": TEXT.encode,
    "a.html": page,
    "a.pdf": pdf,
    "a.docx": docx,
    "a.odt": odt,
    "a.rtf": rtf,
    "a.eml": eml,
    "a.mbox": mbox,
    "a.mhtml": mhtml,
    "a.rss": RSS.encode,
    "a.atom": ATOM.encode,
    "a.warc.gz": warc,
    "a.wacz": wacz,
    "a.xlsx": xlsx,
    "a.ods": ods,
    "result.json": telegram,
    "messages.html": TELEGRAM_PAGE.encode,
    "reliefweb.json": reliefweb,
    "a.tsv": f"Date\tNotes\n2025-03-08\t{LINES[0]}\n".encode,
    "a.jsonl": (json.dumps({"text": TEXT, "published": "2025-03-08"}) + "\n").encode,
    "a.zip": lambda: zipped({"in/a.txt": TEXT.encode(), "in/b.docx": docx(), "in/c.png": b"\x89PNG", "in/d.zip": b"x"}),
}
