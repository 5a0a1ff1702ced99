"""Tables of phrases: what a lexicon knows of the words of a sentence, the longest phrase at each word.

A phrase is words parted by spaces. A word ending in `*` matches every form it begins, which is how languages that
inflect by endings are written down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from geo_incidents.text.clitics import Proclitics
from geo_incidents.text.tokens import Token, phrase_tokens

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")


Option = tuple[tuple[str, ...], V, bool]  # words that must follow, a value, whether a conjunction is attached
Pair = tuple[str, str]  # the forms of a word and of the one behind it, which may be ""


def pairs(words: Sequence[Token]) -> Iterator[Pair]:
    """Each word's form with that of the word behind it."""
    forms = [word.form for word in words]
    return zip(forms, [*forms[1:], ""], strict=False)  # none of none


class Memory(dict[K, T]):
    """What a function makes of its argument, worked out when it is first asked; of too many, all are forgotten."""

    MOST = 1 << 15

    def __init__(self, work: Callable[[K], T]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, key: K) -> T:
        if len(self) >= self.MOST:
            self.clear()
        self[key] = made = self._work(key)
        return made


def found_in(words: Sequence[Token], known: Memory[Pair, bool]) -> bool:
    """Whether a pair of words on end is one of those that matter."""
    return any(known[pair] for pair in pairs(words))


class Phrases(Generic[V]):
    """Phrases with their values; at a token, the longest one wins."""

    def __init__(self, entries: Iterable[tuple[str, V]], proclitics: Proclitics | None = None) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._prefix: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        self._proclitics = proclitics if proclitics and any(proclitics) else None
        for phrase, value in entries:
            words = tuple(_words(phrase))
            table, first = (self._prefix, words[0][:-1]) if words[0].endswith("*") else (self._exact, words[0])
            table.setdefault(first, []).append((words[1:], value))
        for options in (*self._exact.values(), *self._prefix.values()):
            options.sort(key=lambda option: -len(option[0]))
        self._lengths = sorted({len(prefix) for prefix in self._prefix}, reverse=True)
        self._options: Memory[str, list[Option[V]]] = Memory(
            lambda form: sorted(self._find(form), key=lambda option: -len(option[0]))
        )
        self.begun = Memory(self._begun)  # what may begin with two words, the longest first

    def _begun(self, pair: Pair) -> list[Option[V]]:
        first, second = pair
        return [option for option in self._options[first] if not option[0] or _fits(option[0][0], second)]

    def openings(self, words: Sequence[Token]) -> list[bool]:
        """For each word whether it may begin a phrase."""
        return [bool(self.begun[pair]) for pair in pairs(words)]

    def _find(self, form: str) -> Iterator[Option[V]]:
        bases = self._proclitics.strip(form) if self._proclitics else iter([(form, False)])
        for base, joined in bases:
            for rest, value in self._exact.get(base, ()):
                yield rest, value, joined
            for length in self._lengths:
                if length <= len(base):
                    for rest, value in self._prefix.get(base[:length], ()):
                        yield rest, value, joined

    def at(self, words: Sequence[Token], i: int, stop: int | None = None) -> tuple[int, V, bool] | None:
        """The longest phrase from token `i` on that ends by `stop`: its length, its value, attached conjunction."""
        stop = len(words) if stop is None else stop
        following = words[i + 1].form if i + 1 < stop else ""
        for rest, value, joined in self.begun[words[i].form, following]:
            if len(rest) < 2 or _follow(rest, words, i + 1, stop):
                return 1 + len(rest), value, joined
        return None


def _follow(rest: tuple[str, ...], words: Sequence[Token], i: int, stop: int) -> bool:
    """Whether the words of a phrase stand from token `i` on, before token `stop`."""
    return i + len(rest) <= stop and all(_fits(word, words[k].form) for k, word in enumerate(rest, i))


def _fits(word: str, form: str) -> bool:
    """Whether a word of a phrase stands for a form."""
    return form == word or (word[-1] == "*" and form.startswith(word[:-1]))


def _words(phrase: str) -> list[str]:
    """Folded tokens of a lexicon phrase; a star stays with the word before it."""
    found: list[str] = []
    for token in phrase_tokens(phrase):
        if token.form == "*" and found:
            found[-1] += "*"
        else:
            found.append(token.form)
    return found
