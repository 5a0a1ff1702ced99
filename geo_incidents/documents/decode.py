"""Bytes → text: UTF-8 and UTF-16 by their form, Windows-1256 and -1252 by plausible words; anything else is refused."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NoReturn

from geo_incidents.errors import UnreadableReportError

LARGEST = 10_000_000  # bytes; nobody writes a report of 10 MB, so a larger file is an archive
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
WORD = re.compile(r"[^\W\d_]{2,}")


def decode(data: bytes, name: str) -> str:
    """The text of a report's bytes, without byte-order mark. Raises `UnreadableReportError` instead of guessing."""
    if len(data) > LARGEST:
        refuse(name, f"{len(data):,} bytes, more than {LARGEST:,}; split it into reports")
    if not data.strip():
        refuse(name, "empty; remove it or add text")
    text = by_mark(data) or by_form(data) or by_letters(data)
    if text is None or not readable(text):
        refuse(name, "not text in UTF-8, UTF-16, Windows-1256 or Windows-1252; convert it to UTF-8")
    return text


def refuse(name: str, why: str) -> NoReturn:
    """Raise `UnreadableReportError` for the named report."""
    message = f"{name}: {why}"
    raise UnreadableReportError(message)


def by_mark(data: bytes) -> str | None:
    """The text, if it begins with a byte-order mark."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return attempt(data[len(mark) :], encoding)
    return None


def by_form(data: bytes) -> str | None:
    """The text as UTF-8, which is almost never valid by chance, or as unmarked UTF-16, recognised by its zero bytes."""
    if b"\0" not in data:
        return attempt(data, "utf-8")
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > len(data) // 8:
        return attempt(data, "utf-16-be" if even > odd else "utf-16-le")
    return None


def by_letters(data: bytes) -> str | None:
    """Windows-1256 or -1252, whichever gives words of a single script; None if neither clearly does."""
    arabic, western = attempt(data, "windows-1256"), attempt(data, "windows-1252")
    if arabic is not None and share(arabic, "ARABIC") > 0.5:
        return arabic
    if western is not None and (only_signs(western) or (share(western, "LATIN") > 0.9 and accents_inside(western))):
        return western
    return None


def attempt(data: bytes, encoding: str) -> str | None:
    """The text in this encoding, or None if it does not decode."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def share(text: str, script: str) -> float:
    """Share of the non-ASCII letters that belong to a script, 0 to 1."""
    high = [character for character in text if ord(character) > 127 and character.isalpha()]
    return sum(unicodedata.name(c, "").startswith(script) for c in high) / len(high) if high else 0.0


def only_signs(text: str) -> bool:
    """Whether the text's only non-ASCII characters are punctuation, such as quotation marks and dashes."""
    return all(ord(c) < 128 or unicodedata.category(c)[0] in "PSZ" for c in text)


def accents_inside(text: str) -> bool:
    """Whether accented letters stand among plain ones, as in western languages, instead of in runs of their own."""
    words = [word for word in WORD.findall(text) if not word.isascii()]
    plain = sum(sum(c.isascii() for c in word) >= len(word) / 2 for word in words)
    return not words or plain >= 0.8 * len(words)


def readable(text: str) -> bool:
    """Whether the text has no control characters that text never contains."""
    return len(CONTROL.findall(text)) * 1000 <= len(text)
