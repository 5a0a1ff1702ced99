"""The places of a sentence in groups: a list is one group; what only says where another place lies is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geo_incidents.claims.triggers import clause_words, forms, home_words
from geo_incidents.grammar import Line, hits, occurs
from geo_incidents.model import PlaceKind, Relation, Resolution, Span, Status
from geo_incidents.text.tokens import Token

# Why a name in a sentence is no place of an event.
RELATIONS = {
    Relation.CONTAINER: "says where another place lies",
    Relation.REFERENCE: "a point of reference for another place",
    Relation.ROAD: "names a road",
    Relation.ORIGIN: "where somebody comes from",
}
ROAD = RELATIONS[Relation.ROAD]
NO_PLACE = "taken for no place"
HEADING = "the area that the report goes on about"
PARTY = "another country, named as a party"
SEAT = "where somebody has his seat"
AWAY = "another place's distance from here is told"
SOURCE = "from here somebody set out"
LISTED = "listed with a name that is no event's place"
HOME = "where the people counted come from"
GOAL = "somebody was brought here"
TELLING = "the day on which it was told"
DATELINE = "the report's own place and day"
QUALIFIED = (Relation.CONTAINER, Relation.REFERENCE)
PREPOSED = "preposed"  # relation of a mention's qualifier: "in", "to"
COLON = re.compile(r"[^\W\d]*(?:\s[^\W\d]+)?\s?:\s")  # behind "Hama", with a noun of kind between
JOINT = 8  # tokens between two places of one list
BESIDE_HOME = 2  # code points between people counted and the word that says where they come from
FAR = 6  # tokens between "25 kilometres" and the place: "northwest of the city of"
BEFORE = 4  # tokens in front of a place in which "the villages of", "to the town of" stand
BASED = 12  # code points behind a place: "-based"
LED = 60  # code points in front of a place: "five kilometres from the northern suburbs of"
MOVED = 14  # tokens between somebody being brought somewhere and the place


class Veto(NamedTuple):
    """Words that were left out of the claims of their sentence."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """Places named together: one place, or a list."""

    places: tuple[Resolution, ...]
    span: Span  # from the first place to the last
    is_mark: bool  # whether any of the places may be drawn

    @classmethod
    def of(cls, *places: Resolution) -> Group:
        """The places, in text order, as one group."""
        span = Span(places[0].mention.span.start, places[-1].mention.span.end)
        return cls(places, span, any(place.is_mark for place in places))

    @property
    def marks(self) -> tuple[str, ...]:
        """Ids of those of its places that may be drawn."""
        return tuple(found.place.id for found in self.places if found.is_mark and found.place is not None)

    @property
    def is_unlisted(self) -> bool:
        """Whether one of them is a village that no list has: what happened there is put nowhere else."""
        return any(found.is_unlisted for found in self.places)

    @property
    def is_vast(self) -> bool:
        """Whether it names no more than a country or a region."""
        vast = (PlaceKind.COUNTRY, PlaceKind.REGION)
        return all(place.place is not None and place.place.kind in vast for place in self.places)


def grouped(
    text: str, words: Line, resolutions: Sequence[Resolution], figures: Sequence[Span] = ()
) -> tuple[list[Group], list[Veto]]:
    """Places that events may be of, lists together, and names that only qualify another place, or no event's.

    A place with a figure of its own, "A (4) / B (1)", makes no list with the next.
    """
    groups: list[list[Resolution]] = []
    vetoes: list[Veto] = []
    last_end = seen_end = away_end = road_end = -1
    for found in resolutions:
        start, end = found.mention.span.start, found.mention.span.end
        alone = len(resolutions) == 1 or stands_alone(words, found, seen_end)
        before, seen_end = seen_end, end
        why = elsewhere(words, found) or (HEADING if heads(text, found, resolutions, figures) else "")
        if not why and 0 <= road_end == before and leads_on(words, road_end, start):
            why = ROAD
        road_end = end if why == ROAD else road_end
        counted = any(last_end <= figure.start and figure.end <= start for figure in figures)
        if found.mention.relation in QUALIFIED and (why == AWAY or not alone):
            last_end = end if groups else last_end  # "A in the B countryside, C": the list goes on
            away_end = end if 0 <= away_end == before else away_end
            why = RELATIONS[found.mention.relation]
        elif why or (away_end >= 0 and joined(words, away_end, start)):
            away_end = away_end if why in (NO_PLACE, PARTY) else end  # a list of places somebody came from
            why = why or LISTED
        elif groups and not counted and same_sort(groups[-1][-1], found) and joined(words, last_end, start):
            groups[-1].append(found)
            last_end = end
        else:
            groups.append([found])
            last_end = end
        if why:
            vetoes.append(Veto(found.mention.span, why))
    return [Group.of(*places) for places in groups], vetoes


def elsewhere(words: Line, found: Resolution) -> str:
    """Why a name is of no event in its sentence, whatever stands round it; "" where it may be."""
    span = found.mention.span
    if found.mention.relation in (Relation.ROAD, Relation.ORIGIN):
        return RELATIONS[found.mention.relation]
    if found.status is Status.NOT_A_PLACE:
        return NO_PLACE
    if is_party(found):
        return PARTY
    if seats(words, span.end):
        return SEAT
    led = {"within": RELATIONS[Relation.CONTAINER], "away": AWAY, "road": ROAD, "source": SOURCE}
    return next((why for name, why in led.items() if led_by(words, span.start, name)), "")


def heads(text: str, found: Resolution, resolutions: Sequence[Resolution], figures: Sequence[Span]) -> bool:
    """Whether an area only heads what is told of a village in it: "Hama province: 37 people were killed in …"."""
    if found is not resolutions[0] or found.status is not Status.AREA or not COLON.match(text, found.mention.span.end):
        return False
    counted = any(figure.end <= found.mention.span.start for figure in figures)  # "16 dead in Tartus: 2 in …"
    return not counted and any(other.is_mark for other in resolutions)


def is_party(found: Resolution) -> bool:
    """Whether another country is named as one that acts, not as where something happened: no preposition says "in"."""
    abroad = found.place is not None and found.place.kind is PlaceKind.COUNTRY and found.place.context
    return abroad and not prepositions(found)


def prepositions(found: Resolution) -> list[str]:
    """The words before a name that say whether something happens there, comes from there or goes there, folded."""
    qualifiers = found.mention.qualifiers
    return [qualifier.text.casefold() for qualifier in qualifiers if qualifier.relation == PREPOSED]


def seats(words: Line, end: int) -> bool:
    """Whether a name only says where somebody has his seat: "the London-based …"."""
    return words.at("clause.seat", words.since(end), words.before(end + BASED)) is not None


def led_by(words: Line, start: int, name: str) -> bool:
    """Whether words of a list end what stands before a place, prepositions and sorts of places aside."""
    lang, stop = words.lang, words.before(start)
    before = hits(clause_words(lang, name), words, words.since(start - LED), stop)
    last = max((hit.last for hit in before), default=None)
    return last is not None and filled(words[last:stop], lang, "list", "direction", most=FAR)


def stands_alone(words: Line, found: Resolution, seen: int) -> bool:
    """Whether a name taken for another's container is a place of its own.

    So it is where a figure stands before it ("49 in A, 25 in B"), and where a village is named as one behind a comma
    ("A, in the X district, the village of B").
    """
    village = found.mention.relation is Relation.CONTAINER and found.is_mark and bool(found.mention.cue)
    if seen < 0:
        return village
    first, stop = words.since(seen), words.before(found.mention.span.start)
    parted = occurs(clause_words(words.lang, "join"), words, first, stop)
    parted = parted or written_on(words, stop, found.mention.span.start) in forms(words.lang, "join")
    return parted and (village or any(char.isdigit() for word in words[first:stop] for char in word.form))


def leads_on(words: Line, start: int, end: int) -> bool:
    """Whether only "to" stands between the two ends of a road: "a highway that connects A to B"."""
    between = words[words.since(start) : words.before(end)]
    return bool(between) and filled(between, words.lang, "to", most=2)


def written_on(words: Line, number: int, start: int) -> str:
    """What is written on to a name that begins inside a token: و in وحماة."""
    inside = number < len(words) and words[number].start < start
    return words[number].form[: start - words[number].start] if inside else ""


def joined(words: Line, start: int, end: int) -> bool:
    """Whether what stands between two places makes them one list; brackets and what they hold aside."""
    lang, first, stop = words.lang, words.since(start), words.before(end)
    between = without_brackets(words[first:stop])
    joint, join = written_on(words, stop, end), clause_words(lang, "join")
    signs = any(not word.form.isalpha() for word in between) or joint in forms(lang, "join")
    signs = signs or any(words[hit.first] in between for hit in hits(join, words, first, stop))
    return signs and filled(between, lang, "list", most=JOINT) and (not joint or fills(joint, lang, "list"))


def without_brackets(words: Sequence[Token]) -> list[Token]:
    """The words without brackets that open and close among them, and without what those hold."""
    kept: list[Token] = []
    opened = -1
    for word in words:
        if word.form == ")" and opened >= 0:
            del kept[opened:]
            opened = -1
            continue
        opened = len(kept) if word.form == "(" else opened
        kept.append(word)
    return kept


def filled(words: Sequence[Token], lang: str, *names: str, most: int) -> bool:
    """Whether all the words are of the lists named, and no more than `most`."""
    return len(words) <= most and all(fills(word.form, lang, *names) for word in words)


def fills(form: str, lang: str, *names: str) -> bool:
    """Whether a word is of one of the lists named."""
    known = [forms(lang, name) for name in names]
    bare = form[1:] if lang == "ar" and form[0] == "و" else form
    return any(form in some or bare in some for some in known)


def home_of_victims(words: Line, lang: str, group: Group, victims: Sequence[Span]) -> bool:
    """Whether a place only says where the people counted come from: "two young men from X were found near Y"."""
    stop = words.before(group.span.start)
    for hit in hits(home_words(lang), words, 0, stop):
        between = words[hit.last : stop]
        counted = any(span.start <= hit.span.start <= span.end + BESIDE_HOME for span in victims)
        if counted and filled(between, lang, "list", most=BEFORE):
            return True
    return False


def several(words: Line, lang: str, group: Group) -> bool:
    """Whether the words in front of a group say that it is of several places, though only one of them is known.

    "The villages round X" are; "the neighbourhoods of the town of X" are one town.
    """
    stop = words.before(group.span.start)
    first = max(0, stop - BEFORE)
    nearest = max((hit.first for hit in hits(clause_words(lang, "plural"), words, first, stop)), default=-1)
    single = max((hit.first for hit in hits(clause_words(lang, "single"), words, first, stop)), default=-1)
    return nearest > single


def led_to(words: Line, lang: str, group: Group) -> bool:
    """Whether a word like "to" stands in front of a place."""
    stop = words.before(group.span.start)
    before = hits(clause_words(lang, "to"), words, max(0, stop - BEFORE), stop)
    last = max((hit.last for hit in before), default=None)
    return last is not None and filled(words[last:stop], lang, "list", most=BEFORE)


def is_goal(words: Line, lang: str, group: Group, stops: Sequence[int]) -> bool:
    """Whether somebody is only brought to the place: "the wounded were taken to a hospital in X"."""
    stop = words.before(group.span.start)
    clause = words.since(max((end for end in stops if end < group.span.start), default=0))
    moved = next(hits(clause_words(lang, "moved"), words, max(clause, stop - MOVED), stop), None)
    near = hits(clause_words(lang, "to"), words, max(0, stop - BEFORE - 3), stop)
    return moved is not None and any(hit.span.start > moved.span.end for hit in near)


def same_sort(one: Resolution, other: Resolution) -> bool:
    """Whether both are areas, or neither is: a village and a governorate make no list. Places elsewhere go with any."""
    elsewhere = Status.OUT_OF_AREA in (one.status, other.status)
    return elsewhere or (one.status is Status.AREA) == (other.status is Status.AREA)
