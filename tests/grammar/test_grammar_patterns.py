"""Date patterns: each reads its own examples and leaves its counter-examples alone. The lines of patterns.toml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from geo_incidents.claims.dates.expressions import RULES, find_dates, find_rules
from geo_incidents.grammar.patterns import grammar
from geo_incidents.lexicon import languages, table
from geo_incidents.model import Span
from geo_incidents.text import analyse_text

SATURDAY = date(2025, 3, 8)
PATTERNS = [(lang, pattern) for lang in languages() for pattern in table(lang, "patterns").get("pattern", ())]


def lines(kind: str) -> Iterator[tuple[str, str, str]]:
    yield from ((lang, pattern["rule"], line) for lang, pattern in PATTERNS for line in pattern.get(kind, ()))


@pytest.mark.parametrize(("lang", "rule", "line"), list(lines("example")))
def test_an_example_is_read_by_its_rule(lang: str, rule: str, line: str) -> None:
    words, _, expected = line.rpartition(" = ")
    analysed, span = analyse_text(words), Span(0, len(words))
    assert find_rules(analysed, span, lang) == ((rule, span),)
    found = [(when.start, when.end) for when in find_dates(analysed, span, SATURDAY, lang)]
    days = [str(start or "?") if start == end else f"{start}..{end}" for start, end in found]
    assert (days or ["none"]) == [expected]


@pytest.mark.parametrize(("lang", "rule", "line"), list(lines("counter")))
def test_a_counter_example_is_left_alone(lang: str, rule: str, line: str) -> None:
    found = find_rules(analyse_text(line), Span(0, len(line)), lang)
    assert rule not in [name for name, _ in found]


@pytest.mark.parametrize(("lang", "pattern"), PATTERNS, ids=[f"{lang}: {p['rule']}" for lang, p in PATTERNS])
def test_a_pattern_has_a_rule_and_an_example(lang: str, pattern: dict[str, list[str]]) -> None:
    assert pattern["rule"] in RULES
    assert pattern["example"]


@pytest.mark.parametrize("lang", [lang for lang in languages() if grammar(lang)])
def test_the_patterns_of_a_language_are_one_expression(lang: str) -> None:
    rules = grammar(lang)
    assert rules is not None
    assert len(rules.rules) == sum(len(pattern["forms"]) for one, pattern in PATTERNS if one == lang)
