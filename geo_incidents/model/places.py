"""Places and the names that mean them: gazetteer rows, mentions, candidates, resolutions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from geo_incidents.model.documents import Span


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
    WATER = "water"
    ROAD = "road"
    COUNTRY = "country"

    @property
    def is_area(self) -> bool:
        """Areas have polygons, or no geometry at all, and are never drawn as a point."""
        return self in AREAS


STRETCHES = frozenset({PlaceKind.REGION, PlaceKind.WATER, PlaceKind.ROAD})  # landscapes, rivers and lakes, roads
AREAS = STRETCHES | {PlaceKind.SUBDISTRICT, PlaceKind.DISTRICT, PlaceKind.GOVERNORATE, PlaceKind.COUNTRY}


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
    told_as: tuple[str, ...] = ()  # P-codes of further governorates that reports count it to: an edge place
    reports: int = 0  # how many of the project's training texts name it: a prior among namesakes
    shown: tuple[tuple[str, str], ...] = ()  # language (BCP 47) and the name its readers know, where it is another

    def name_in(self, lang: str) -> str:
        """The name to show on a page in this language."""
        return dict(self.shown).get(lang) or (self.name_ar if lang == "ar" else "") or self.name


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
    offsets_withheld: bool = False  # `span` is none of the report's: a column names the place, or it tells too much


@dataclass(frozen=True, slots=True)
class Cover:
    """What it takes to hide a place: every name it has, and the area that may be shown instead."""

    names: tuple[str, ...]
    area: str = ""  # P-code; "" where every area round the place would tell which one it is


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mention that may name a place, on its way to the decision, with what was seen of it."""

    mention: Mention
    script: str  # "latin" or "arabic"
    probability: float  # 0..1, that it is a place's name
    features: Mapping[str, tuple[float, str]]  # strength, and the words that were seen, by the name of the feature


class Status(StrEnum):
    """What a mention was found to be."""

    RESOLVED = "resolved"
    UNSURE = "unsure"  # a place here, but which?
    TOWN_OR_PROVINCE = "town_or_province"  # a town's name and its province's; a careful reader could take it either way
    UNLISTED = "unlisted"  # words call it a village, and no list has it: it may lie here or be misread
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
    told_as: str = ""  # P-code of the governorate that the report counts a place across its border to

    @property
    def is_unlisted(self) -> bool:
        """Whether it is a settlement that no list has: what happened there is put nowhere else."""
        unknown = self.status is Status.UNSURE and self.place is None and not self.ranked
        return unknown or self.status is Status.UNLISTED

    @property
    def is_mark(self) -> bool:
        """Whether this may be drawn as a mark: rule 1 of the design."""
        return (
            self.status is Status.RESOLVED
            and self.precision.is_mark
            and self.place is not None
            and self.place.lat is not None
            and (not self.place.context or bool(self.told_as))
        )
