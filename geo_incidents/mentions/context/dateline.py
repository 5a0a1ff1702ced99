"""Datelines: "HAMA, Syria (AP) —", "دمشق - سانا", "By A. B. in AMMAN:" tell where a reporter sits."""

from __future__ import annotations

from geo_incidents.mentions.context.around import Around
from geo_incidents.mentions.scan import Scan
from geo_incidents.text import gaps

REACH = 40  # words from the start of a report, or of a line, in which a dateline may stand
LONGEST = 9  # words of a dateline behind the place: country, agency, date


def is_dateline(around: Around) -> bool:
    """Whether the name opens the report's text, or with an agency one of its parts, as the place of a dateline."""
    spot, scan = around.spot, around.scan
    if around.cue_before or around.cue_after or around.itemised or not _opens(scan, spot.start):
        return False
    return _closes(scan, spot.end) if spot.start <= REACH else _names_agency(scan, spot.end)


def _opens(scan: Scan, number: int) -> bool:
    """Whether a line begins here, or only a few names, figures and agencies stand before on it."""
    for first in range(number, max(-1, number - REACH - 1), -1):
        if first == 0 or scan.gap(first) & (gaps.PARAGRAPH | gaps.LINE):
            return not scan.opens_with_bullet(first)
        if scan.gap(first) & gaps.BULLET or not _material(scan, first - 1):
            return False
    return False


def _closes(scan: Scan, number: int) -> bool:
    """Whether what follows, up to a dash, a colon or an agency, is a dateline's material."""
    for reached in range(number, min(number + LONGEST, len(scan))):
        if _agency(scan, reached) and scan.gap(reached) & ~gaps.SPACE:
            return True
        if scan.gap(reached) & gaps.DASH or (scan.gap(reached) & (gaps.COLON | gaps.SLASH) and reached == number):
            return True
        if scan.gap(reached) & (gaps.STOP | gaps.PARAGRAPH) or not _material(scan, reached):
            return False
    return False


def _names_agency(scan: Scan, number: int) -> bool:
    """Whether an agency and a dash follow: "Salamiyeh, SANA - "."""
    for reached in range(number, min(number + LONGEST, len(scan))):
        hit = scan.after(reached, "organisations.agencies")
        if hit is not None:
            return bool(scan.gap(reached) & ~gaps.SPACE and scan.gap(hit.end) & (gaps.DASH | gaps.COLON | gaps.CLOSE))
        if scan.gap(reached) & (gaps.STOP | gaps.PARAGRAPH) or not _material(scan, reached):
            return False
    return False


def _agency(scan: Scan, number: int) -> bool:
    return scan.after(number, "organisations.agencies") is not None


def _material(scan: Scan, number: int) -> bool:
    word = scan.words[number]
    if word.script == "number" or word.capital or _agency(scan, number):
        return True
    return any(
        "language.conjunctions" in hit.roles or "calendar.words" in hit.roles for hit in scan.starting.get(number, ())
    )
