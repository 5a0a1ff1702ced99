"""What a name does in its phrase, and what qualifies it: "A and B in the northern countryside of C", "A, 5 km from B".

Two neighbouring names are linked when nothing but connectors stands between them. Relations of qualifiers:
"called_city", "called_countryside", … is what the words round the name itself call it; "preposed" that "in" or "to"
stands before it, "region_center" in which part of the country it lies, "part_of" that only a part of it is meant;
"one_settlement" that its noun is of one town or village, "villages_of" that it is of several; "listed_with" points at
the next name of its list; the others
name another place: "in", "countryside_of", "governorate_of", "district_of", "near", "n_of", "sw_of", ….
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from geo_incidents.mentions.connectors import BESIDE, Connectors, between, groups
from geo_incidents.mentions.context.around import Around
from geo_incidents.mentions.context.dateline import is_dateline
from geo_incidents.mentions.propose import TOWN, Spot
from geo_incidents.mentions.scan import SETTLED, Cue, Scan
from geo_incidents.mentions.select import LATIN, Named, separated
from geo_incidents.model import Qualifier, Relation, Span
from geo_incidents.scoring import spelled
from geo_incidents.text import gaps

COUNTRYSIDE = "countryside"
AREAS = (COUNTRYSIDE, "governorate", "district", "subdistrict")
INSIDE = frozenset({"before.inside", "qualifying.located"})
LISTED = "listed_with"
ONE = "one_settlement"
VILLAGES = "villages_of"
PREPOSED = "preposed"
PREPOSITIONS = frozenset("بل")
MOST_HANDED_ON = 6  # other places that a name's qualifiers name for it: in "A / B / C / …" each lies in the next
PROVINCE = "governorate"
PROVINCES = frozenset({PROVINCE, "country"})
Places = tuple[str, ...]


@dataclass(slots=True)
class Linked:
    """A believed name with its part in the phrase."""

    named: Named
    places: Places  # ids of what it may mean
    relation: Relation = Relation.PLACE
    of: Span | None = None
    qualifiers: list[Qualifier] = field(default_factory=list)
    shared: Cue | None = None  # the plural noun behind the list it stands in
    taken: bool = False  # the noun before it belongs to the name before: "A district of B"
    led: bool = False  # and so it does in "A countryside B", where B lies in it

    @property
    def around(self) -> Around:
        """Its surroundings."""
        return self.named.around

    @property
    def cues(self) -> list[Cue]:
        """The nouns before and behind it that are its own: in "A district of B" the noun is A's."""
        before = None if self.taken or self.led else self.around.cue_before
        return [cue for cue in (before, self.around.cue_after) if cue]

    @property
    def area_kind(self) -> str:
        """The kind of area that its nouns call it, or ""."""
        kinds = {cue.kind for cue in self.cues}
        return next((kind for kind in AREAS if kind in kinds), "")

    @property
    def settled(self) -> bool:
        """Whether a noun calls it a village, town or quarter."""
        return any(cue.kind in ("settlement", "quarter") for cue in self.cues)

    @property
    def elsewhere(self) -> list[Qualifier]:
        """The first qualifiers that name other places."""
        return [qualifier for qualifier in self.qualifiers if qualifier.place_ids][:MOST_HANDED_ON]


def link(scan: Scan, linked: Sequence[Linked]) -> None:
    """Set the relation and qualifiers of every name."""
    pairs = list(pairwise(linked))
    for first, second in pairs:
        if (noun := _same_noun(first.around.cue_after, second.around.cue_before)) is not None:
            second.taken = noun.linked
            second.led = not noun.linked and noun.kind in AREAS and second.named.script == LATIN
    for one in linked:
        one.relation = own_relation(one)
        one.qualifiers += called(scan, one)
    for first, second in pairs:
        if _road_between(scan, first, second):
            first.relation = second.relation = Relation.ROAD
    for first, second in reversed(pairs):  # backwards, so that a qualifier's own qualifiers are known
        _follow(scan, first, second)
        _share(scan, first, second)
    for first, second in pairs:
        _precede(scan, first, second)


def _road_between(scan: Scan, first: Linked, second: Linked) -> bool:
    """ "the A - B road", "طريق أ – ب": one noun, two ends."""
    start = second.named.spot.start
    if first.named.spot.end != start or not scan.gap(start) & (gaps.DASH | gaps.HYPHEN):
        return False
    before, after = first.around.cue_before, second.around.cue_after
    return bool((before and before.kind == "road") or (after and after.kind == "road"))


