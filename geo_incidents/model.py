"""The values that travel down the pipeline: frozen, slotted, and without behaviour that needs another module.

Offsets are half-open code points of `Document.text`; coordinates are degrees WGS84; lengths are metres;
days are `datetime.date`, always the earliest and the latest possible one, never a midpoint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

# --- documents -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points: `text[start:end]` is what it stands for."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span stands for in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    """What part of a report a stretch of text is."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    SUBHEADING = "subheading"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report's text and the part it plays."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report comes from: what a citation needs, and nothing about its content."""

    report_id: str  # the file's stem, or what a table or manifest calls it; unique within a run
    publisher: str = ""
    title: str = ""
    url: str = ""
    archived_url: str = ""
    published: str = ""  # ISO 8601 day, or month or year where no more is known; "" where nothing is
    retrieved: str = ""  # ISO 8601 day
    lang: str = ""  # BCP 47 of the text: stated, else by its script
    sha256: str = ""  # of the original bytes

    @property
    def published_day(self) -> date | None:
        """The day of publication, where it is known to the day."""
        return date.fromisoformat(self.published) if len(self.published) == 10 else None


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its working text, untouched but for decoding, and where it comes from."""

    id: str  # hash of the text
    text: str
    source: Source
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A report, or part of one, that was set aside, and why: nothing is dropped silently."""

    name: str
    reason: str


# --- places ----------------------------------------------------------------------------------------------------------


class PlaceKind(StrEnum):
    """What sort of place a gazetteer row is."""

    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    FACILITY = "facility"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    REGION = "region"
    COUNTRY = "country"

    @property
    def is_area(self) -> bool:
        """Areas have polygons, or no geometry at all, and are never drawn as a point."""
        return self in AREAS


AREAS = frozenset(
    {PlaceKind.SUBDISTRICT, PlaceKind.DISTRICT, PlaceKind.GOVERNORATE, PlaceKind.REGION, PlaceKind.COUNTRY}
)


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer row."""

    id: str  # "ocha:C3561", "gn:163345", "gi:…"; for areas the P-code: "adm:SY06"; never changes
    name: str  # Latin
    name_ar: str
    kind: PlaceKind
    lat: float | None  # None for areas
    lon: float | None
    radius_m: int = 0  # of the built-up place, or of what is honestly known; 0 for areas
    adm1: str = ""  # P-codes: "SY06", "SY0602", "SY060203"; "" where unknown
    adm2: str = ""
    adm3: str = ""
    pcode: str = ""
    geonameid: int | None = None
    wikidata: str = ""
    population: int = 0  # 0 where unknown
    sources: tuple[str, ...] = ()
    curated: bool = False
    parent: str = ""  # id of the settlement a quarter or facility belongs to
    at_parent: bool = False  # no point can be vouched for: point and radius are the parent's
    context: bool = False  # outside the gazetteer's area: known so that namesakes are not drawn here; never drawn


class Precision(StrEnum):
    """How exactly a place is known. Only the first three become marks."""

    POINT = "point"  # a facility or quarter inside a settlement
    SETTLEMENT = "settlement"
    NEAR = "near"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    REGION = "region"
    COUNTRY = "country"
    UNNAMED = "unnamed"

    @property
    def is_mark(self) -> bool:
        """Whether a place known so well may be drawn as a mark."""
        return self in (Precision.POINT, Precision.SETTLEMENT, Precision.NEAR)


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: a named feature of a decision table, its weight, and what it saw."""

    feature: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a mention may mean."""

    place: Place
    score: float
    reasons: tuple[Reason, ...] = ()


class Relation(StrEnum):
    """What a mention does in its phrase."""

    PLACE = "place"  # names the place itself: "in X"
    NEAR = "near"  # a locality beside it: "near X", "on the outskirts of X"
    CONTAINER = "container"  # qualifies another mention: "A in the X countryside"
    REFERENCE = "reference"  # only says where another mention lies: "A, near X", "5 km north of X"
    ROAD = "road"  # an end of a road: "the X-Y road"
    ORIGIN = "origin"  # where somebody comes from or speaks: "a resident of X", a dateline


