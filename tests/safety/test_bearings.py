"""How far a hidden place lies from a known one is hidden with it."""

from collections.abc import Mapping
from typing import Any

import pytest

from geo_incidents.model import Span
from geo_incidents.safety.bearings import rows, with_bearing

TOLD = [
    ("to the school of XX, 7 km north of Jableh on the railway", "to the school of * on the railway"),
    ("stays in XX, two kilometres from Qardaha.", "stays in *."),
    ("in a hut 3 km south-east of XX since Friday", "in a hut * since Friday"),
    ("to XX and 7 people were hurt", "to * and 7 people were hurt"),
    ("لجؤوا إلى XX على بعد 7 كم شمال جبلة", "لجؤوا إلى * جبلة"),
    ("في بيت على بعد ٤ كم غرب XX يوم الجمعة", "في بيت * يوم الجمعة"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_gap_takes_the_bearing_with_it(text: str, expected: str) -> None:
    at = text.index("XX")
    span = with_bearing(text, Span(at, at + 2))
    assert text[: span.start] + "*" + text[span.end :] == expected


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["example"][0])
def test_examples(row: Mapping[str, Any]) -> None:
    for told, lines in ((True, row["example"]), (False, row["counter"])):
        for line in lines:
            at = line.index("*")
            found = with_bearing(line, Span(at, at + 1))
            assert (found != Span(at, at + 1)) is told, line