def _same_noun(behind: Cue | None, before: Cue | None) -> Cue | None:
    """The noun that stands both behind one name and before the next."""
    return before if behind and before and behind.hit.end == before.hit.end else None


def own_relation(one: Linked) -> Relation:
    """The part a name plays for itself, before its neighbours are looked at."""
    kinds = {cue.kind for cue in one.cues}
    if one.around.origin or is_dateline(one.around):
        return Relation.ORIGIN
    if "road" in kinds:
        return Relation.ROAD
    return Relation.NEAR if kinds & BESIDE else Relation.PLACE


def called(scan: Scan, one: Linked) -> Iterator[Qualifier]:
    """What the words round a name call it."""
    for cue in one.cues:
        yield _qualifier(scan, f"called_{cue.kind}", cue.hit.start, cue.hit.end)
        if cue.kind in SETTLED:
            yield _qualifier(scan, VILLAGES if cue.plural else ONE, cue.hit.start, cue.hit.end)
    if one.around.chained and one.around.opener:
        yield _qualifier(scan, VILLAGES, one.around.opener.hit.start, one.around.opener.hit.end)
    if one.around.holds is not None:
        yield _qualifier(scan, f"holds_{one.around.holds.kind}", one.around.holds.hit.start, one.around.holds.hit.end)
    spot = one.named.spot
    if one.around.preposition is not None:
        yield _qualifier(scan, PREPOSED, one.around.preposition.start, one.around.preposition.end)
    elif set(spot.clitics) & PREPOSITIONS:
        span = Span(scan.starts[spot.start], spot.span.start)
        yield Qualifier(PREPOSED, span, span.of(scan.text))
    if one.around.reached is not None:
        yield _qualifier(scan, "reached", one.around.reached.start, one.around.reached.end)
    if one.around.region is not None:
        hit = one.around.region
        part = next(role for role in sorted(hit.roles) if role.startswith("regions.")).partition(".")[2]
        yield _qualifier(scan, f"region_{part}", hit.start, hit.end)
    if one.around.inner is not None:
        yield _qualifier(scan, "part_of", one.around.inner.start, one.around.inner.end)


def _qualifier(
    scan: Scan, relation: str, start: int, end: int, places: Places = (), metres: int | None = None
) -> Qualifier:
    span = scan.span(start, end)
    return Qualifier(relation, span, span.of(scan.text), places, metres)


def _follow(scan: Scan, first: Linked, second: Linked) -> None:
    """The second name says where the first lies, or both are members of a list and share what follows."""
    spot, other = first.named.spot, second.named.spot
    if _is_of_area(scan, first, second):
        first.qualifiers.append(_qualifier(scan, "in", spot.end, other.end, second.places))
        second.of, second.relation = spot.span, Relation.CONTAINER
        return
    stacked = scan.gap(other.start) & gaps.SLASH and second.relation is not Relation.ROAD
    if separated(scan, spot.end, second.around) and not stacked:
        if not first.elsewhere and not second.area_kind:
            first.qualifiers += second.elsewhere
        first.qualifiers.append(_qualifier(scan, LISTED, other.start, other.end))
        return
    if scan.gap(spot.end) & gaps.LINE and spot.end < other.start and scan.words[spot.end].capital:
        return  # a headline, and a sentence below it that begins with "In"
    found = between(scan, spot.end, other.start)
    if found is None:
        return
    relations = list(_relations(scan, found, second))
    if relations:
        end = second.cues[-1].hit.end if second.around.cue_after else other.end
        for relation in relations:
            first.qualifiers.append(_qualifier(scan, relation, spot.end, end, second.places, found.distance_m))
        first.qualifiers += second.elsewhere
        beside = relations[0] == "near" or bool(found.bearings and not second.area_kind)
        second.of, second.relation = spot.span, Relation.REFERENCE if beside else Relation.CONTAINER


def _is_of_area(scan: Scan, first: Linked, second: Linked) -> bool:
    """ "Rabia, Nineveh", "Myassar - Aleppo": a mark between a place and what it lies in, and no list goes on."""
    spot, other = first.named.spot, second.named.spot
    if spot.end != other.start or scan.gap(other.start) & ~gaps.SPACE not in (gaps.COMMA, gaps.DASH) or other.clitics:
        return False
    if _is_area(first) or _goes_on(scan, second):
        return False
    listed = any(qualifier.relation == LISTED for qualifier in second.qualifiers)
    small = spot.rank < TOWN or _is_header(scan, spot, other)
    return (small and PROVINCE in other.namesakes.kinds and not listed) or _is_area(second)


