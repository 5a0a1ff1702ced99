"""Names that no gazetteer has: "the village of X", "X köyü", "قرى أ وب". They are reported but never placed.

Only a noun that says what the name is makes one up; what follows must look like a name: capitals in Latin, in Arabic a
definite noun, one in quotes, or one that opens as names of places do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from geo_incidents.mentions.context.around import BREATH, TOUCH
from geo_incidents.mentions.propose import TOWN, Spot
from geo_incidents.mentions.scan import PLURALS, Hit, Scan
from geo_incidents.scoring import spelled
from geo_incidents.text import gaps
from geo_incidents.text.clitics import stems

NOUNS = frozenset(
    f"{side}.{group}" for side in ("before", "after") for group in ("settlement", "settlements", "quarter")
)
HEAD = "names.heads"
LATIN_WORDS, ARABIC_WORDS = 4, 3
ARTICLE = "ال"
WRITTEN_ON = ("بال", "لل", "وال", "كال", "فال")  # no name stands right behind its noun with these
MOST_MEMBERS = 30


def unlisted(scan: Scan, listed: Sequence[Spot]) -> Iterator[Spot]:
    """A spot without places behind every noun of kind whose name is not among the words of the spots `listed`.

    A name of several words counts as listed only as a whole: "Qasr" and "Blonko" do not make "Qasr Blonko" known.
    """
    taken = {number for spot in listed for number in range(spot.start, spot.end)}
    found = {(spot.start, spot.end) for spot in listed}
    ends = _ends(listed)
    for spot in _all(scan, taken, _towns(listed)):
        if (spot.start, spot.end) not in found and not _is_list(spot.start, spot.end, ends):
            found.add((spot.start, spot.end))
            yield spot


def _ends(listed: Sequence[Spot]) -> dict[int, list[int]]:
    """Where the names that are spelled as listed end, by their first word."""
    found: dict[int, list[int]] = {}
    for spot in listed:
        if spot.cost <= spelled.LISTED:
            found.setdefault(spot.start, []).append(spot.end)
    return found


def _is_list(start: int, end: int, ends: Mapping[int, Sequence[int]]) -> bool:
    """Whether words are listed names one after the other, as in a list without commas: "Lataminah Maarkaba"."""
    return start == end or any(_is_list(reached, end, ends) for reached in ends.get(start, ()) if reached <= end)


def _all(scan: Scan, taken: set[int], towns: set[int]) -> Iterator[Spot]:
    for hits in scan.starting.values():
        for hit in hits:
            for side, group in nouns(hit.roles):
                yield from _behind(scan, hit, group, taken) if side == "before" else _before(scan, hit, taken)
                number = _past_articles(scan, _past_link(scan, hit))
                if side == "before" and group not in PLURALS and number < len(scan) and not scan.gap(number) & ~TOUCH:
                    yield from _longer(scan, number, towns)
            if HEAD in hit.roles and scan.words[hit.start].capital and not _is_person(hit):
                yield from _longer(scan, hit.start, towns)


def _towns(listed: Sequence[Spot]) -> set[int]:
    """Words that are a town's name: no village goes on with one."""
    return {number for spot in listed if spot.rank >= TOWN for number in range(spot.start, spot.end)}


def _is_person(hit: Hit) -> bool:
    return any(role.startswith("persons.") for role in hit.roles)


def _longer(scan: Scan, start: int, towns: set[int]) -> Iterator[Spot]:
    """What goes on from a word in one breath, where it is more than one word: "Qasr Blonko", "كفر زهران"."""
    if scan.words[start].script == "arabic":
        spot = _arabic_name(scan, start, first=True)
        if spot and spot.end > start + 1 and towns.isdisjoint(range(start, spot.end)):
            yield spot
        return
    end = _capitals_end(scan, start)
    while end > start and end - 1 in towns:
        end -= 1
    if sum(not scan.is_article(number) for number in range(start, end)) > 1:
        yield _spot(scan, start, end)


