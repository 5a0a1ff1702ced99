"""Reports by the hundred for tests of runs: real sentences, each report a text of its own."""

from __future__ import annotations

from pathlib import Path

import orjson

PLACES = ("al-Sanoubar", "Jableh", "Baniyas", "Qardaha", "Tartus", "al-Haffa", "Mashta al-Helu", "Safita")
DEEDS = ("Gunmen killed {n} people in {place}", "Shelling wounded {n} civilians in {place}", "قتل {n} أشخاص في {place}")


def text_of(number: int) -> str:
    """The text of a report: two claims, a date and a filler that tells it from every other."""
    first, second = (PLACES[(number + shift) % len(PLACES)] for shift in (0, 3))
    deed = DEEDS[number % len(DEEDS)].format(n=number % 17 + 2, place=first)
    words = " ".join(f"w{number}x{at}" for at in range(30))
    return f"{deed} on {number % 27 + 1} March 2025, residents said.\n\nTwo homes burned in {second}. {words}."


def write_archive(file: Path, reports: int) -> Path:
    """A table of so many reports."""
    rows = ({"report_id": f"r{n:05}", "text": text_of(n), "publisher": f"p{n % 7}"} for n in range(reports))
    file.write_bytes(b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows))
    return file
