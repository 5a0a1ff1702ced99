"""What is said to have happened: kinds, dates, counts, speakers, claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from geo_incidents.model.documents import BlockKind, Span
from geo_incidents.model.places import Reason, Resolution

BY_FIGURE = "kind:figure"  # rule of a claim that rests on a figure, "took in 14 children", and on no word of an event


class EventKind(StrEnum):
    """What is claimed to have happened."""

    KILLING = "killing"
    MASSACRE = "massacre"  # only if a source uses the word
    EXECUTION = "execution"  # only if a source uses the word
    CLASH = "clash"
    AMBUSH = "ambush"
    TERRITORY_CHANGE = "territory_change"
    SHELLING = "shelling"
    AIRSTRIKE = "airstrike"
    EXPLOSION = "explosion"
    LANDMINE = "landmine"  # mines and unexploded ordnance
    DETENTION = "detention"
    ABDUCTION = "abduction"
    LOOTING = "looting"
    ARSON = "arson"
    PROPERTY_DAMAGE = "property_damage"
    SERVICE_OUTAGE = "service_outage"
    DISPLACEMENT = "displacement"
    BURIAL = "burial"
    BODIES_FOUND = "bodies_found"
    SECURITY_OPERATION = "security_operation"
    ACCESS_RESTRICTION = "access_restriction"
    PROTEST = "protest"
    WILDFIRE = "wildfire"  # a fire not said to be set by anyone
    DISASTER = "disaster"  # earthquake, flood, storm
    ACCIDENT = "accident"
    OTHER = "other"


class Polarity(StrEnum):
    """Whether a claim says that something happened. Only `asserted` claims become marks."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    DENIED = "denied"
    CEASED = "ceased"
    HYPOTHETICAL = "hypothetical"
    FUTURE = "future"
    HISTORICAL = "historical"


class DatePrecision(StrEnum):
    """The length of the window in which it happened."""

    DAY = "day"
    DAYS = "days"  # 2 to 6
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """The window of a claim, and the words for it. If the words cannot be resolved, the days are None."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    text: str = ""
    basis: str = (
        "unstated"  # explicit, weekday, relative, anaphoric, inherited, carried, telling, publication, unstated
    )
    anchor: date | None = None  # the publication date relative to which the words were read
    span: Span | None = None


class Outcome(StrEnum):
    """What happened to the people counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    DETAINED = "detained"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    BODIES = "bodies"


class Category(StrEnum):
    """Who was counted, in the source's terms; never inferred."""

    ALL = "all"
    CIVILIAN = "civilian"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    ELDERLY = "elderly"
    AID_WORKER = "aid_worker"
    JOURNALIST = "journalist"
    MEDICAL = "medical"
    SECURITY_FORCES = "security_forces"
    ARMED_OPPOSITION = "armed_opposition"  # fighters against the authorities of the time
    OTHER_ARMED = "other_armed"
    FORMER_SOLDIER = "former_soldier"


class Bound(StrEnum):
    """How a figure is qualified."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    LESS_THAN = "less_than"


class Scope(StrEnum):
    """What a figure refers to."""

    PLACE = "place"
    SHARED = "shared"  # one figure for several places; never divided
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people, as claimed."""

    outcome: Outcome
    category: Category
    min: int  # smallest number the words allow: "more than N" is N + 1, "at least N" is N, "dozens" is 12
    max: int | None  # None: unbounded or unstated
    text: str
    span: Span
    bound: Bound = Bound.EXACT
    approx: bool = False
    vague: bool = False  # "dozens", "hundreds", "several": min is the smallest number that the word allows
    scope: Scope = Scope.PLACE
    part_of: str = ""  # text of the count of which this is a subset
    cumulative: bool = False  # a running total, superseded by later ones of the same speaker


class SpeakerKind(StrEnum):
    """The type of a source."""

    MONITOR = "monitor"
    STATE = "state"
    ARMED_ACTOR = "armed_actor"
    WITNESS = "witness"
    MEDIA = "media"
    UN_NGO = "un_ngo"
    POLITICIAN = "politician"
    ANONYMOUS = "anonymous"
    PUBLISHER = "publisher"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker. `key` is the same for all names of one speaker ("sohr" for the Observatory, المرصد, OSDH)."""

    name: str  # as written, or the canonical name from an alias table
    kind: SpeakerKind
    key: str
    private: bool = False  # a private person, whose name the public profile omits
    beside: bool = False  # speaks together with the previous speaker: "the Observatory and four residents"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A reviewer's decision about a claim, with the value that the program had found."""

    action: str
    who: str
    when: str
    field: str = ""
    was: str = ""
    value: str = ""
    place: str = ""  # id of the place to which it applies; "": all places of the claim


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement in one report: who says that what happened where, when, to how many."""

    id: str
    document: str  # Source.report_id
    quote: str
    span: Span  # of the quote
    kind: EventKind
    trigger: Span  # the words that determined the kind
    places: tuple[Resolution, ...]  # what the claim is about: marks, areas, or nothing
    when: When
    counts: tuple[Count, ...]
    speakers: tuple[Speaker, ...]  # root first, publisher last
    polarity: Polarity = Polarity.ASSERTED
    block: BlockKind = BlockKind.PARAGRAPH
    unverified: bool = False  # the report says it could not verify this independently
    hedge: str = ""  # reporting verb or hedge as written: "claimed", "reportedly"
    source_term: str = ""  # a charged word of the source: "massacre", "execution"
    group: str = ""  # shared by statements with a common toll or list of places
    complete: bool = True  # False: "some of these occurred in …": the places named are not all
    actors: tuple[str, ...] = ()  # parties that the source holds responsible, as written
    rules: tuple[str, ...] = ()  # ids of the rules that produced it
    offsets_withheld: bool = False  # spans count in `quote`: those in the report would reveal removed words
    confidence: float = 1.0  # 0..1, that the text says this of this place
    reasons: tuple[Reason, ...] = ()  # evidence for and against it, strongest first
    reviews: tuple[Review, ...] = ()  # in the order of the decisions

    @property
    def roots(self) -> tuple[Speaker, ...]:
        """Whoever says so first, and those who say so beside him."""
        return tuple(takewhile(lambda speaker: speaker.beside or speaker is self.speakers[0], self.speakers))

    @property
    def origin(self) -> str:
        """The key of the root speaker: claims of the same origin do not corroborate each other."""
        return self.speakers[0].key if self.speakers else ""