@lru_cache(maxsize=10_000)
def nouns(roles: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The nouns of kind that a phrase of these roles is: on which side of the name they stand, and their group."""
    pairs = (role.partition(".") for role in sorted(roles & NOUNS))
    return tuple((side, group) for side, _, group in pairs)


def _behind(scan: Scan, hit: Hit, group: str, taken: set[int]) -> Iterator[Spot]:
    """Names behind "village of", "قرية"; all members of the list behind a plural."""
    number = _past_link(scan, hit)
    if number == hit.end and number < len(scan) and scan.words[number].script == "latin":
        return
    number = _past_articles(scan, number)
    for member in range(MOST_MEMBERS):
        if number >= len(scan) or scan.gap(number) & ~(gaps.LISTS | gaps.JOINS | gaps.COLON):
            return
        end = _end_of_taken(number, taken)
        if end == number:
            spot = _name(scan, number, first=member == 0)
            if spot is None or not taken.isdisjoint(range(number, spot.end)):
                return
            yield spot
            end = spot.end
        if group not in PLURALS:
            return
        number = _next_member(scan, end)
        if number < 0:
            return


def _past_link(scan: Scan, hit: Hit) -> int:
    """The word behind a noun and its "of"."""
    linking = scan.after(hit.end, "before.linking")
    return linking.end if linking and not scan.gap(hit.end) & ~TOUCH else hit.end


def _before(scan: Scan, hit: Hit, taken: set[int]) -> Iterator[Spot]:
    """The name before "village", "köyü": the capitals that touch it."""
    start = hit.start
    while start > 0 and hit.start - start < LATIN_WORDS and not scan.gap(start) & ~BREATH:
        if start - 1 in taken or not _capital(scan, start - 1):
            break
        start -= 1
    if start < hit.start and hit.start - 1 not in taken:
        yield _spot(scan, start, hit.start)


def _name(scan: Scan, number: int, *, first: bool) -> Spot | None:
    word = scan.words[number]
    if word.script == "latin":
        end = _capitals_end(scan, number)
        return _spot(scan, number, end) if end > number else None
    return _arabic_name(scan, number, first=first) if word.script == "arabic" else None


def _capitals_end(scan: Scan, start: int) -> int:
    """Where the capitals and articles that go on from a word in one breath end."""
    end = start
    while end < len(scan) and end - start < LATIN_WORDS and (end == start or not scan.gap(end) & ~BREATH):
        if not _capital(scan, end) and not scan.is_article(end):
            break
        end += 1
    while end > start and scan.is_article(end - 1):
        end -= 1
    return end


def _arabic_name(scan: Scan, number: int, *, first: bool) -> Spot | None:
    word = scan.words[number].folded
    clitics = "" if first else next((c for c, _ in stems(word) if c == "و"), "")
    stem = word[len(clitics) :]
    quoted = bool(scan.gap(number) & gaps.QUOTE)
    head = scan.vocabulary.plays(stem, "names.heads")
    known = any(not role.startswith("names.") for hit in scan.starting.get(number, ()) for role in hit.roles)
    if first and stem.startswith(WRITTEN_ON):
        return None
    if (known and not head) or not (quoted or head or _looks_like_name(stem, closed=_closed(scan, number + 1))):
        return None
    end = number + 1
    while head and end < len(scan) and end - number < ARABIC_WORDS and not scan.gap(end) & ~gaps.SPACE:
        if scan.starting.get(end) or scan.words[end].script != "arabic":
            break
        if end > number + 1 and scan.words[end].folded.startswith("و"):  # the next of the list
            break
        end += 1
    if head and end == number + 1:
        return None
    return _spot(scan, number, end, clitics)


def _looks_like_name(stem: str, *, closed: bool) -> bool:
    """A definite noun behind an indefinite one is a name; a bare one only where it is no adjective, verb or pronoun."""
    if stem.startswith(ARTICLE) and len(stem) > len(ARTICLE) + 2:
        return True
    adjective_or_verb = stem.endswith(("ه", "ها", "هم", "ت", "ين", "ون", "وا")) or stem[0] in "ي"
    return len(stem) > 3 and closed and not adjective_or_verb


def _closed(scan: Scan, number: int) -> bool:
    """Whether a name may end before the word: a mark, a conjunction, a preposition or a clitic follows."""
    if number >= len(scan) or scan.gap(number) & ~gaps.SPACE:
        return True
    if scan.words[number].folded.startswith(("و", "ب")):
        return True
    roles = {role for hit in scan.starting.get(number, ()) for role in hit.roles}
    return bool(roles & {"before.inside", "before.near", "qualifying.lead"}) or any(
        r.startswith("bearings.") for r in roles
    )


def _capital(scan: Scan, number: int) -> bool:
    """A capitalised Latin word that no phrase explains, or one that opens names of places."""
    word = scan.words[number]
    if word.script != "latin" or not word.capital or number == 0:
        return False
    roles = {role for hit in (*scan.starting.get(number, ()), *scan.ending.get(number + 1, ())) for role in hit.roles}
    return "names.heads" in roles or all(role.startswith(("names.", "ordinary.")) for role in roles)


def _past_articles(scan: Scan, number: int) -> int:
    hit = scan.after(number, "language.articles") if number < len(scan) else None
    return hit.end if hit and not scan.words[hit.start].capital and not scan.is_article(hit.start) else number


def _end_of_taken(number: int, taken: set[int]) -> int:
    while number in taken:
        number += 1
    return number


def _next_member(scan: Scan, end: int) -> int:
    """The word at which the next member of a list starts; -1 where the list ends."""
    if end >= len(scan):
        return -1
    conjunction = scan.after(end, "language.conjunctions")
    if conjunction and not conjunction.clitics:
        return conjunction.end
    marks = scan.gap(end)
    if marks & (gaps.COMMA | gaps.SLASH) and not marks & (gaps.OPEN | gaps.CLOSE | gaps.STOP):
        return end
    return end if scan.words[end].folded.startswith("و") and not marks & ~gaps.SPACE else -1


def _spot(scan: Scan, start: int, end: int, clitics: str = "") -> Spot:
    first, *others = (word.folded for word in scan.words[start:end])
    span = scan.form_span(start, end, clitics, 0)
    return Spot(start, end, span, (first.removeprefix(clitics), *others), clitics, ())
