"""Telegram exports, as JSON and as HTML: every message with text is a report with its own date and channel.

Members of groups are private people: their messages are attributed to the group. A forwarded message is attributed to
its original author unless the export marks that author as a user.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geo_incidents.documents.decode import decode, refuse
from geo_incidents.documents.extracted import Extracted, Fault, Items, Note
from geo_incidents.documents.pages import slim

WITHOUT = "{0} without text (pictures, joins and the like) not read"


def from_json(export: Mapping[str, Any], name: str) -> Items:
    """The messages of one chat, or of all chats of an account."""
    listed = export.get("chats")
    chats = [export] if "messages" in export else listed.get("list") if isinstance(listed, Mapping) else None
    if not isinstance(chats, list):
        refuse(name, "no messages in it")
    several = len(chats) > 1
    for number, chat in enumerate(chats):
        if isinstance(chat, Mapping):
            yield from _chat(chat, f"{_word(chat.get('id'))}-" if several else "")
        else:
            yield Fault(f"chat {number + 1}", "not a Telegram chat: expected messages")


def _chat(chat: Mapping[str, Any], prefix: str) -> Items:
    """Messages with text; a malformed one is a fault of its own."""
    silent = 0
    messages = chat.get("messages", [])
    for number, message in enumerate(messages if isinstance(messages, list) else ()):
        if not isinstance(message, Mapping):
            yield Fault(f"{prefix}message {number + 1}", "not a Telegram message: expected text and date")
            continue
        text = _text(message.get("text", ""))
        if message.get("type") != "message" or not text.strip():
            silent += 1
            continue
        is_user = str(message.get("forwarded_from_id", "")).startswith("user")
        forwarded = "" if is_user else _word(message.get("forwarded_from"))
        said = _said(_word(chat.get("name")), forwarded, _word(message.get("date")))
        yield Extracted(text, said, f"{prefix}{_word(message.get('id')) or number + 1}")
    if silent:
        yield Note(WITHOUT.format(silent))


def _word(value: object) -> str:
    """A field's text; "" for lists and objects, which are unexpected there."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _text(parts: object) -> str:
    """A message's text: a string, or a list of pieces some of which are links or formatted."""
    if isinstance(parts, str):
        return parts
    pieces: Iterable[object] = parts if isinstance(parts, list) else ()
    return "".join(str(piece.get("text", "")) if isinstance(piece, dict) else str(piece) for piece in pieces)


def _said(channel: str, forwarded: str, day: str) -> dict[str, str]:
    """Metadata: a forwarded message's original author is its publisher, and the title names the forwarder."""
    title = f"forwarded by {channel}" if forwarded else ""
    told = {"publisher": forwarded or channel, "title": title, "published": day}
    return {field: value.strip() for field, value in told.items() if value.strip()}


def from_html(data: bytes, name: str) -> Items:
    """The messages of one page of an HTML export."""
    from lxml import html

    tree = html.fromstring(slim(decode(data, name)))
    channel = _words(tree.xpath("//div[contains(@class, 'page_header')]"))
    silent = 0
    for message in tree.xpath("//div[starts-with(@id, 'message')]"):
        text = "\n".join(_lines(message.xpath(".//div[@class='text']")))
        if not text:
            silent += 1
            continue
        forwarded = _words(message.xpath(".//div[contains(@class, 'forwarded')]/div[@class='from_name']/text()"))
        day = "".join(message.xpath("./div[@class='body']/div[contains(@class, 'date')]/@title"))
        said = _said(channel, forwarded, day) | {"day_first": "1"}
        yield Extracted(text, said, message.get("id").removeprefix("message"))
    if silent:
        yield Note(WITHOUT.format(silent))


def _words(nodes: Iterable[Any]) -> str:
    return next((" ".join(str(getattr(node, "text_content", lambda n=node: n)()).split()) for node in nodes), "")


def _lines(nodes: Iterable[Any]) -> Iterator[str]:
    for node in nodes:
        for end in node.xpath(".//br"):
            end.tail = "\n" + (end.tail or "")
        yield from (line.strip() for line in node.text_content().splitlines() if line.strip())
