"""Which of the proposed spots are likely names: each is scored, and of overlapping ones the best stays.

Neighbours in a list speak for each other: "the villages of A, B (in C) and D", "قرى أ وب وج".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice

from geo_incidents.mentions.context.around import Around
from geo_incidents.mentions.context.of_report import Context
from geo_incidents.mentions.features import features
from geo_incidents.mentions.propose import Spot, propose
from geo_incidents.mentions.scan import Scan
from geo_incidents.mentions.unlisted import unlisted
from geo_incidents.model import PlaceKind
from geo_incidents.scoring import spelled
from geo_incidents.scoring.table import Model, logistic, threshold
from geo_incidents.text import gaps

JOINING = frozenset({"language.conjunctions", "language.list_openers"})
BETWEEN = JOINING | {"language.articles"}
LONGEST_ASIDE = 12  # words of a bracket between two members
LONGEST_SEPARATOR = 3
LATIN, ARABIC = "latin", "arabic"  # the models of data/weights/names.csv
UNLIKELY = threshold("names.unlikely")
LIKELY = threshold("names.likely")
SPELLED = threshold("names.spelled")
LONGER = threshold("names.longer")
WHOLE = threshold("names.whole")


def mark_lists(scan: Scan, arounds: Sequence[Around], sure: set[int]) -> None:
    """Set the list evidence of every spot; `sure` are the first words of accepted names."""
    for members in lists(scan, arounds):
        opener = next((cue for member in members if (cue := member.cue_before) and cue.plural), None)
        held = any(member.contained for member in members)  # "A, B and C in the Y countryside"
        speaking = list(islice((one for one in members if held or one.spot.start in sure), 2))  # one for the other, too
        for number, member in enumerate(members):
            other = next((one for one in speaking if one is not member), None)
            member.listed = scan.surface(other.spot.start, other.spot.end) if other else ""
            if opener and opener.kind in ("settlement", "city", "quarter") and number:
                member.chained, member.opener = member.words_of(opener), opener


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
    if start == end and around.bare_list:
        return not scan.gap(end) & ~gaps.SPACE
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


class Named:
    """A spot with what was seen of it and the log-odds that it is a place's name."""

    def __init__(self, around: Around) -> None:
        self.around, self.spot = around, around.spot
        self.features = features(around)
        self.logit = 0.0

    @property
    def script(self) -> str:
        """Which model decides."""
        return ARABIC if self.spot.arabic else LATIN

    @property
    def probability(self) -> float:
        """How likely it is a place's name."""
        return logistic(self.logit)


def proposed(context: Context) -> list[Named]:
    """Every run of words that may be a name, listed or not, with its features."""
    spots = propose(context.scan, context.gazetteer)
    listed = [spot for spot in spots if _is_whole(context, spot)]
    arounds = [Around(context, spot) for spot in (*spots, *unlisted(context.scan, listed))]
    inner = set(_inner(listed))
    persons = {around.spot.words for around in arounds if around.named_person}
    for around in arounds:
        around.person_elsewhere = around.spot.words in persons
        around.inside_longer = (around.spot.start, around.spot.end) in inner
    return [Named(around) for around in arounds]


def _inner(listed: Iterable[Spot]) -> Iterator[tuple[int, int]]:
    """The parts of names of several words that are spelled as listed."""
    for spot in listed:
        if spot.cost <= spelled.LISTED:
            words = range(spot.start, spot.end + 1)
            yield from (part for part in combinations(words, 2) if part != (spot.start, spot.end))


def _is_whole(context: Context, spot: Spot) -> bool:
    """Whether the words are a listed place's name, and not the head, "Beit", of a longer one."""
    head = len(spot.words) == 1 and context.scan.vocabulary.plays(spot.words[0], "names.heads")
    return spot.cost <= SPELLED and not head


def score(some: Iterable[Named], models: Mapping[str, Model]) -> None:
    """Give every spot its log-odds."""
    for one in some:
        one.logit = models[one.script].logit(one.features)


def select(context: Context, scored: Sequence[Named]) -> list[Named]:
    """The likely spots without overlaps, in text order, each with the evidence of its list."""
    likely = (one for one in scored if one.probability >= UNLIKELY)
    chosen = sorted(free(likely, set()), key=lambda one: one.spot.start)
    sure = {one.spot.start for one in chosen if one.probability >= LIKELY}
    mark_lists(context.scan, [one.around for one in chosen], sure)
    return chosen


def free(likely: Iterable[Named], taken: set[int]) -> Iterator[Named]:
    """Those that do not overlap, nor the words that are `taken`, the best first; their words are taken then."""
    for one in sorted(likely, key=_best_first):
        words = range(one.spot.start, one.spot.end)
        if taken.isdisjoint(words):
            taken.update(words)
            yield one


def _best_first(one: Named) -> tuple[float, int, int]:
    words = one.spot.end - one.spot.start
    whole = WHOLE if words > 1 and _is_whole_name(one) else 0.0
    return -one.logit - LONGER * (words - 1) - whole, one.spot.start, -one.spot.end


def _is_whole_name(one: Named) -> bool:
    """Whether words are a settlement's or quarter's name of several words, spelled as listed."""
    if one.spot.cost > spelled.LISTED or one.around.full_words == 1:
        return False
    places = one.around.context.gazetteer.places
    return places[one.spot.matches[0].place].kind is not PlaceKind.FACILITY
