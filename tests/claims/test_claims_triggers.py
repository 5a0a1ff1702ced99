"""Words and the kinds they tell: the table tests/cases/kinds.toml, and what holds for every lexicon."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from geo_incidents.claims.triggers import find_triggers
from geo_incidents.grammar.tables import NOTHING
from geo_incidents.lexicon import languages, table
from geo_incidents.model import EventKind
from geo_incidents.text.tokens import phrase_tokens

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "kinds.toml").read_text("utf8"))
ROWS = [(lang, text, kinds) for lang, rows in CASES.items() for text, kinds in rows.items()]


def told(lang: str, text: str) -> list[str]:
    found = find_triggers(phrase_tokens(text), lang)
    return [trigger.kind + f" {trigger.strength}" * (trigger.strength != "strong") for trigger in found]


@pytest.mark.parametrize(("lang", "text", "kinds"), ROWS, ids=[f"{lang}: {text}" for lang, text, _ in ROWS])
def test_what_a_sentence_tells(lang: str, text: str, kinds: list[str]) -> None:
    assert told(lang, text) == kinds


@pytest.mark.parametrize("lang", languages())
def test_a_lexicon_knows_no_other_kinds_and_strengths(lang: str) -> None:
    kinds = table(lang, "kinds")
    assert set(kinds) - {NOTHING} <= set(EventKind)
    assert {strength for kind, row in kinds.items() if kind != NOTHING for strength in row} <= {
        *("strong", "vague", "weak", "outcome", "feared")
    }


@pytest.mark.parametrize("lang", languages())
def test_no_word_stands_for_two_kinds(lang: str) -> None:
    kinds = table(lang, "kinds")
    words = [word for row in kinds.values() for group in row.values() for word in group]
    assert sorted(word for word in set(words) if words.count(word) > 1) == []
