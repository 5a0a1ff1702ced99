"""The words round names, the `names` tags of `data/lang/*/words.toml` in one table of phrases.

A phrase has roles. "before.settlement" stands before a settlement's name ("village", "قرية"), "after.settlement" after
it ("köyü"), "persons.titles" before a person's; `data/lang/tags.toml` explains each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from geo_incidents import lexicon
from geo_incidents.grammar.automaton import ANY_ENDING, MOST_FORMS, Automaton, Entry
from geo_incidents.text.clitics import stems
from geo_incidents.text.fold import fold
from geo_incidents.text.keys import is_arabic

STAGE = "names"
PHRASE = "phrase"  # the one table of the automaton

# Names of persons and of agencies are the same in all languages of Latin letters; one lexicon lists most of them.
FULLEST = "en"
SHARED = frozenset({"persons.first_names", "persons.surnames", "organisations.agencies"})
# Sections of the lexicon whose words are themselves and no names.
OWN = (
    "before.", "after.", "neutral.", "calendar.", "qualifying.", "bearings.", "sides.", "language.",
    "persons.titles", "persons.speech",
)  # fmt: skip


class Phrase(NamedTuple):
    """A phrase in a text: how many words it has, its roles ("section.group" of the lexicon), the clitics taken off."""

    length: int
    roles: frozenset[str]
    clitics: str


class Vocabulary:
    """Phrases of some languages with their roles."""

    def __init__(self, phrases: Iterable[tuple[Sequence[str], frozenset[str]]]) -> None:
        self._automaton = Automaton()
        for words, roles in phrases:
            self._automaton.add(words, PHRASE, roles, openings)
        self._alone: dict[str, Sequence[Phrase]] = {}
        self._barred: dict[str, bool] = {}

    def phrases(self, forms: Sequence[str], start: int, stop: int) -> Sequence[Entry]:
        """Phrases that begin at a word and end by another: their lengths, their roles, the clitics taken off."""
        found = self._automaton.at(forms, start, stop)
        return found[0][1] if found else ()

    def alone(self, word: str) -> Sequence[Phrase]:
        """Phrases that are this one word, clitics aside."""
        found = self._alone.get(word)
        if found is None:
            if len(self._alone) >= MOST_FORMS:
                self._alone.clear()
            found = self._alone[word] = tuple([Phrase(*entry) for entry in self.phrases((word,), 0, 1)])
        return found

    def plays(self, word: str, role: str) -> bool:
        """Whether the word alone plays the role."""
        return any(role in phrase.roles for phrase in self.alone(word))

    def barred(self, word: str) -> bool:
        """Whether the word alone is one of the lexicon's own, and so no name."""
        found = self._barred.get(word)
        if found is None:
            if len(self._barred) >= MOST_FORMS:
                self._barred.clear()
            own = (phrase for phrase in self.alone(word) if not phrase.clitics)
            found = self._barred[word] = any(role.startswith(OWN) for phrase in own for role in phrase.roles)
        return found

    def known(self, word: str) -> bool:
        """Whether the word alone, as it stands, is a phrase of any role."""
        return any(not phrase.clitics for phrase in self.alone(word))


def openings(word: str) -> Iterable[tuple[str, str]]:
    """What a folded word may be without clitics, each with the clitics."""
    return [(stem, clitics) for clitics, stem in stems(word)] if is_arabic(word) else ((word, ""),)


@cache
def vocabulary(languages: tuple[str, ...], stage: str = STAGE) -> Vocabulary:
    """The phrases of these languages for a stage, merged: a phrase has the roles that any of them gives it."""
    roles: dict[tuple[str, ...], set[str]] = {}
    for language in (*languages, *({FULLEST} - set(languages))):
        for role, text in entries(lexicon.table(language, stage)):
            if language not in languages and role not in SHARED:
                continue
            if folded := fold(text).text.split():
                folded[-1] += ANY_ENDING * text.endswith(ANY_ENDING)
                roles.setdefault(tuple(folded), set()).add(role)
    return Vocabulary((words, frozenset(found)) for words, found in roles.items())


def entries(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Role and text of every phrase in a lexicon file."""
    for section, groups in table.items():
        for group, phrases in groups.items():
            yield from ((f"{section}.{group}", text) for text in phrases)
