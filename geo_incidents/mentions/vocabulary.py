"""The words round names, read from `data/lexicon/*/names.toml` into one table of phrases.

A phrase has roles. "before.settlement" stands before a settlement's name ("village", "قرية"), "after.settlement" after
it ("köyü"), "persons.titles" before a person's; `data/lexicon/en/names.toml` explains each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from geo_incidents import lexicon
from geo_incidents.text.clitics import stems
from geo_incidents.text.fold import fold
from geo_incidents.text.keys import is_arabic

STAGE = "names"
ANY_ENDING = "*"
_BEGINNINGS = range(3, 14)

# Names of persons and of agencies are the same in all languages of Latin letters; one lexicon lists most of them.
FULLEST = "en"
SHARED = frozenset({"persons.first_names", "persons.surnames", "organisations.agencies"})
# Sections of the lexicon whose words are themselves and no names.
OWN = (
    "before.", "after.", "neutral.", "calendar.", "qualifying.", "bearings.", "sides.", "language.",
    "persons.titles", "persons.speech",
)  # fmt: skip


class Phrase(NamedTuple):
    """Folded words with their roles, "section.group" of the lexicon."""

    words: tuple[str, ...]
    roles: frozenset[str]
    clitics: str = ""


class Vocabulary:
    """Phrases of some languages, by their first word."""

    def __init__(self, phrases: Iterable[tuple[Phrase, bool]]) -> None:
        self._first: dict[str, list[Phrase]] = {}
        self._beginnings: dict[str, list[Phrase]] = {}
        for phrase, is_beginning in phrases:
            table = self._beginnings if is_beginning else self._first
            table.setdefault(phrase.words[0], []).append(phrase)
        self._seen: dict[str, tuple[Phrase, ...]] = {}
        self._barred: dict[str, bool] = {}

    def starting(self, word: str) -> tuple[Phrase, ...]:
        """Phrases whose first word this may be, clitics aside."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > 200_000:
                self._seen.clear()
                self._barred.clear()
            found = self._seen[word] = tuple(self._look(word))
        return found

    def plays(self, word: str, role: str) -> bool:
        """Whether the word alone plays the role."""
        return any(role in phrase.roles and len(phrase.words) == 1 for phrase in self.starting(word))

    def barred(self, word: str) -> bool:
        """Whether the word alone is one of the lexicon's own, and so no name."""
        found = self._barred.get(word)
        if found is None:
            phrases = (phrase for phrase in self.starting(word) if len(phrase.words) == 1 and not phrase.clitics)
            found = self._barred[word] = any(role.startswith(OWN) for phrase in phrases for role in phrase.roles)
        return found

    def known(self, word: str) -> bool:
        """Whether the word alone, as it stands, is a phrase of any role."""
        return any(len(phrase.words) == 1 and not phrase.clitics for phrase in self.starting(word))

    def _look(self, word: str) -> Iterator[Phrase]:
        for clitics, stem in stems(word) if is_arabic(word) else (("", word),):
            for phrase in self._first.get(stem, ()):
                yield phrase._replace(clitics=clitics)
        for length in _BEGINNINGS:
            yield from self._beginnings.get(word[:length], ()) if length <= len(word) else ()


@cache
def vocabulary(languages: tuple[str, ...]) -> Vocabulary:
    """The phrases of these languages, merged: a phrase has the roles that any of them gives it."""
    roles: dict[tuple[tuple[str, ...], bool], set[str]] = {}
    for language in (*languages, *({FULLEST} - set(languages))):
        for role, text in entries(lexicon.table(language, STAGE)):
            if language not in languages and role not in SHARED:
                continue
            folded = tuple(fold(text).text.split())
            if folded:
                roles.setdefault((folded, text.endswith(ANY_ENDING)), set()).add(role)
    return Vocabulary((Phrase(words, frozenset(found)), is_open) for (words, is_open), found in roles.items())


def entries(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Role and text of every phrase in a lexicon file."""
    for section, groups in table.items():
        for group, phrases in groups.items():
            yield from ((f"{section}.{group}", text) for text in phrases)
