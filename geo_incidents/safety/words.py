"""Finds withheld words however they are written: in another case, with an article, joined, or in a link.

Words are compared by the key that spellings of one name share (`text.name_key`), Arabic ones also without attached
particles. Links and titles are also compared by sound, since a report in Arabic may have an English slug.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import unquote

from geo_incidents.gazetteer.translit import arabic_skeletons, cost, latin_skeletons, rules
from geo_incidents.model import Span
from geo_incidents.people.slugs import names_in_slug
from geo_incidents.safety.gaps import union, without
from geo_incidents.text import Word, key, name_key, words
from geo_incidents.text.keys import ARABIC_ARTICLE, ARTICLES, is_arabic

PARTICLES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "وك")  # attached to the following Arabic word
FUSED = {"لل": ARABIC_ARTICLE, "ولل": ARABIC_ARTICLE}  # particle and article combined
LATIN, ARABIC = re.compile("[A-Za-z]"), re.compile("[\u0621-\u064a]")
SHORTEST = 2  # letters of a key; a single letter is not a name
SHORTEST_SOUND = 4  # letters of a name that is also compared by sound
MOST_WORDS = 6  # of one name
FOLLOWING = "xx"  # any word


class Keys:
    """Keys of names, with indexes that find them quickly."""

    def __init__(self, names: Iterable[str]) -> None:
        self.whole = frozenset(found for found in map(_name_key, set(names)) if len(found) >= SHORTEST)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """All beginnings of the keys."""
        return frozenset(name[:end] for name in self.whole for end in range(1, len(name) + 1))

    def others_sound_in(self, text: str) -> bool:
        """Whether the text has letters of a script that one of the names is not written in."""
        return any((LATIN if arabic else ARABIC).search(text) for arabic in self._scripts)

    @cached_property
    def _scripts(self) -> frozenset[bool]:
        return frozenset(map(is_arabic, self.whole))

    @cached_property
    def by_sound(self) -> dict[str, list[str]]:
        """The keys that can be compared by sound, by their consonants."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.whole):
            for skeleton in _skeletons(name) if len(name) >= SHORTEST_SOUND else ():
                found.setdefault(skeleton, []).append(name)
        return found

    def may_stand_in(self, opened: frozenset[str] | None) -> bool:
        """Whether one of the names may begin in a text: `opened` is the result of `_opened` for it."""
        return opened is None or not self.beginnings.isdisjoint(opened)

    def length_at(self, tokens: Sequence[Word], at: int) -> int:
        """The number of words from there on that are one of the names, at most; 0 for none."""
        first = tokens[at].folded
        if first not in ARTICLES and self.beginnings.isdisjoint(_opening_keys(first)):
            return 0
        longest = 0
        for opening in _openings(first):
            folded = [opening]
            for end in range(at, min(at + MOST_WORDS, len(tokens))):
                folded += [tokens[end].folded] if end > at else []
                told = key(folded)
                # An article counts differently if another word follows: الحي, but حي in الحي الشرقي.
                opened = key([*folded, FOLLOWING])[: -len(FOLLOWING)]
                if not self.beginnings.intersection((told, opened)) and tokens[end].folded not in ARTICLES:
                    break
                if told in self.whole:
                    longest = max(longest, end - at + 1)
        return longest

    def sounds(self, form: str) -> bool:
        """Whether the key is one of the names in the other script."""
        if len(form) < SHORTEST_SOUND:
            return False
        accept = float(rules()["accept"])
        rivals = {name for skeleton in _skeletons(form) for name in self.by_sound.get(skeleton, ())}
        pairs = [(form, name) if is_arabic(name) else (name, form) for name in rivals]
        return any(cost(latin, arabic) <= accept for latin, arabic in pairs if is_arabic(latin) != is_arabic(arabic))


