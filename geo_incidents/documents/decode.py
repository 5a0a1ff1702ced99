"""Bytes → text: UTF-8 and UTF-16 by their form, Windows-1256 and -1252 by the letters they would give, or refused."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NoReturn

from geo_incidents.errors import UnreadableReportError

LARGEST = 10_000_000  # bytes; a report is a text somebody wrote, and twenty megabytes are an archive
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
WORD = re.compile(r"[^\W\d_]{2,}")


def decode(data: bytes, name: str) -> str:
    """The text of a report's bytes, byte-order mark aside. Raises `UnreadableReportError` rather than guess."""
    if len(data) > LARGEST:
        refuse(name, f"{len(data):,} bytes, more than {LARGEST:,}; split it into reports")
    if not data.strip():
        refuse(name, "empty; remove it or add text")
    text = by_mark(data) or by_form(data) or by_letters(data)
    if text is None or not readable(text):
        refuse(name, "not text in UTF-8, UTF-16, Windows-1256 or Windows-1252; convert it to UTF-8")
    return text


def refuse(name: str, why: str) -> NoReturn:
    """Raise the error of a report that cannot be read."""
    message = f"{name}: {why}"
    raise UnreadableReportError(message)


def by_mark(data: bytes) -> str | None:
    """Text that opens with a byte-order mark."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return attempt(data[len(mark) :], encoding)
    return None


def by_form(data: bytes) -> str | None:
    """UTF-8, which other encodings' text almost never is by chance; or UTF-16 without a mark, by its zero bytes."""
    if b"\0" not in data:
        return attempt(data, "utf-8")
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > len(data) // 8:
        return attempt(data, "utf-16-be" if even > odd else "utf-16-le")
    return None


def by_letters(data: bytes) -> str | None:
    """Windows-1256 or -1252, whichever reads the high bytes as words of one script; None where neither clearly does."""
    arabic, western = attempt(data, "windows-1256"), attempt(data, "windows-1252")
    if arabic is not None and share(arabic, "ARABIC") > 0.5:
        return arabic
    if western is not None and (only_signs(western) or (share(western, "LATIN") > 0.9 and accents_inside(western))):
        return western
    return None


def attempt(data: bytes, encoding: str) -> str | None:
    """The text in this encoding, or None."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def share(text: str, script: str) -> float:
    """Share of the letters beyond ASCII that are of a script."""
    high = [character for character in text if ord(character) > 127 and character.isalpha()]
    return sum(unicodedata.name(c, "").startswith(script) for c in high) / len(high) if high else 0.0


def only_signs(text: str) -> bool:
    """Whether nothing beyond ASCII is in the text but quotation marks, dashes and the like."""
    return all(ord(c) < 128 or unicodedata.category(c)[0] in "PSZ" for c in text)


def accents_inside(text: str) -> bool:
    """Whether accented letters stand among plain ones, as in western words, and not in runs of their own."""
    words = [word for word in WORD.findall(text) if not word.isascii()]
    plain = sum(sum(c.isascii() for c in word) >= len(word) / 2 for word in words)
    return not words or plain >= 0.8 * len(words)


def readable(text: str) -> bool:
    """Whether the text is free of control characters that no text holds."""
    return len(CONTROL.findall(text)) * 1000 <= len(text)
