"""Exports of Telegram, as JSON and as pages: every message with words is a report with its own day and channel.

Members of groups are private people: their messages are of the group. Who is forwarded has published a message, unless
the export says that it is a user.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geo_incidents.documents.decode import decode, refuse
from geo_incidents.documents.extracted import Extracted, Fault, Items, Note
from geo_incidents.documents.pages import slim

WITHOUT = "{0} without words (pictures, joins and the like) not read"


def from_json(export: Mapping[str, Any], name: str) -> Items:
    """Messages of one chat, or of all chats of an account."""
    listed = export.get("chats")
    chats = [export] if "messages" in export else listed.get("list") if isinstance(listed, Mapping) else None
    if not isinstance(chats, list):
        refuse(name, "no messages in it")
    several = len(chats) > 1
    for number, chat in enumerate(chats):
        if isinstance(chat, Mapping):
            yield from _chat(chat, f"{_word(chat.get('id'))}-" if several else "")
        else:
            yield Fault(f"chat {number + 1}", "no chat of Telegram's: a record with messages is one")


def _chat(chat: Mapping[str, Any], prefix: str) -> Items:
    """Messages with words; one that is none by its form is set aside by itself."""
    silent = 0
    messages = chat.get("messages", [])
    for number, message in enumerate(messages if isinstance(messages, list) else ()):
        if not isinstance(message, Mapping):
            yield Fault(f"{prefix}message {number + 1}", "no message of Telegram's: a record with text and date is one")
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
    """A field's text; lists and records say nothing where a word should stand."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _text(parts: object) -> str:
    """A message's words: a string, or pieces of which some are links, bold and the like."""
    if isinstance(parts, str):
        return parts
    pieces: Iterable[object] = parts if isinstance(parts, list) else ()
    return "".join(str(piece.get("text", "")) if isinstance(piece, dict) else str(piece) for piece in pieces)


def _said(channel: str, forwarded: str, day: str) -> dict[str, str]:
    """Who is forwarded has published it; who forwards it is told in the title."""
    title = f"forwarded by {channel}" if forwarded else ""
    told = {"publisher": forwarded or channel, "title": title, "published": day}
    return {field: value.strip() for field, value in told.items() if value.strip()}


def from_html(data: bytes, name: str) -> Items:
    """Messages of one page of an export."""
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
