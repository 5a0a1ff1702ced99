"""Inputs made by chance: texts put together of what reports hold and what breaks programs, and damaged bytes.

Everything comes from the `Random` that is handed in, so that a seed is an input.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from hostile_texts import PATTERNS

ROOT = Path(__file__).parents[2]
SAMPLES = [
    file.read_text("utf8").strip() for file in sorted((ROOT / "maps" / "coast-march-2025" / "reports").glob("*.txt"))
]
WORDS = sorted({word for text in SAMPLES for word in text.split()})
NAMES = [
    "Jableh", "جبلة", "Hama", "حماة", "Latakia governorate", "ريف اللاذقية", "al-Sanoubar", "Lazkiye'de", "س", "A.",
]  # fmt: skip
FIGURES = [
    "5", "5.000", "1,018", "٣", "dozens", "hundred and", "بينهم 3", "between 5 and", "-1", "10" * 40, "½", "²", "③",
]  # fmt: skip
DAYS = [
    "on 7 March 2025", "29 February 2025", "31/31/2025", "yesterday", "2025-13-45", "يوم الجمعة", "0000-00-00", "99:99",
]  # fmt: skip
SIGNS = [*".,;:!?()[]{}<>\"'“”«»-–—/\\|&*•#%_=+@`~^$…؟،؛", "\n", "\n\n", "\t", "\r\n", "  ", "\f", "\v"]
ODD = [
    "\0", "\x1b[31m", "\u200b", "\u202e", "\ufeff", "\u0640", "\u064b" * 9, "e\u0301", "ﷺ", "ﻻ", "İ", "ß", "𝟛", "😀",
    "\U000e0001", "\uffff", "\ud7ff", "٠", "\u2028", "\x85", "<script>", "{{7*7}}", "=1+1", "'; --", "../..", "%s%n",
    " date 2025-13-45 ",
]  # fmt: skip
MOST_PARTS, LONGEST = 120, 2000  # pieces and code points of a report


def text(random: Random) -> str:
    """A report: pieces of real ones, names, figures, days and signs in any order, and what no writer would write.

    Most are short, as what breaks a program stands together: so there are more of them in the same time.
    """
    kinds: Sequence[Sequence[str]] = (WORDS, WORDS, WORDS, NAMES, FIGURES, DAYS, SIGNS, ODD, list(PATTERNS.values()))
    if random.random() < 0.3:
        sample = random.choice(SAMPLES)
        start = random.randrange(len(sample))
        return damaged(random, sample[start : start + length(random, LONGEST)])[:LONGEST]
    parts = [random.choice(random.choice(kinds)) for _ in range(length(random, MOST_PARTS))]
    return "".join(part + random.choice(("", " ", " ", " ")) for part in parts)[:LONGEST]


def length(random: Random, most: int) -> int:
    """A length from 1 to `most`, as likely between 1 and 10 as between 10 and 100."""
    return round(most ** random.random())


def damaged(random: Random, good: str) -> str:
    """A text with pieces of it taken out, doubled, moved or replaced."""
    for _ in range(random.randrange(1, 9)):
        start = random.randrange(len(good) + 1)
        end = min(len(good), start + random.choice((0, 1, 2, 8, 60)))
        piece = random.choice(("", good[start:end] * 2, random.choice(ODD), random.choice(SIGNS), random.choice(NAMES)))
        good = good[:start] + piece + good[end:]
    return good


def damaged_bytes(random: Random, good: bytes) -> bytes:
    """Bytes with some of them changed, cut out or put in."""
    data = bytearray(good)
    for _ in range(random.randrange(1, 6)):
        start = random.randrange(len(data) + 1)
        end = min(len(data), start + random.choice((0, 1, 1, 4, 64)))
        fresh = random.choice((b"", bytes(random.randrange(256) for _ in range(random.choice((1, 4))))))
        data[start:end] = fresh + bytes(max(0, end - start - len(fresh)) if random.random() < 0.3 else 0)
    if random.random() < 0.1:
        del data[random.randrange(len(data) + 1) :]
    return bytes(data)


def value(random: Random) -> Any:
    """A JSON value as it should not be where it stands."""
    return random.choice(
        (
            None,
            True,
            -1,
            0,
            2**31,
            2**70,
            1e308,
            -0.0,
            "",
            "x" * 300,
            "English",
            [],
            {},
            [[]],
            {"a": None},
            text(random),
        )
    )


def damaged_tree(random: Random, tree: Any, times: int = 1) -> Any:
    """A JSON value with some of what is in it replaced, taken out or doubled."""
    tree = json.loads(json.dumps(tree))
    for _ in range(times):
        spot, key = _spot(random, tree)
        if spot is None:
            return value(random)
        deed = random.randrange(4)
        if deed == 0:
            del spot[key]
        elif deed == 1 and isinstance(spot, list):
            spot.insert(key, spot[key])
        else:
            spot[key] = value(random)
    return tree


def _spot(random: Random, tree: Any) -> tuple[Any, Any]:
    """A container somewhere in the tree, and a key in it; (None, None) where there is none."""
    spot, key = None, None
    while isinstance(tree, dict | list) and tree:
        spot, key = tree, random.choice(list(tree)) if isinstance(tree, dict) else random.randrange(len(tree))
        tree = spot[key]
        if random.random() < 0.25:
            break
    return spot, key
