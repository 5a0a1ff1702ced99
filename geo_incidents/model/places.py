"""Places and their names: gazetteer rows, mentions, candidates, resolutions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from geo_incidents.model.documents import Span


class PlaceKind(StrEnum):
    """The type of a gazetteer row."""

    is_area: bool  # areas have polygons or no geometry at all, and are never drawn as a point

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


STRETCHES = frozenset({PlaceKind.REGION, PlaceKind.WATER, PlaceKind.ROAD})  # landscapes, rivers and lakes, roads
AREAS = STRETCHES | {PlaceKind.SUBDISTRICT, PlaceKind.DISTRICT, PlaceKind.GOVERNORATE, PlaceKind.COUNTRY}
for _kind in PlaceKind:
    _kind.is_area = _kind in AREAS


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer row."""

    id: str  # "ocha:C3561", "gn:163345", "gi:…"; for areas the P-code, "adm:SY06"; never changes
    name: str  # in Latin script
    name_ar: str
    kind: PlaceKind
    lat: float | None  # None for areas
    lon: float | None
    radius_m: int = 0  # of the built-up area, or the actual uncertainty; 0 for areas
    adm1: str = ""  # P-codes: "SY06", "SY0602", "SY060203"; "" if unknown
    adm2: str = ""
    adm3: str = ""
    pcode: str = ""
    geonameid: int | None = None
    wikidata: str = ""
    population: int = 0  # 0 if unknown
    sources: tuple[str, ...] = ()
    curated: bool = False
    parent: str = ""  # id of the settlement that a quarter or facility belongs to
    at_parent: bool = False  # no reliable point is known: point and radius are the parent's
    context: bool = False  # outside the region: listed so that namesakes are not placed inside it; never drawn
    told_as: tuple[str, ...] = ()  # P-codes of other governorates to which reports assign a place near a border
    reports: int = 0  # how many of the project's training texts name it: a prior among namesakes
    shown: tuple[tuple[str, str], ...] = ()  # language (BCP 47) → usual name there, if different

    def name_in(self, lang: str) -> str:
        """The name to show on a page in this language."""
        return dict(self.shown).get(lang) or (self.name_ar if lang == "ar" else "") or self.name


class Precision(StrEnum):
    """How precisely a place is known. Only the first three become marks."""

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
        """Whether a place with this precision may be drawn as a mark."""
        return self in (Precision.POINT, Precision.SETTLEMENT, Precision.NEAR)


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: a feature of a decision table, its weight, and what it matched."""

    feature: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a mention may refer to."""

    place: Place
    score: float
    reasons: tuple[Reason, ...] = ()


class Relation(StrEnum):
    """The role of a mention in its phrase."""

    PLACE = "place"  # the place itself: "in X"
    NEAR = "near"  # a locality next to it: "near X", "on the outskirts of X"
    CONTAINER = "container"  # qualifies another mention: "A in the X countryside"
    REFERENCE = "reference"  # only locates another mention: "A, near X", "5 km north of X"
    ROAD = "road"  # an end of a road: "the X-Y road"
    ORIGIN = "origin"  # where somebody comes from or speaks: "a resident of X", a dateline


@dataclass(frozen=True, slots=True)
class Qualifier:
    """Words near a mention that locate it: "in the Jableh countryside", "17 km north of Hama"."""

    relation: str  # in, countryside_of, district_of, governorate_of, near, north_of, …
    span: Span
    text: str
    place_ids: tuple[str, ...] = ()  # what the words may refer to
    distance_m: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a report, with every place that it may refer to."""

    document: str  # Source.report_id
    span: Span
    surface: str
    candidates: tuple[Candidate, ...]
    cue: str = ""  # "village of", "قرية", …
    relation: Relation = Relation.PLACE
    of: Span | None = None  # the mention that this one qualifies
    qualifiers: tuple[Qualifier, ...] = ()
    evidence: tuple[Reason, ...] = ()  # evidence for and against its being a place name
    offsets_withheld: bool = False  # `span` is not in the report: from a column, or too revealing


@dataclass(frozen=True, slots=True)
class Cover:
    """What is needed to hide a place: all of its names, and the area that may be shown instead."""

    names: tuple[str, ...]
    area: str = ""  # P-code; "" if every surrounding area would identify the place


@dataclass(frozen=True, slots=True)
class Proposal:
    """A possible place name before the decision, with its features."""

    mention: Mention
    script: str  # "latin" or "arabic"
    probability: float  # 0..1, that it is a place name
    features: Mapping[str, tuple[float, str]]  # strength and matched words, by feature name


class Status(StrEnum):
    """The result for a mention."""

    RESOLVED = "resolved"
    UNSURE = "unsure"  # a place in the region, but not which one
    TOWN_OR_PROVINCE = "town_or_province"  # a town and its province share the name, and the text fits both
    UNLISTED = "unlisted"  # described as a village but in no gazetteer: it may lie in the region or be misread
    OUT_OF_AREA = "out_of_area"
    AREA = "area"
    NOT_A_PLACE = "not_a_place"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention refers to, with confidence and reasons."""

    mention: Mention
    status: Status
    # for `unsure` the best candidate or None, for `area` the area, for `out_of_area` the place elsewhere
    place: Place | None
    confidence: float  # 0..1, that the answer is right
    precision: Precision
    ranked: tuple[Candidate, ...] = ()  # best first, each with its reasons
    reasons: tuple[Reason, ...] = ()
    parent: Place | None = None  # smallest known area or settlement around an unlisted name
    told_as: str = ""  # P-code of the governorate to which the report assigns a place across its border

    @property
    def is_unlisted(self) -> bool:
        """Whether it is an unlisted settlement: events there are not placed anywhere else."""
        unknown = self.status is Status.UNSURE and self.place is None and not self.ranked
        return unknown or self.status is Status.UNLISTED

    @property
    def is_mark(self) -> bool:
        """Whether it may be drawn as a mark: rule 1 of the design."""
        return (
            self.status is Status.RESOLVED
            and self.precision.is_mark
            and self.place is not None
            and self.place.lat is not None
            and (not self.place.context or bool(self.told_as))
        )