def _is_header(scan: Scan, first: Spot, second: Spot) -> bool:
    """Whether two names open a line before a colon, or end it behind a dash: "Saan, Homs: a strike", "Saan - Homs"."""
    marks = scan.gap(second.end) if second.end < len(scan) else gaps.PARAGRAPH
    if scan.gap(second.start) & gaps.DASH:
        return bool(marks & (gaps.LINE | gaps.PARAGRAPH))
    return bool(marks & gaps.COLON) and (first.start == 0 or bool(scan.gap(first.start) & (gaps.LINE | gaps.PARAGRAPH)))


def _goes_on(scan: Scan, linked: Linked) -> bool:
    """Whether a conjunction leads from the name to the next of its list."""
    following = next((q.span.start for q in linked.qualifiers if q.relation == LISTED), None)
    if following is None:
        return False
    return scan.text[following - 1] == "و" or scan.after(linked.named.spot.end, "language.conjunctions") is not None


def _is_area(linked: Linked) -> bool:
    """Whether only a province or a country is called so."""
    known = linked.named.spot.namesakes
    return bool(known.kinds & PROVINCES) and min(known.here, known.elsewhere) > spelled.LISTED


def _share(scan: Scan, first: Linked, second: Linked) -> None:
    """ "A and B districts", "A and B countryside": the noun behind the last of a list calls them all so."""
    cue = second.shared or second.around.cue_after
    if not cue or cue.kind not in AREAS or not first.qualifiers or first.qualifiers[-1].relation != LISTED:
        return
    if cue.plural:
        first.shared = cue
    if cue.plural or (cue.kind == COUNTRYSIDE and _are_two_provinces(first, second)):
        first.qualifiers.append(_qualifier(scan, f"called_{cue.kind}", cue.hit.start, cue.hit.end))


def _are_two_provinces(first: Linked, second: Linked) -> bool:
    """Whether both are called like provinces, and a word, "and", stands between them."""
    joined = second.named.spot.start - first.named.spot.end == 1
    return joined and all(PROVINCE in one.named.spot.namesakes.kinds for one in (first, second))


def _relations(scan: Scan, found: Connectors, second: Linked) -> Iterator[str]:
    """How the second name qualifies the first, most telling first."""
    area = second.area_kind
    clitic = second.named.spot.clitics.endswith(("ب", "ل"))
    if found.bearings and not area:
        yield from (f"{bearing}_of" for bearing in found.bearings[-1:])
    elif found.beside and not area:
        yield "near"
    elif area:
        yield f"{area}_of"
        sides = (*found.bearings, *found.sides, *sides_told(scan, second))
        yield from (f"{side}_in" for side in sides[-1:])
    elif (
        clitic
        or second.taken
        or INSIDE & found.roles
        or found.marks & gaps.OPEN
        or (found.marks & (gaps.COMMA | gaps.SLASH) and second.named.spot.rank >= TOWN and not second.settled)
    ):
        yield "in"


def sides_told(scan: Scan, area: Linked) -> Iterator[str]:
    """The part of an area told with its noun or behind its name: "northern countryside of X", "ريف حماة الشمالي"."""
    noun, end = area.around.cue_before, area.named.spot.end
    hits = [*scan.ending.get(noun.hit.start, ()), *scan.starting.get(noun.hit.start, ())] if noun else []
    if scan.gap(end) == gaps.SPACE:
        hits += sorted(scan.starting.get(end, ()), key=lambda hit: hit.end)
    yield from (side for hit in hits for side in groups(hit, "sides"))


def _precede(scan: Scan, first: Linked, second: Linked) -> None:
    """ "In the A countryside, the village of B", "A's B": the first name says where the second lies."""
    start, end = first.named.spot.end, second.named.spot.start
    possessive = end - start == 1 and bool(scan.gap(start) & gaps.APOSTROPHE) and scan.words[start].folded == "s"
    area = first.area_kind and (second.settled or second.led)
    if second.of or not (possessive or (area and between(scan, start, end))):
        return
    relation = f"{first.area_kind}_of" if first.area_kind else "in"
    found = _qualifier(scan, relation, first.named.spot.start, start, first.places)
    second.qualifiers.append(found)
    sides = list(sides_told(scan, first))[-1:] if first.area_kind else []
    second.qualifiers += [replace(found, relation=f"{side}_in") for side in sides]
    first.of, first.relation = second.named.spot.span, Relation.CONTAINER