@dataclass(frozen=True, slots=True)
class Qualifier:
    """Words near a mention that say where to look for it: "in the Jableh countryside", "17 km north of Hama"."""

    relation: str  # in, countryside_of, district_of, governorate_of, near, north_of, …
    span: Span
    text: str
    place_ids: tuple[str, ...] = ()  # what the words may name
    distance_m: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a report, with every place it may mean."""

    document: str  # Source.report_id
    span: Span
    surface: str
    candidates: tuple[Candidate, ...]
    cue: str = ""  # "village of", "قرية", …
    relation: Relation = Relation.PLACE
    of: Span | None = None  # the mention this one qualifies
    qualifiers: tuple[Qualifier, ...] = ()
    evidence: tuple[Reason, ...] = ()  # why it is taken for a place name, or not


class Status(StrEnum):
    """What a mention was found to be."""

    RESOLVED = "resolved"
    UNSURE = "unsure"
    OUT_OF_AREA = "out_of_area"
    AREA = "area"
    NOT_A_PLACE = "not_a_place"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention means, how sure that is, and why."""

    mention: Mention
    status: Status
    # for `unsure` the best candidate or None, for `area` the area, for `out_of_area` the place elsewhere
    place: Place | None
    confidence: float  # 0..1, that the answer is right
    precision: Precision
    ranked: tuple[Candidate, ...] = ()  # best first; the losers with what they lost by
    reasons: tuple[Reason, ...] = ()
    parent: Place | None = None  # smallest known area or settlement round a name that no list has

    @property
    def is_mark(self) -> bool:
        """Whether this may be drawn as a mark: rule 1 of the design."""
        return (
            self.status is Status.RESOLVED
            and self.precision.is_mark
            and self.place is not None
            and self.place.lat is not None
            and not self.place.context
        )


# --- claims ----------------------------------------------------------------------------------------------------------


class EventKind(StrEnum):
    """What is claimed to have happened."""

    KILLING = "killing"
    MASSACRE = "massacre"  # only where a source uses the word
    EXECUTION = "execution"  # only where a source uses the word
    CLASH = "clash"
    AMBUSH = "ambush"
    TERRITORY_CHANGE = "territory_change"
    SHELLING = "shelling"
    AIRSTRIKE = "airstrike"
    EXPLOSION = "explosion"
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
    OTHER = "other"


class Polarity(StrEnum):
    """Whether a claim says that something happened. Only `asserted` ones become marks."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    DENIED = "denied"
    CEASED = "ceased"
    HYPOTHETICAL = "hypothetical"
    FUTURE = "future"
    HISTORICAL = "historical"


class DatePrecision(StrEnum):
    """How long the window is in which it happened."""

    DAY = "day"
    DAYS = "days"  # 2 to 6
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """The window a claim gives, and the words for it. Without an anchor the words stay and the days are None."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    text: str = ""
    basis: str = "unstated"  # explicit, weekday, relative, anaphoric, inherited, unstated
    anchor: date | None = None  # the day of publication the words were read against
    span: Span | None = None


class Outcome(StrEnum):
    """What befell the people counted."""

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
    ARMED_OPPOSITION = "armed_opposition"  # fighters against the authorities of the day
    OTHER_ARMED = "other_armed"
    FORMER_SOLDIER = "former_soldier"


class Bound(StrEnum):
    """How a figure is hedged."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    LESS_THAN = "less_than"


class Scope(StrEnum):
    """What a figure was said of."""

    PLACE = "place"
    SHARED = "shared"  # one figure for several places; never divided
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Count:
    """A figure for people, as claimed."""

    outcome: Outcome
    category: Category
    min: int  # smallest number the words allow: "more than N" is N + 1, "at least N" is N, "dozens" is 12
    max: int | None  # None: unbounded or unstated
    text: str
    span: Span
    bound: Bound = Bound.EXACT
    approx: bool = False
    vague: bool = False  # "dozens", "hundreds", "several": min is the floor the field uses
    scope: Scope = Scope.PLACE
    part_of: str = ""  # text of the count this one is a subset of
    cumulative: bool = False  # a running total, superseded by a later one of the same speaker


class SpeakerKind(StrEnum):
    """What sort of source speaks."""

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
    """Who says so. `key` is the same for every name of one speaker ("sohr" for the Observatory, المرصد, OSDH)."""

    name: str  # as written, or the canonical name where an alias table knows one
    kind: SpeakerKind
    key: str
    private: bool = False  # a private person's name: left out by the public profile
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one report: who says that what happened where, when, to how many."""

    id: str
    document: str  # Source.report_id
    quote: str
    span: Span  # of the quote
    kind: EventKind
    trigger: Span  # the words that gave the kind
    places: tuple[Resolution, ...]  # what the claim is of: marks, areas, or nothing
    when: When
    counts: tuple[Count, ...]
    speakers: tuple[Speaker, ...]  # root first, publisher last
    polarity: Polarity = Polarity.ASSERTED
    block: BlockKind = BlockKind.PARAGRAPH
    unverified: bool = False  # the report says it could not verify this independently
    hedge: str = ""  # the reporting verb or hedge as written: "claimed", "reportedly"
    source_term: str = ""  # "massacre", "execution": a source's own charged word
    group: str = ""  # statements that share a toll or a list of places
    complete: bool = True  # False: "some of these occurred in …": the places named are not all
    actors: tuple[str, ...] = ()  # parties the source names as responsible, as written
    rules: tuple[str, ...] = ()  # ids of the rules that made it

    @property
    def origin(self) -> str:
        """Key of the root speaker: claims of one origin corroborate nothing among themselves."""
        return self.speakers[0].key if self.speakers else ""


