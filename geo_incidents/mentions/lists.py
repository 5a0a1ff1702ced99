"""Lists of names: "the villages of A, B (in C) and D", "قرى أ وب وج". One member that is sure speaks for the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from geo_incidents.mentions.around import Around
from geo_incidents.mentions.scan import Scan
from geo_incidents.text import gaps

JOINING = frozenset({"language.conjunctions", "language.list_openers"})
BETWEEN = JOINING | {"language.articles"}
LONGEST_ASIDE = 12  # words of a bracket between two members
LONGEST_SEPARATOR = 3


def mark_lists(scan: Scan, arounds: Sequence[Around], sure: set[int]) -> None:
    """Tell every spot what its list says for it; `sure` are the first words of those believed."""
    for members in lists(scan, arounds):
        opener = next((cue for member in members if (cue := member.cue_before) and cue.plural), None)
        held = any(member.contained for member in members)  # "A, B and C in the Y countryside"
        speaking = list(islice((one for one in members if held or one.spot.start in sure), 2))  # one for the other, too
        for number, member in enumerate(members):
            other = next((one for one in speaking if one is not member), None)
            member.listed = scan.surface(other.spot.start, other.spot.end) if other else ""
            if opener and opener.kind in ("settlement", "city", "quarter") and number:
                member.chained = member.words_of(opener)


def lists(scan: Scan, arounds: Sequence[Around]) -> Iterator[list[Around]]:
    """Runs of two or more spots with nothing but separators between neighbours."""
    run: list[Around] = []
    for around in arounds:
        if run and not separated(scan, run[-1].spot.end, around):
            if len(run) > 1:
                yield run
            run = []
        run.append(around)
    if len(run) > 1:
        yield run


def separated(scan: Scan, end: int, around: Around) -> bool:
    """Whether only a separator stands between word `end` and the spot: a comma, "and", a line with a bullet."""
    start = around.spot.start
    if scan.gap(end) & gaps.OPEN:
        end = past_bracket(scan, end, start)
    if start - end > LONGEST_SEPARATOR:
        return False
    marks = scan.gap(end) & ~gaps.CLOSE
    for number in range(end + 1, start + 1):
        marks |= scan.gap(number)
    if marks & ~(gaps.LISTS | gaps.HYPHEN):
        return False
    marked = "و" in around.spot.clitics or bool(marks & (gaps.COMMA | gaps.SLASH | gaps.BULLET | gaps.DASH))
    roles = list(_separators(scan, end, start))
    return all(roles) and (marked or any(JOINING & role for role in roles))


def past_bracket(scan: Scan, number: int, limit: int) -> int:
    """The word behind a bracket that opens before a word, or the word itself where it does not close in time."""
    for reached in range(number + 1, min(number + LONGEST_ASIDE, limit) + 1):
        if scan.gap(reached) & gaps.CLOSE:
            return reached
    return number


def _separators(scan: Scan, number: int, end: int) -> Iterator[frozenset[str]]:
    """Roles of the separators up to a word, the longest first; an empty set for a word that is none."""
    while number < end:
        hits = [hit for hit in scan.starting.get(number, ()) if BETWEEN & hit.roles and hit.end <= end]
        longest = max(hits, key=lambda hit: hit.end, default=None)
        yield longest.roles if longest else frozenset()
        number = longest.end if longest else end
