"""What a numeral counts: the noun phrase round it, and whether that is people, and if so whom, or something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geo_incidents.claims.figures.ages import AGE, ARTICLE, SIDES, is_age
from geo_incidents.claims.figures.figure_words import Word, Words, is_plain
from geo_incidents.claims.figures.numbers import Numeral, hedged
from geo_incidents.grammar.meanings import Habits, Noun
from geo_incidents.model import Category, Outcome, Span

PEOPLE, BARE, OPEN = "people", "bare", "open"  # kinds of figure that may be victims: a known noun, none, an unknown one
MANY = ("many", "any")
VICTIMS = (PEOPLE, BARE, OPEN)
_REACH = 7  # words a noun phrase may have after its numeral
_LISTED = ("age", "hour", "date", "label", "distance", "percentage", "money")  # "aged 12 and 14"
_UNKNOWN = 3  # words that may make up a noun no lexicon knows
_QUOTES = ('"', "“", "”", "«", "'", "‘")  # مقتل ثلاثين "إرهابياً"
_YEARS = range(1900, 2100)  # a bare number like these is a year

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


def figures(words: Words, found: Sequence[Numeral], ways: Habits, *, tally: bool = False) -> list[Figure]:
    """Every numeral of a sentence with what it counts.

    In an item of a `tally`, people counted by village, the first number after a name is no age: "Sharifa, 26."
    """
    known: list[Figure] = []
    for number, numeral in enumerate(found):
        figure = _figure(words, numeral, ways)
        if tally and number == 0 and figure.kind == "age":
            figure = figure._replace(kind=BARE)
        if figure.kind == BARE and known and _continues(words, known[-1], numeral):
            figure = figure._replace(kind=known[-1].kind)
        known.append(figure)
    return known


def _continues(words: Words, before: Figure, numeral: Numeral) -> bool:
    """Whether a bare number goes on with a list of ages, hours or labels: "aged 12 and 14"."""
    between = words[before.last : numeral.first]
    return before.kind in _LISTED and 0 < len(between) < 3 and all(_parts_list(word) for word in between)


def _parts_list(word: Word) -> bool:
    return word.has("and", "to") or word.form in (",", "،", "/")


def _figure(words: Words, numeral: Numeral, ways: Habits) -> Figure:
    if words[numeral.core].has("date"):
        return Figure(numeral, numeral.first, numeral.last, "date")
    if kind := _by_sign(words, numeral):
        return Figure(numeral, numeral.first, numeral.last, kind)
    figure = noun_phrase(words, numeral, numeral.last, ways)
    if ways.head_first and numeral.first and (figure.kind == BARE or words[numeral.core].form.startswith(ARTICLE)):
        figure = _behind_noun(words, figure)
    if figure.kind in (BARE, OPEN) and numeral.low in _YEARS and words[numeral.core].form == str(numeral.low):
        return figure._replace(kind="date")
    return figure


def _behind_noun(words: Words, figure: Figure) -> Figure:
    """A numeral behind its noun counts it (مدنيين اثنين, الأشقاء الثلاثة), or repeats it (مدنيان اثنان)."""
    before = words[figure.first - 1]
    noun: Noun | None = before.tags.get("people")
    low, definite = figure.numeral.low, words[figure.numeral.core].form.startswith(ARTICLE)
    if definite and (unit := before.tags.get("unit")):  # الأيام العشرة
        return figure._replace(kind=str(unit))
    if noun and noun.number in MANY and (low == 2 or definite):
        return Figure(figure.numeral, figure.first - 1, figure.last, PEOPLE, noun.category, noun.outcome)
    if (noun and noun.number == "two" and low == 2) or (
        low == 1 and (before.has("people", "unit") or is_plain(before))
    ):
        return figure._replace(kind="repeated")
    return figure


def _by_sign(words: Words, numeral: Numeral) -> str | None:
    """What the signs and words right beside a numeral make of it: money, hours, ages, labels."""
    before = words[numeral.core - 1] if numeral.core else None
    after = words[numeral.last] if numeral.last < len(words) else None
    if before and (kind := before.tags.get("lead")):
        return str(kind)
    if _is_clock(words, numeral):
        return "hour"
    if after and after.form == "-" and not after.has("unit") and words[numeral.last - 1].end == after.start:
        return "measure"  # eight-storey
    return AGE if is_age(words, numeral) else None


def _is_clock(words: Words, numeral: Numeral) -> bool:
    """Digits, a colon, digits, without spaces: 20:30."""
    near = words[max(0, numeral.core - 2) : numeral.last + 2]
    return any(
        colon.form == ":" and left.has("digits") and right.has("digits") and left.end + 1 == right.start
        for left, colon, right in zip(near, near[1:], near[2:], strict=False)
    )


def noun_phrase(words: Words, numeral: Numeral, i: int, ways: Habits) -> Figure:
    """The figure whose noun phrase begins at word `i`: modifiers, a noun, what belongs to it."""
    i = _after_link(words, i)
    head, last, nouns = _head(words, i, numeral.low > 1, ways.head_first)
    if head == PEOPLE:
        nouns, last = _belonging(words, last, nouns)
        if last < len(words) and (hedge := words[last].tags.get("hedge_after")):  # 20 people at least
            numeral, last = hedged(numeral, [hedge]), last + 1
        return Figure(numeral, numeral.first, last, PEOPLE, _category(words, nouns), _outcome(nouns))
    if head is not None:
        return Figure(numeral, numeral.first, last, head)
    limit = min(len(words), i + _UNKNOWN)
    unknown = next((k for k in range(i, limit) if not is_plain(words[k])), limit) - i
    if unknown:
        return Figure(numeral, numeral.first, i + unknown, OPEN)
    return Figure(numeral, numeral.first, numeral.last, BARE)


def _head(words: Words, i: int, plural: bool, head_first: bool) -> tuple[str | None, int, list[tuple[int, Noun]]]:
    """What the noun of a phrase counts, where the phrase ends, and the nouns for people in it."""
    head, last = None, i
    nouns: list[tuple[int, Noun]] = []
    for k in range(i, min(len(words), i + _REACH)):
        word = words[k]
        noun: Noun | None = word.tags.get("people")
        if noun and plural and not noun.counted:
            continue
        if noun and (head is None or not word.joined or (plural and noun.number in MANY)):
            head, last = PEOPLE, k + 1
            nouns.append((k, noun))
        elif (kind := word.tags.get("unit")) and (head is None or (k == last and not head_first)):
            if head_first or not _is_people(words, k + 1):  # five village residents
                return str(kind), k + 1, []
        elif not (_joins(words, k) if head is None else _adds(words, k)):
            break
    return head, last, nouns


def _is_people(words: Words, k: int) -> bool:
    noun: Noun | None = words[k].tags.get("people") if k < len(words) else None
    return noun is not None and noun.counted


def _after_link(words: Words, i: int) -> int:
    """Step over "of his", over "were" where people follow ("125 were members of the police"), over an ending ('u)."""
    if i < len(words) and words[i].has("ending"):
        i += 1
    following = any(word.has("people") for word in words[i + 1 : i + 4])
    if i < len(words) and (words[i].has("of") or (following and words[i].has("copula", "of_them"))):
        i += 1 + (following and i + 1 < len(words) and words[i + 1].has("copula"))  # 10 of whom were women
    while i < len(words) and (words[i].has("det") or words[i].form in _QUOTES):
        i += 1
    return i


def _joins(words: Words, k: int) -> bool:
    """What may stand before the noun: adjectives, a hyphen inside them, a comma or "and" between them."""
    word = words[k]
    if word.form in ("-", "–"):
        return words[k - 1].end == word.start
    if word.form in (",", "،") or word.has("and"):
        return 0 < k < len(words) - 1 and all(w.capital and is_plain(w) for w in (words[k - 1], words[k + 1]))
    return is_plain(word) or word.has("others")


def _adds(words: Words, k: int) -> bool:
    """Whether "and" adds more people to the noun: "troops and militiamen", but not "two women and a child"."""
    if not words[k].has("and") or k + 1 >= len(words):
        return False
    noun: Noun | None = words[k + 1].tags.get("people")
    return noun is not None and noun.number in MANY


def _belonging(words: Words, last: int, nouns: list[tuple[int, Noun]]) -> tuple[list[tuple[int, Noun]], int]:
    """What "of the security forces" adds to "members"."""
    if last >= len(words) or not words[last].has("of"):
        return nouns, last
    for i in range(last + 1, min(len(words), last + _REACH)):
        if (noun := words[i].tags.get("people")) and not words[i].has("group"):
            return [*nouns, (i, noun)], i + 1
        if not (is_plain(words[i]) or words[i].has("det") or words[i].form in ("'", "’", "-")):
            break
    return nouns, last


def _category(words: Words, nouns: Sequence[tuple[int, Noun]]) -> Category:
    """The more telling of the nouns; "women and children" together are people of all sorts."""
    told = [noun.category for _, noun in nouns]
    added = any(words[k - 1].has("and") or words[k].joined for k, _ in nouns[1:])
    if added and len(set(told)) > 1:
        return told[0] if told[0] in SIDES else Category.ALL
    return min(told, key=_TELLING.index, default=Category.ALL)


def _outcome(nouns: Sequence[tuple[int, Noun]]) -> Outcome | None:
    return next((noun.outcome for _, noun in nouns if noun.outcome), None)
