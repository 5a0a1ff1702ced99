"""The word lists round people's names, folded: which phrases stand before and behind one, and what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from geo_incidents import lexicon
from geo_incidents.text import fold, words

CONJUNCTIONS = ("و", "ف")  # written on to an Arabic word


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases as runs of folded words."""

    runs: frozenset[tuple[str, ...]]
    longest: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> Phrases:
        """The phrases as written in a word list."""
        runs = frozenset(run for text in texts if (run := tuple(word.folded for word in words(text))))
        return cls(runs, max(map(len, runs), default=0))

    def ending(self, forms: Sequence[str], end: int) -> int:
        """Words of the longest phrase that ends before position `end`; 0 for none."""
        return next((n for n in range(min(self.longest, end), 0, -1) if self._has(forms[end - n : end])), 0)

    def starting(self, forms: Sequence[str], start: int) -> int:
        """Words of the longest phrase that starts at a position; 0 for none."""
        most = min(self.longest, len(forms) - start)
        return next((n for n in range(most, 0, -1) if self._has(forms[start : start + n])), 0)

    def __contains__(self, form: str) -> bool:
        return (form,) in self.runs

    def _has(self, run: Sequence[str]) -> bool:
        if tuple(run) in self.runs:
            return True
        first = run[0]
        bare = first[1:] if first.startswith(CONJUNCTIONS) and len(first) > 3 else ""
        return bool(bare) and (bare, *run[1:]) in self.runs


@cache
def phrases(lang: str, group: str, name: str) -> Phrases:
    """A list of data/lang/<lang>/people.toml, and each of its stems with each of its endings."""
    table: Mapping[str, Sequence[str]] = lexicon.table(lang, "people").get(group, {})
    stems, endings = table.get(f"{name}_stems", ()), table.get(f"{name}_endings", ())
    return Phrases.of([*table.get(name, ()), *(stem + ending for stem in stems for ending in endings)])


@cache
def folded(lang: str, group: str, name: str) -> frozenset[str]:
    """The same as single strings, words joined by blanks."""
    return frozenset(" ".join(run) for run in phrases(lang, group, name).runs)


@cache
def known(lang: str) -> bool:
    """Whether the language has word lists for people."""
    return bool(lexicon.table(lang, "people"))


def plain(text: str) -> str:
    """Text folded, blanks single."""
    return " ".join(fold(text).text.split())
