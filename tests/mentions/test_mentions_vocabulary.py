"""Words that names stand beside: every language has them, and an open one matches every ending."""

from __future__ import annotations

from geo_incidents import lexicon
from geo_incidents.mentions.vocabulary import STAGE, entries, vocabulary


def test_every_language_has_names() -> None:
    for language in ("en", "ar", "tr", "fr", "es", "de"):
        roles = {role for role, _ in entries(lexicon.table(language, STAGE))}
        assert {
            "language.function_words",
            "before.settlement",
            "before.near",
            "names.heads",
        } <= roles or language == "tr"


def test_an_open_beginning_matches_every_ending() -> None:
    turkish = vocabulary(("tr",))
    assert all(turkish.plays(word, "after.settlement") for word in ("koyunde", "koyune", "koyunun"))
    assert not turkish.plays("koylu", "after.settlement")
