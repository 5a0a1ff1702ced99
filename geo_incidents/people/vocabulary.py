"""Word lists for the context of people's names, folded: phrases before and after a name, and what they indicate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from geo_incidents import lexicon
from geo_incidents.text import fold, words
from geo_incidents.text.tokens import ARABIC_LETTERS, word_form

CONJUNCTIONS = ("و", "ف")  # written on to an Arabic word
PREPOSITIONS = ("ل", "ب", "ك")
ARTICLE, TO_THE = "ال", "لل"  # and the preposition and the article in one


Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases as runs of folded words, found by the word that they end or start with."""

    runs: frozenset[Run]
    by_last: Mapping[str, Sequence[Run]]
    by_first: Mapping[str, Sequence[Run]]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Phrases:
        """The phrases as written in a word list."""
        runs = frozenset(run for text in texts if (run := _run(text)))
        return cls(runs, _indexed(runs, -1), _indexed(runs, 0))

    def ending(self, forms: Sequence[str], end: int) -> int:
        """Words of the longest phrase that ends before position `end`; 0 for none."""
        if end <= 0:
            return 0
        for run in self.by_last.get(forms[end - 1], ()):
            start = end - len(run)
            if (
                start >= 0
                and (run[0] == forms[start] or run[0] in _bares(forms[start]))
                and run[1:] == tuple(forms[start + 1 : end])
            ):
                return len(run)
        return int(any((bare,) in self.runs for bare in _bares(forms[end - 1])))

    def starting(self, forms: Sequence[str], start: int) -> int:
        """Words of the longest phrase that starts at a position; 0 for none."""
        if not 0 <= start < len(forms):
            return 0
        first = forms[start]
        found = (*self.by_first.get(first, ()), *self.by_first.get(_bare(first), ()))
        return max((len(run) for run in found if run[1:] == tuple(forms[start + 1 : start + len(run)])), default=0)

    def __contains__(self, form: str) -> bool:
        return (form,) in self.runs


def _run(text: str) -> Run:
    """The folded words of a phrase; nearly all are letters and blanks, which need not be taken apart."""
    parts = text.split(" ")
    if all((part.isascii() and part.isalpha()) or ARABIC_LETTERS.fullmatch(part) for part in parts):
        return tuple([folded for part in parts if (folded := word_form(part).folded)])
    return tuple([word.folded for word in words(text)])


def _bare(form: str) -> str:
    """An Arabic word without its attached conjunction; "" where it has none."""
    return form[1:] if form.startswith(CONJUNCTIONS) and len(form) > 3 else ""


@lru_cache(maxsize=50_000)
def _bares(form: str) -> tuple[str, ...]:
    """An Arabic word without what is written on to it: a conjunction, a preposition, or both; لأخته, بمقتل, وللشاب."""
    bare = _bare(form)
    found = [bare] if bare else []
    for whole in (form, bare):
        if whole.startswith(TO_THE):
            found.append(f"{ARTICLE}{whole[len(TO_THE) :]}")
        elif whole.startswith(PREPOSITIONS) and len(whole) > 3:
            found.append(whole[1:])
    return tuple(found)


def _indexed(runs: Iterable[Run], at: int) -> dict[str, list[Run]]:
    """Runs by their word at a position, the longest first."""
    found: dict[str, list[Run]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: (-len(run), run)):
        found[run[at]].append(run)
    return dict(found)


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
def feminine(lang: str) -> frozenset[str]:
    """Every listed word that is written with ة, folded with ت for it."""
    lists = [words for group in ("words", "before") for words in lexicon.table(lang, "people").get(group, {}).values()]
    listed = (word for words in lists for word in words if word.endswith("ة"))
    return frozenset(fold(word.replace("ة", "ت")).text.strip() for word in listed)


@cache
def known(lang: str) -> bool:
    """Whether the language has word lists for people."""
    return bool(lexicon.table(lang, "people"))


def plain(text: str) -> str:
    """Text folded, blanks single."""
    return " ".join(fold(text).text.split())
