"""What a numeral counts: the noun phrase round it, and whether that is people, and if so whom, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo_incidents.claims.figure_words import Noun, Word, Words
from geo_incidents.claims.numbers import Numeral
from geo_incidents.model import Category, Outcome, Span

PEOPLE, BARE, OPEN = "people", "bare", "open"  # kinds of figure that may be victims: a known noun, none, an unknown one
_REACH = 7  # words a noun phrase may have after its numeral
_OLDEST = 110

# The more telling word wins where a phrase has several: "women civilians", "members of the security forces".
_TELLING = (
    Category.CHILDREN,
    Category.ELDERLY,
    Category.WOMEN,
    Category.JOURNALIST,
    Category.MEDICAL,
    Category.AID_WORKER,
    Category.FORMER_SOLDIER,
    Category.ARMED_OPPOSITION,
    Category.SECURITY_FORCES,
    Category.OTHER_ARMED,
    Category.MEN,
    Category.CIVILIAN,
    Category.ALL,
)


class Figure(NamedTuple):
    """A numeral and its noun phrase: words `first` to `last` (half-open), what it counts, who they are."""

    numeral: Numeral
    first: int
    last: int
    kind: str  # people, bare, open; else the kind of thing that is no victim
    category: Category = Category.ALL
    outcome: Outcome | None = None  # where the noun itself says it

    def span(self, words: Words) -> Span:
        """Where it stands in the text."""
        return Span(words[self.first].start, words[self.last - 1].end)


def figures(words: Words, dates: Sequence[Span], found: Sequence[Numeral]) -> list[Figure]:
    """Every numeral of a sentence with what it counts."""
    return [_figure(words, numeral, dates) for numeral in found]


def _figure(words: Words, numeral: Numeral, dates: Sequence[Span]) -> Figure:
    place = Span(words[numeral.core].start, words[numeral.last - 1].end)
    if any(place.overlaps(day) for day in dates):
        return Figure(numeral, numeral.first, numeral.last, "date")
    if kind := _by_sign(words, numeral):
        return Figure(numeral, numeral.first, numeral.last, kind)
    return noun_phrase(words, numeral, numeral.last)


def _by_sign(words: Words, numeral: Numeral) -> str | None:
    """What the signs and words right beside a numeral make of it: money, hours, ages, labels."""
    before = words[numeral.core - 1] if numeral.core else None
    if before and (kind := before.tags.get("lead")):
        return str(kind)
    after = words[numeral.last] if numeral.last < len(words) else None
    if after and after.form == ":" and numeral.last + 1 < len(words) and words[numeral.last + 1].has("digits"):
        return "hour"
    if before and before.form == ":" and numeral.core > 1 and words[numeral.core - 2].has("digits"):
        return "hour"
    if _is_age(words, numeral, before, after):
        return "age"
    return None


def _is_age(words: Words, numeral: Numeral, before: Word | None, after: Word | None) -> bool:
    """A bare number that a name and commas enclose: "Rima, 35, said"."""
    if before is None or numeral.low > _OLDEST or not words[numeral.core].has("digits") or numeral.core < 2:
        return False
    enclosed = before.form in (",", "(", "،") and after is not None and after.form in (",", ")", "،", ".")
    return enclosed and words[numeral.core - 2].capital and not words[numeral.core - 2].tags


def noun_phrase(words: Words, numeral: Numeral, i: int) -> Figure:
    """The figure whose noun phrase begins at word `i`: modifiers, a noun, what belongs to it."""
    start, i = i, _after_link(words, i)
    head: str | None = None
    nouns: list[Noun] = []
    last, unknown, end = numeral.last, 0, min(len(words), i + _REACH)
    while i < end:
        word = words[i]
        if noun := word.tags.get("people"):
            head, last = PEOPLE, i + 1
            nouns.append(noun)
        elif kind := word.tags.get("unit"):
            if head is None or i == last:
                head, last, nouns = str(kind), i + 1, []
            break
        elif head is None and _joins(words, i):
            pass
        elif head is not None and word.has("and") and i + 1 < end and "people" in words[i + 1].tags:
            pass
        elif head is None and _is_word(word):
            unknown += 1
        else:
            break
        i += 1
    if head is None:
        kind = OPEN if unknown and i - start <= 3 else BARE
        return Figure(numeral, numeral.first, start + unknown if kind == OPEN else numeral.last, kind)
    if head == PEOPLE:
        nouns, last = _belonging(words, last, nouns)
        return Figure(numeral, numeral.first, last, PEOPLE, _category(nouns), _outcome(nouns))
    return Figure(numeral, numeral.first, last, head)


def _after_link(words: Words, i: int) -> int:
    """Step over "of his", and over "were" where people follow ("125 were members of the police")."""
    if i < len(words) and words[i].has("of"):
        i += 1
    elif i + 1 < len(words) and words[i].has("copula") and any(w.has("people") for w in words[i + 1 : i + 4]):
        i += 1
    while i < len(words) and words[i].has("det"):
        i += 1
    return i


def _joins(words: Words, i: int) -> bool:
    """A hyphen, or a comma or "and" between adjectives: "37 Sunni, Alawite and Ismaili citizens"."""
    word = words[i]
    if word.form in ("-", "–"):
        return True
    if word.form not in (",", "،") and not word.has("and"):
        return False
    return 0 < i < len(words) - 1 and all(w.capital and _is_word(w) for w in (words[i - 1], words[i + 1]))


def _is_word(word: Word) -> bool:
    return not word.tags and word.form[0].isalpha()


def _belonging(words: Words, last: int, nouns: list[Noun]) -> tuple[list[Noun], int]:
    """What "of the security forces" adds to "members"."""
    if last >= len(words) or not words[last].has("of"):
        return nouns, last
    for i in range(last + 1, min(len(words), last + _REACH)):
        if noun := words[i].tags.get("people"):
            return [*nouns, noun], i + 1
        if not (_is_word(words[i]) or words[i].has("det") or words[i].form in ("'", "’", "-")):
            break
    return nouns, last


def _category(nouns: Sequence[Noun]) -> Category:
    return min((noun.category for noun in nouns), key=_TELLING.index, default=Category.ALL)


def _outcome(nouns: Sequence[Noun]) -> Outcome | None:
    return next((noun.outcome for noun in nouns if noun.outcome), None)
