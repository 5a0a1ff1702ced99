"""Pasted threads: messages copied out of WhatsApp, Telegram or X into one text, split at their headers.

Channels and accounts are publishers; members of a WhatsApp group are private people, and their names and numbers are
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo_incidents.documents.days import day_in, order_in
from geo_incidents.documents.extracted import Extracted

DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ \u202f\u00a0]?[ap]\.?m\.?|[ \u202f\u00a0]?[صم])?"
MEMBER = r"[^:\n]{1,60}"
# The line above a copied message, or the words before it, as each app writes them.
HEADS = tuple(
    re.compile(pattern, re.MULTILINE | re.IGNORECASE)
    for pattern in (
        rf"^\u200e?\[(?P<when>{DAY},? {CLOCK})\] {MEMBER}: ",  # WhatsApp on iPhones
        rf"^\u200e?(?P<when>{DAY},? {CLOCK}) - {MEMBER}: ",  # WhatsApp on Android
        rf"^(?P<who>[^,\n]{{1,60}}), \[(?P<when>{DAY},? {CLOCK})\]:?\s*\n",  # Telegram on desktops
        rf"^\[(?P<when>{DAY},? {CLOCK})\] *(?P<who>[^:\n]{{0,60}})(?::|\n)",  # Telegram, notes of channels
        r"^(?P<who>[^@\n]{1,60})\n?@\w{1,15}\s*[·•]\s*(?P<when>\w{3,9}\.? \d{1,2}(?:, \d{4})?)\s*\n",  # X
    )
)
FEWEST = 2  # messages that make a thread


def messages(text: str) -> list[Extracted]:
    """The messages of a thread, each with its sender and date; none if the text is not a thread."""
    heads = max((list(head.finditer(text)) for head in HEADS), key=len)
    if len(heads) < FEWEST:
        return []
    order = order_in(head["when"] for head in heads)
    return list(_cut(text, heads, order))


def _cut(text: str, heads: Sequence[re.Match[str]], day_first: bool | None) -> Iterator[Extracted]:
    if before := text[: heads[0].start()].strip():
        yield Extracted(before, part="0")
    ends = [*(head.start() for head in heads[1:]), len(text)]
    for number, (head, end) in enumerate(zip(heads, ends, strict=True), start=1):
        if words := text[head.end() : end].strip():
            yield Extracted(words, _said(head, day_first), str(number))


def _said(head: re.Match[str], day_first: bool | None) -> dict[str, str]:
    day = day_in(head["when"], day_first) or (head["when"] if re.search(DAY, head["when"]) else "")
    told = {"publisher": head.groupdict().get("who", "").strip(), "published": day}
    return {field: value for field, value in told.items() if value}
