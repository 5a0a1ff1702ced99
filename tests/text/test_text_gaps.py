"""Marks between words."""

from __future__ import annotations

import pytest

from geo_incidents.text import gaps

GAPS = [
    (" ", gaps.SPACE),
    ("-", gaps.HYPHEN),
    ("- ", gaps.HYPHEN | gaps.SPACE),
    (" - ", gaps.DASH | gaps.SPACE),
    (".\n- ", gaps.STOP | gaps.LINE | gaps.SPACE | gaps.DASH),
    ("، ", gaps.COMMA | gaps.SPACE),
    ("\n\n", gaps.LINE | gaps.SPACE | gaps.PARAGRAPH),
    ("\u200f ", gaps.SPACE),
    (" (", gaps.SPACE | gaps.OPEN),
]


@pytest.mark.parametrize(("between", "marks"), GAPS)
def test_marks_between_words(between: str, marks: int) -> None:
    assert gaps.marks(between) == marks
