"""Each pattern finds its examples, to the letter, and none of its counter-examples."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from geo_incidents.people.ages import rows
from geo_incidents.people.contacts import Pattern, patterns


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: f"{pattern.kind}:{pattern.example[0]}")
def test_examples(pattern: Pattern) -> None:
    for line in pattern.example:
        text = line.replace("[", "").replace("]", "")
        (span,) = pattern.spans(text)
        assert span.of(text) == line[line.index("[") + 1 : line.index("]")]
    for line in pattern.counter:
        assert not list(pattern.spans(line)), line


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["example"][0])
def test_ages(row: Mapping[str, Any]) -> None:
    rule = re.compile(row["regex"])
    for told, lines in ((True, row["example"]), (False, row["counter"])):
        for line in lines:
            before, behind = line.split("*")
            found = rule.match(behind) if row["side"] == "behind" else rule.search(before)
            assert bool(found) is told, line
