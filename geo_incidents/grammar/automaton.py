"""All phrases of a language in one trie: one pass over the words finds every phrase of every table.

A phrase is folded words. A word ending in `*` stands for every form it begins, which is how languages that inflect by
endings are written down. What is written together with a first word (conjunctions, prepositions, an article) is taken
off by the `openings` of the phrase's table. What a form may open is worked out once for all the places where it
stands, so that a text with new words costs one look-up for each of them, not one for each table and pair of words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

ANY_ENDING = "*"
MOST_FORMS = 1 << 17  # cached; when there are more, the cache is cleared
Openings = Callable[[str], Iterable[tuple[str, Any]]]  # a form without attached letters, and the letters


class Entry(NamedTuple):
    """A phrase that begins at a word: its number of words, its value, and what was removed from its first word."""

    length: int
    value: Any
    key: Any


Entries = tuple[str, Sequence[Entry]]  # a table, and its phrases that begin at a word, longest first


class _Stems:
    """The words of a state that any ending may follow."""

    __slots__ = ("lengths", "nodes")

    def __init__(self) -> None:
        self.nodes: dict[str, _Node] = {}
        self.lengths: dict[str, list[int]] = {}  # by first letter, longest first

    def node(self, stem: str) -> _Node:
        """The node for a stem, created if necessary."""
        self.lengths[stem[:1]] = sorted({*self.lengths.get(stem[:1], ()), len(stem)}, reverse=True)
        return self.nodes.setdefault(stem, _Node())

    def of(self, form: str) -> Iterator[_Node]:
        """The nodes reached by a form in a text, longer stems before shorter ones."""
        for length in self.lengths.get(form[:1], ()):
            if length <= len(form) and (node := self.nodes.get(form[:length])) is not None:
                yield node


class _Node:
    """A state of the trie: the words that may follow, and the phrases that end here."""

    __slots__ = ("following", "stems", "values")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.stems: _Stems | None = None
        self.values: tuple[tuple[str, Any], ...] = ()  # table and value of the phrases that end here

    def child(self, word: str) -> _Node:
        """The node for the next word of a phrase, created if necessary."""
        if word[-1] == ANY_ENDING:
            self.stems = self.stems or _Stems()
            return self.stems.node(word[: -len(ANY_ENDING)])
        node = self.following.get(word)
        if node is None:  # no setdefault: it would make a node each time
            node = self.following[word] = _Node()
        return node

    def step(self, form: str) -> list[_Node]:
        """The nodes reached by a form in a text: the exact form first, then longer stems before shorter ones."""
        exact = self.following.get(form)
        found = [exact] if exact is not None else []
        if self.stems is not None:
            found += self.stems.of(form)
        return found

    def opens(self, form: str) -> bool:
        """Whether a form may lead on from here."""
        return form in self.following or (self.stems is not None and form[:1] in self.stems.lengths)

    @property
    def goes_on(self) -> bool:
        """Whether phrases continue from here."""
        return bool(self.following) or self.stems is not None


class _Roots:
    """The first words of all phrases with the same attachable letters."""

    def __init__(self, openings: Openings) -> None:
        self.openings = openings
        self.first = _Node()
        # Phrases by a first word that no text has had yet: most wait to the end, and a short run makes few nodes.
        self._waiting: dict[str, list[tuple[Sequence[str], str, Any]]] = {}

    def add(self, words: Sequence[str], table: str, value: Any) -> None:
        """Add a phrase."""
        if words[0][-1] == ANY_ENDING or words[0] in self.first.following:
            self._grow(words, table, value)
        elif words[0] in self._waiting:
            self._waiting[words[0]].append((words, table, value))
        else:
            self._waiting[words[0]] = [(words, table, value)]

    def _grow(self, words: Sequence[str], table: str, value: Any) -> None:
        node = self.first
        for word in words:
            node = node.child(word)
        node.values += ((table, value),)

    def opened(self, form: str) -> list[tuple[_Node, Any]]:
        """The nodes that a form may lead to, as written and without attached letters."""
        first, waiting = self.first, self._waiting
        bases = [one for one in self.openings(form) if first.opens(one[0]) or one[0] in waiting]
        for base, _ in bases:
            for phrase in waiting.pop(base, ()):
                self._grow(*phrase)
        return [(node, key) for base, key in bases for node in first.step(base)]


class _Opened(NamedTuple):
    """What may begin with a form: phrases of this one word, and nodes from which phrases continue."""

    alone: tuple[Entries, ...]
    onward: tuple[tuple[_Node, Any], ...]


NOTHING = _Opened((), ())


class Automaton:
    """A trie of phrases, each with a table and a value."""

    def __init__(self) -> None:
        self._roots: dict[Openings, _Roots] = {}
        self._opened: dict[str, _Opened] = {}

    def add(self, words: Sequence[str], table: str, value: Any, openings: Openings) -> None:
        """Add a phrase; `openings` gives the forms of its first word without attached letters."""
        roots = self._roots.get(openings)
        if roots is None:
            roots = self._roots[openings] = _Roots(openings)
        roots.add(words, table, value)

    def find(self, forms: Sequence[str]) -> dict[str, dict[int, Sequence[Entry]]]:
        """The phrases of every table, by the word at which they begin."""
        found: dict[str, dict[int, Sequence[Entry]]] = {}
        known, stop = self._opened, len(forms)
        for start, form in enumerate(forms):
            opened = known.get(form) or self._remember(form)
            if opened is NOTHING:  # most words
                continue
            for table, entries in _longest(opened, forms, start, stop) if opened.onward else opened.alone:
                if table in found:
                    found[table][start] = entries
                else:
                    found[table] = {start: entries}
        return found

    def at(self, forms: Sequence[str], start: int, stop: int) -> Sequence[Entries]:
        """The phrases of every table that begin at a word and end before another."""
        opened = self._opened.get(forms[start]) or self._remember(forms[start])
        return _longest(opened, forms, start, stop) if opened.onward else opened.alone

    def _remember(self, form: str) -> _Opened:
        if len(self._opened) >= MOST_FORMS:
            self._opened.clear()
        nodes = [pair for roots in self._roots.values() for pair in roots.opened(form)]
        alone = [(table, Entry(1, value, key)) for node, key in nodes for table, value in node.values]
        onward = tuple([(node, key) for node, key in nodes if node.goes_on])
        found = self._opened[form] = _Opened(_grouped(alone), onward) if nodes else NOTHING
        return found


def _longest(opened: _Opened, forms: Sequence[str], start: int, stop: int) -> Sequence[Entries]:
    """The phrases that begin at a word from which longer ones may continue."""
    if start + 1 >= stop:
        return opened.alone
    longer: list[tuple[str, Entry]] = []
    second = forms[start + 1]
    for node, key in opened.onward:
        if second in node.following or node.stems is not None:  # usually false
            _walk(longer, node, key, forms, start + 1, stop)
    if not longer:
        return opened.alone
    return _grouped([*longer, *((table, one) for table, some in opened.alone for one in some)])


def _walk(
    found: list[tuple[str, Entry]], node: _Node, key: Any, forms: Sequence[str], at: int, stop: int, length: int = 2
) -> None:
    """Collect the phrases that continue from a node with the word at `at`."""
    for following in node.step(forms[at]):
        for table, value in following.values:
            found.append((table, Entry(length, value, key)))
        if at + 1 < stop and following.goes_on:
            _walk(found, following, key, forms, at + 1, stop, length + 1)


def _grouped(found: Iterable[tuple[str, Entry]]) -> tuple[Entries, ...]:
    """Phrases by table, longest first; of equal ones, the first found."""
    tables: dict[str, list[Entry]] = {}
    for table, entry in found:
        tables.setdefault(table, []).append(entry)
    return tuple((table, sorted(some, key=_shortness)) for table, some in tables.items())


def _shortness(entry: Entry) -> int:
    return -entry.length
