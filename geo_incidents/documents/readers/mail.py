"""Mail: single messages, mailboxes, and pages that a browser saved as one message (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from geo_incidents.documents.decode import refuse
from geo_incidents.documents.extracted import Extracted, Fault, Inner, Items
from geo_incidents.documents.known import known
from geo_incidents.documents.pages import main_text, plain_text
from geo_incidents.errors import UnreadableReportError

SEPARATOR = re.compile(rb"(?:^|\n)From [^\n]*\d{4}\r?\n")
PAGE = "text/html"
LONGEST_HEADER = 4_000  # code points


def read(data: bytes, name: str) -> Items:
    """The message as a report, and its attachments as inner files; for MHTML, the page it holds."""
    message = _parsed(data)
    if message.get_content_type() == "multipart/related" and _address(message):
        yield _page(message, name)
        return
    yield from _message(message, name)


def read_mbox(data: bytes, name: str) -> Items:
    """Every message of a mailbox, numbered from 1."""
    parts = [part for part in SEPARATOR.split(data) if part.strip()]
    for number, part in enumerate(parts, start=1):
        try:
            for item in _message(_parsed(part.replace(b"\n>From ", b"\nFrom ")), name):
                yield Extracted(item.text, item.said, str(number)) if isinstance(item, Extracted) else item
        except (UnreadableReportError, LookupError, ValueError) as error:
            yield Fault(str(number), str(error).removeprefix(f"{name}: "))


class _Bounded(policy.EmailPolicy):
    """Headers cut to a bearable length: the library takes 1.5 kB for each byte of a crafted one."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


def _parsed(data: bytes) -> EmailMessage:
    found = message_from_bytes(data.lstrip(), policy=_Bounded())
    assert isinstance(found, EmailMessage)
    return found


def _message(message: EmailMessage, name: str) -> Items:
    if not message.keys():
        refuse(name, "not a mail: it has no header")
    body = message.get_body(("plain", "html"))
    text = _content(body) if body is not None else ""
    if body is not None and body.get_content_type() == PAGE:
        text = plain_text(text)
    if not text.strip():
        refuse(name, "a message without text")
    yield Extracted(text.strip().replace("\r\n", "\n"), _said(message))
    for part in message.iter_attachments():
        yield from _attachment(part)


def _content(part: MIMEPart) -> str:
    content = part.get_content()
    return content if isinstance(content, str) else ""


def _attachment(part: EmailMessage) -> Iterator[Inner]:
    data = part.get_payload(decode=True)
    if isinstance(data, bytes) and (file := part.get_filename()):
        yield Inner(file, data)


def _page(message: EmailMessage, name: str) -> Extracted:
    page = next((part for part in message.walk() if part.get_content_type() == PAGE), None)
    if page is None:
        refuse(name, "no page in it")
    assert isinstance(page, EmailMessage)
    text, of_page = main_text(_content(page), name)
    told = {"title": str(message.get("Subject", "")), "url": _address(message), "retrieved": _day(message)}
    return Extracted(text, {**{field: value for field, value in told.items() if value}, **of_page})


def _address(message: EmailMessage) -> str:
    return str(message.get("Snapshot-Content-Location", message.get("Content-Location", "")))


def _said(message: EmailMessage) -> Mapping[str, str]:
    told = {"title": str(message.get("Subject", "")), "publisher": _house(message), "published": _day(message)}
    return {field: value for field, value in told.items() if value}


def _house(message: EmailMessage) -> str:
    """The website that a mail comes from; never the sender or mail provider, which may identify a private person."""
    _, address = parseaddr(str(message.get("From", "")))
    domain = address.rpartition("@")[2].casefold()
    return "" if domain.split(".")[0] in known("mail")["services"] else domain


def _day(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat() if message["Date"] else ""
    except ValueError:
        return ""