# --- incidents -------------------------------------------------------------------------------------------------------


class IncidentStatus(StrEnum):
    """How an incident is supported: computed from its claims, never "verified"."""

    SINGLE = "single_source"
    MULTIPLE = "multiple_independent"
    CONTESTED = "contested"
    DENIED = "denied"
    WEAK = "weak"  # only anonymous or third-hand claims


@dataclass(frozen=True, slots=True)
class Toll:
    """Figures of one outcome and category side by side: low, best, high and the rule that chose best; no average."""

    outcome: Outcome
    category: Category
    low: int
    best: int | None
    high: int | None  # None: some claim is unbounded above and none states a larger number
    best_rule: str
    claims: tuple[str, ...]  # ids, in the order of the ticks


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of one incident that cannot all be right."""

    type: str  # figure, date, kind, actor, denial
    claims: tuple[str, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims of the same place, kind and days."""

    id: str
    place: Place
    precision: Precision
    radius_m: int
    kind: EventKind
    when: When
    claims: tuple[Claim, ...]
    status: IncidentStatus
    origins: tuple[str, ...]  # distinct root speakers' keys
    tolls: tuple[Toll, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaStatement:
    """What is said of a district, governorate, region or country: listed or hatched, never a mark."""

    id: str
    areas: tuple[Place, ...]
    precision: Precision  # of the smallest area named
    kind: EventKind
    when: When
    claims: tuple[Claim, ...]
    status: IncidentStatus
    origins: tuple[str, ...]
    tolls: tuple[Toll, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A claim or a name that has no place on the map, and why."""

    reason: str
    claim: Claim | None = None
    resolution: Resolution | None = None


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One figure of a running total."""

    claim: str
    min: int
    max: int | None
    as_of: date | None
    status: str  # current, superseded, rounded


@dataclass(frozen=True, slots=True)
class Series:
    """The running total one speaker gives for one area: the newest supersedes, older ones stay visible."""

    speaker: str
    areas: tuple[str, ...]  # place ids
    outcome: Outcome
    category: Category
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decided about claims or incidents; applied last, listed in every output."""

    action: str  # same, different, drop, move
    subjects: tuple[str, ...]
    target: str
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What made a result: versions and hashes, no clock."""

    tool: str
    gazetteer: str
    lexicon: str
    run: str  # hash of the inputs and the three above


@dataclass(frozen=True, slots=True)
class Protection:
    """What a profile took out of a result, and where: counts and spans, no names."""

    profile: str
    gaps: Mapping[str, tuple[Span, ...]]  # by report: spans of its text that quotes show as […]
    people: int = 0
    coarsened: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """Everything one run found. Outputs are written from this alone; no report's text is needed again."""

    sources: tuple[Source, ...]
    resolutions: tuple[Resolution, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    area_statements: tuple[AreaStatement, ...]
    unplaced: tuple[Unplaced, ...]
    series: tuple[Series, ...]
    copies: tuple[tuple[str, ...], ...]  # report ids that carry the same text, the original first
    failures: tuple[Failure, ...]
    decisions: tuple[Decision, ...]
    identity: Identity
    areas: Mapping[str, Place] = field(default_factory=dict)  # the gazetteer's areas by P-code, for names of adm1..3
    protection: Protection | None = None  # None: nothing was taken out yet
