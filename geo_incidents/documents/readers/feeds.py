"""Saved RSS and Atom feeds: each item is a report, with its headline above the text."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from geo_incidents.documents.decode import refuse
from geo_incidents.documents.extracted import Extracted, Items
from geo_incidents.documents.pages import plain_text


def read(data: bytes, name: str) -> Items:
    """The items of the feed, numbered from 1."""
    import feedparser

    feed = feedparser.parse(BytesIO(data))
    if not feed.entries:
        refuse(name, "a feed without items")
    for number, entry in enumerate(feed.entries, start=1):
        title = plain_text(entry.get("title", "")).replace("\n", " ")
        text = "\n\n".join(filter(None, (title, plain_text(_body(entry)))))
        if text:
            yield Extracted(text, _said(entry, feed.feed, title), str(number))


def _body(entry: Mapping[str, Any]) -> str:
    """The full text if the feed has it, otherwise the summary."""
    contents = [str(content.get("value", "")) for content in entry.get("content", ())]
    return max((*contents, str(entry.get("summary", ""))), key=len)


def _said(entry: Mapping[str, Any], feed: Mapping[str, Any], title: str) -> dict[str, str]:
    publisher = (entry.get("source") or {}).get("title") or feed.get("title") or entry.get("author")
    told = {
        "title": title,
        "publisher": publisher,
        "published": entry.get("published") or entry.get("updated"),
        "url": entry.get("link"),
        "lang": feed.get("language"),
    }
    return {field: str(value).strip() for field, value in told.items() if value}