@dataclass(frozen=True, slots=True)
class Words:
    """Names that must not be shown: several sets of them, each computed once and shared."""

    sets: tuple[Keys, ...] = ()

    @classmethod
    def of(cls, names: Iterable[str]) -> Words:
        """Words for the names as written; names without letters are skipped."""
        found = Keys(names)
        return cls((found,) if found.whole else ())

    def __or__(self, other: Words) -> Words:
        return Words(tuple(dict.fromkeys((*self.sets, *other.sets))))

    def has(self, name: str) -> bool:
        """Whether the name is one of them."""
        found = _name_key(name)
        return len(found) < SHORTEST or any(found in keys.whole for keys in self.sets)

    def __bool__(self) -> bool:
        return bool(self.sets)

    def spans(self, text: str, *, by_sound: bool = False) -> tuple[Span, ...]:
        """Where one of the names occurs in the text, including its article."""
        if not self.sets or not text:
            return ()
        opened = _opened(text)
        if not by_sound and not any(keys.may_stand_in(opened) for keys in self.sets):
            return ()
        tokens = _tokens(text)
        found = []
        for at in range(len(tokens)):
            if length := max(self._length(keys, tokens, at, by_sound) for keys in self.sets):
                first = at - 1 if at and tokens[at - 1].folded in ARTICLES else at
                found.append(Span(tokens[first].span.start, tokens[at + length - 1].span.end))
        return union(found)

    def heard(self, text: str) -> tuple[Span, ...]:
        """Where words after one another sound like names in the other script: one alone may be any word."""
        others = [keys for keys in self.sets if keys.others_sound_in(text)]
        tokens = _tokens(text) if others else ()
        heard = [any(keys.sounds(form) for keys in others for form in _forms(word)) for word in tokens]
        pairs = (at for at in range(1, len(tokens)) if heard[at - 1] and heard[at])
        return union([Span(tokens[at - 1].span.start, tokens[at].span.end) for at in pairs])

    def scrubbed(self, text: str, *, by_sound: bool = False) -> str:
        """The text with a gap for each of the names."""
        gaps = self.spans(text, by_sound=by_sound)
        return without(text, Span(0, len(text)), gaps) if gaps else text

    def told_by(self, link: str) -> bool:
        """Whether a link, slug or file name reveals one of the names."""
        if any(names_in_slug(link)):
            return True
        return bool(self.sets) and bool(self.spans(unquote(link).replace("_", " "), by_sound=True))

    @staticmethod
    def _length(keys: Keys, tokens: Sequence[Word], at: int, by_sound: bool) -> int:
        length = keys.length_at(tokens, at)
        if length or not by_sound:
            return length
        return int(any(map(keys.sounds, _forms(tokens[at]))))


NOTHING = Words()


@lru_cache(maxsize=50_000)  # the same refuge, with all its spellings, is hidden in many reports
def _name_key(name: str) -> str:
    return name_key(name)


def _forms(word: Word) -> Iterator[str]:
    """Keys of the word, with and without particles."""
    return map(name_key, _openings(word.folded))


def _openings(word: str) -> Iterator[str]:
    """The word and, if Arabic, the word without a leading particle."""
    if not is_arabic(word):
        yield word
        return
    yield from (word[len(p) :] for p in PARTICLES if word.startswith(p) and len(word) > len(p) + 1)
    yield from (article + word[len(p) :] for p, article in FUSED.items() if word.startswith(p))


@lru_cache(maxsize=100_000)
def _opening_keys(word: str) -> tuple[str, ...]:
    """Possible beginnings of names that begin with the word; an article counts differently if the name goes on."""
    keys = (found for one in _openings(word) for found in (key((one,)), key((one, FOLLOWING))[: -len(FOLLOWING)]))
    return tuple(dict.fromkeys(keys))


@lru_cache(maxsize=4_096)  # the same titles, publishers and quotes are compared with many sets of names
def _tokens(text: str) -> tuple[Word, ...]:
    return tuple(words(text))


@lru_cache(maxsize=4_096)
def _opened(text: str) -> frozenset[str] | None:
    """Beginnings of all names that may be in the text; None if any may, after an article."""
    firsts = {token.folded for token in _tokens(text)}
    if not ARTICLES.isdisjoint(firsts):
        return None
    return frozenset(found for first in firsts for found in _opening_keys(first))


def _skeletons(name: str) -> tuple[str, ...]:
    return arabic_skeletons(name) if is_arabic(name) else latin_skeletons(name)
