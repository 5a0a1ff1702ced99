"""Words of a sentence as the lexicons see them: tokens with spans, folded forms, and the longest phrase at a place.

A lexicon phrase is words parted by spaces. A word ending in `*` matches every form it begins, which is how
languages that inflect by endings are written down.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from geo_incidents.model import Span

V = TypeVar("V")

# Words with their marks; numbers with thousands parted by point, comma or space-like signs; decimals; paragraph
# breaks; any other sign alone. The lookarounds keep the parts of 8.5.2025 apart.
_TOKEN = re.compile(
    r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670\u0640]+[^\W\d_]*)*"
    r"|\d{1,3}(?:[.,٬\u00a0\u202f']\d{3})+(?![\d.,]\d|\d)"
    r"|(?<!\d[.,])\d+[.,٫]\d{1,2}(?![.,]?\d)"
    r"|\d+"
    r"|\n[^\S\n]*\n\s*"
    r"|[^\w\s]|_"
)
_MARKS = dict.fromkeys((*range(1611, 1632), 1648, 1600))
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "’": "'", "‘": "'", "İ": "i"} | _MARKS)
_ON = "على"
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LATIN = re.compile(r"[A-Za-z]")


class Token(NamedTuple):
    """A word, number or sign: its folded form and where it stands in the text."""

    form: str
    start: int
    end: int
    capital: bool


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """`word` in lower case, digits as 0-9, without Arabic vowel marks and with one alif.

    Unlike the folding of names, accents stay (öldü died, oldu happened), and so do آ (آب August, أب father) and the
    last letter of على (on), which would be a name, علي, otherwise.
    """
    form = word.translate(_FOLD).lower()
    if word.endswith(_ON) and len(word) <= len(_ON) + 1:
        return form[:-1] + _ON[-1]
    return str(int(form)) if form.isdecimal() and not form.isascii() and len(form) < 20 else form


@lru_cache(maxsize=64)  # dates and counts read the same sentences
def tokens(text: str, span: Span) -> tuple[Token, ...]:
    """Tokens of `text` inside `span`, in order; a paragraph break is a token of its own ("\\n")."""
    found = []
    for match in _TOKEN.finditer(text, span.start, min(span.end, len(text))):
        word = match.group()
        form = "\n" if word[0] == "\n" else fold(word)
        if form:  # a vowel mark that stands alone is no word
            found.append(Token(form, match.start(), match.end(), word[0].isupper()))
    return tuple(found)


def language(text: str, span: Span, lang: str) -> str:
    """The lexicon to read `span` with: `lang` without its region, unless the script says otherwise."""
    base = lang.lower().split("-")[0].split("_")[0]
    words = text[span.start : span.end]
    arabic, latin = bool(_ARABIC.search(words)), bool(_LATIN.search(words))
    if base == "ar":
        return "en" if latin and not arabic else "ar"
    if arabic and (not latin or len(_ARABIC.findall(words)) > len(_LATIN.findall(words))):
        return "ar"
    return base or "en"


class Proclitics(NamedTuple):
    """Letters that are written together with the next word: conjunctions, prepositions, the article."""

    conjunctions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    def strip(self, form: str) -> Iterator[tuple[str, bool]]:
        """`form`, then what is left without its proclitics, each with whether a conjunction was taken off."""
        yield form, False
        for base, joined in self._conjoined(form):
            if joined:
                yield base, True
            for prefix in (*self.articles, *self.prepositions):
                if base.startswith(prefix) and len(base) > len(prefix) + 1:
                    yield base[len(prefix) :], joined

    def _conjoined(self, form: str) -> Iterator[tuple[str, bool]]:
        yield form, False
        if len(form) > 2 and form[0] in self.conjunctions:
            yield form[1:], True


Option = tuple[tuple[str, ...], V, bool]  # words that must follow, a value, whether a conjunction is attached
K = TypeVar("K")
MOST = 1 << 16  # of what is remembered, for reports without end


def remember(memory: dict[K, V], key: K, value: V) -> None:
    """Keep a value that was worked out; when too many are kept, all are forgotten."""
    if len(memory) >= MOST:
        memory.clear()
    memory[key] = value


Pair = tuple[str, str]  # the forms of a word and of the one behind it, which may be ""


def pairs(words: Sequence[Token]) -> Iterator[Pair]:
    """Each word's form with that of the word behind it."""
    forms = [word.form for word in words]
    return zip(forms, [*forms[1:], ""], strict=False)  # none of none


class Cues(dict[Pair, bool]):
    """Whether a word and the one behind it may tell something, worked out when they are first met."""

    def __init__(self, tells: Callable[[Pair], bool]) -> None:
        super().__init__()
        self._tells = tells

    def __missing__(self, pair: Pair) -> bool:
        remember(self, pair, found := self._tells(pair))
        return found

    def within(self, words: Sequence[Token]) -> bool:
        """Whether any of the words may tell something."""
        return any(map(self.__getitem__, pairs(words)))


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
        self._known: dict[str, list[Option[V]]] = {}
        self._pairs: dict[Pair, list[Option[V]]] = {}

    def options(self, form: str) -> list[Option[V]]:
        """What may begin with `form`, the longest first."""
        known = self._known.get(form)
        if known is None:
            known = sorted(self._find(form), key=lambda option: -len(option[0]))
            remember(self._known, form, known)
        return known

    def begun(self, pair: Pair) -> list[Option[V]]:
        """What may begin with the first form and goes on with the second, the longest first."""
        known = self._pairs.get(pair)
        if known is None:
            known = [option for option in self.options(pair[0]) if not option[0] or _fits(option[0][0], pair[1])]
            remember(self._pairs, pair, known)
        return known

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
        for rest, value, joined in self.begun((words[i].form, following)):
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
    for token in tokens(phrase, Span(0, len(phrase))):
        if token.form == "*" and found:
            found[-1] += "*"
        else:
            found.append(token.form)
    return found
