"""From the likely names of a document to their resolutions: ranked together, then each decided by a learned model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.online import answered
from geo_incidents.model import Place, PlaceKind, Precision, Proposal, Reason, Relation, Resolution, Status
from geo_incidents.places.area_or_settlement import AREAS
from geo_incidents.places.confidence import confidence, meant
from geo_incidents.places.edge import edged
from geo_incidents.places.features import features
from geo_incidents.places.focus import NAMES_COUNTRY, Focus
from geo_incidents.places.item import Item, Ranked
from geo_incidents.places.parents import parent_of
from geo_incidents.places.rank import rank, reasons_for
from geo_incidents.places.report import Report
from geo_incidents.places.stated_points import compared
from geo_incidents.reasons import Told
from geo_incidents.scoring import spelled
from geo_incidents.scoring.table import load, logistic, threshold
from geo_incidents.text import Analysed

WEIGHTS = "places"
PRECISION = {
    PlaceKind.COUNTRY: Precision.COUNTRY, PlaceKind.REGION: Precision.REGION,
    PlaceKind.GOVERNORATE: Precision.GOVERNORATE, PlaceKind.DISTRICT: Precision.DISTRICT,
    PlaceKind.SUBDISTRICT: Precision.SUBDISTRICT, PlaceKind.NEIGHBOURHOOD: Precision.POINT,
    PlaceKind.FACILITY: Precision.POINT, PlaceKind.WATER: Precision.REGION, PlaceKind.ROAD: Precision.REGION,
}  # fmt: skip
# Models of names that a town shares with the area round it, by the largest area of the name, and of all others.
SEATS = {PlaceKind.GOVERNORATE: "capital", PlaceKind.DISTRICT: "district town"}
SMALL_SEAT = "subdistrict town"
SHORT = "short"  # of captions, headlines and posts
MARKED = threshold("places.marked")
LISTED = threshold("places.listed")
ONE = "one_settlement"  # a name's qualifier
BENT_MARKED = threshold("places.bent_marked")
SEAT_MARKED = threshold("places.seat_marked")
PLAIN_MARKED = threshold("places.plain_marked")
SEAT_LISTED = threshold("places.seat_listed")
LISTED_UNKNOWN = threshold("places.listed_unknown")
MOST = 12  # pieces of evidence that a name keeps, the strongest first
LEVEL = threshold("places.level")
NAMED = threshold("places.named")
CALLED = frozenset({"settlement"})  # what its nouns must call a name that no list has, and that is hardly one here
CAPITALS, SHOUTED, AS_LISTED = "capitals", "shouted", "how_spelled=listed"  # features of names
LONGEST_ACRONYM = 5  # letters
HEADED = "generic_head"  # a feature of such names: "Deir Sakra"
UNLISTED = threshold("places.unlisted")


def resolve(
    analysed: Analysed, proposals: Sequence[Proposal], gazetteer: Gazetteer, told: Told = Told.ALL
) -> tuple[Resolution, ...]:
    """The names of places among the proposals, in text order, each with what it means."""
    judged = judge(analysed, proposals, gazetteer, told)
    found = tuple(one for one in judged if one.status is not Status.NOT_A_PLACE)
    found = compared(found, analysed)
    return answered(found, gazetteer.online) if gazetteer.online else found


def judge(
    analysed: Analysed, proposals: Sequence[Proposal], gazetteer: Gazetteer, told: Told = Told.ALL
) -> tuple[Resolution, ...]:
    """One resolution per proposal, in text order; those that are no places included."""
    report = ranked(analysed, proposals, gazetteer, told)
    return tuple(edged(list(_decided(report, told)), gazetteer))


def _decided(report: Report, told: Told) -> Iterator[Resolution]:
    focus, models = Focus(report), load(WEIGHTS)
    for item in report.items:
        group = model_of(report, item)
        seen, model = features(focus, item, group), models[group]
        evidence = model.reasons(seen, MOST) if told is Told.ALL else ()
        decision = _Decision(report, item, model.logit(seen), evidence, told)
        yield decision.resolution() if report.is_short or focus.about_home else decision.elsewhere()


def ranked(analysed: Analysed, proposals: Sequence[Proposal], gazetteer: Gazetteer, told: Told = Told.ALL) -> Report:
    """The proposals of a report with their candidates ranked."""
    report = Report(analysed, proposals, gazetteer)
    rank(report, told)
    return report


def model_of(report: Report, item: Item) -> str:
    """Which model decides on a name: a caption has nothing else to say where it is, a report has."""
    group = SEATS.get(item.largest_area or PlaceKind.SUBDISTRICT, SMALL_SEAT) if item.seat else item.proposal.script
    return f"{group}, {SHORT}" if report.is_short else group


class _Decision:
    """A name, the log-odds that a settlement here is meant, and what they are made of."""

    def __init__(self, report: Report, item: Item, logit: float, evidence: tuple[Reason, ...], told: Told) -> None:
        self.report, self.item, self.evidence, self.told = report, item, evidence, told
        self.probability = logistic(logit)
        self.here = Reason("here", round(logit, 2), f"{self.probability:.2f}")

    def resolution(self) -> Resolution:
        """What the name means."""
        place = self.item.here.place
        if self.probability < self._listed_from() or self._is_acronym() or self._is_called_area():
            return self._not_here()
        if place is None:
            return self._unlisted()
        sure = confidence(self.probability, self.item)
        if self.probability < self._marked_from():
            return self._made(Status.TOWN_OR_PROVINCE if self.item.seat else Status.UNSURE, None, sure)
        return self._made(Status.RESOLVED if meant(self.item) >= LEVEL else Status.UNSURE, place, sure)

    def _is_acronym(self) -> bool:
        """Whether it is a short word in capitals that no place is listed as: "SBA" renders no village's name."""
        seen = self.item.proposal.features
        own = CAPITALS in seen and SHOUTED not in seen and len(self.item.mention.surface) <= LONGEST_ACRONYM
        return own and AS_LISTED not in seen

    def _is_called_area(self) -> bool:
        """Whether a noun says that the area of the name is meant: "the subdistrict of X", "ريف مصياف"."""
        one = any(qualifier.relation == ONE for qualifier in self.item.mention.qualifiers)
        return self.item.seat and bool(self.item.called & AREAS) and not one

    def _listed_from(self) -> float:
        if self.item.seat:
            return SEAT_LISTED
        return LISTED if self.item.here.place else LISTED_UNKNOWN

    def _marked_from(self) -> float:
        item = self.item
        if not item.seat:
            bent = (
                self.report.is_short and item.here.cost > spelled.LISTED and not any(self.report.governorates.values())
            )
            return BENT_MARKED if bent else MARKED
        # No road leads to a province, and "the town of X" is none.
        if item.mention.relation is Relation.ROAD or any(one.relation == ONE for one in item.mention.qualifiers):
            return SEAT_LISTED
        # The seat of a district is a town unless a word says otherwise.
        plain = item.largest_area is not PlaceKind.GOVERNORATE and item.best is item.here.place and not item.called
        if not plain:
            return SEAT_MARKED
        # That of a subdistrict, in a report that does not name the country, may be any village.
        known = item.largest_area is PlaceKind.DISTRICT or NAMES_COUNTRY in item.proposal.features
        return PLAIN_MARKED if known else MARKED

    def elsewhere(self) -> Resolution:
        """What it means in a report that says nothing of the country: no place here, whatever its words are like.

        A renderings index finds some village behind every tenth capitalised word of any language.
        """
        return self._not_here()

    def _unlisted(self, status: Status = Status.UNSURE) -> Resolution:
        """A name without a place here: reported with its area, or set aside if that is elsewhere."""
        parent = parent_of(self.report, self.item)
        status = Status.OUT_OF_AREA if parent and parent.context else status
        return self._made(status, None, UNLISTED, parent)

    def _not_here(self) -> Resolution:
        """An area, a place elsewhere, or not a place."""
        foremost = (self.item.area, self.item.elsewhere)
        other = max((one for one in foremost if one.cost <= spelled.LISTED), key=_score, default=None)
        if self.item.named >= NAMED and other and other.place:
            status = Status.OUT_OF_AREA if other.place.context else Status.AREA
            return self._made(status, other.place, round(self.item.named * (1 - self.probability), 3))
        if self.item.named >= NAMED and self.item.here.cost > spelled.LISTED and self._is_told_as_village():
            return self._unlisted(Status.UNLISTED)
        return self._made(Status.NOT_A_PLACE, None, round(1 - self.probability, 3))

    def _is_told_as_village(self) -> bool:
        """Whether a noun calls it a village, or it opens as places do and words beside it say where it lies."""
        lies = any(qualifier.place_ids for qualifier in self.item.mention.qualifiers)
        return bool(CALLED & self.item.called) or (lies and HEADED in self.item.proposal.features)

    def _made(self, status: Status, place: Place | None, sure: float, parent: Place | None = None) -> Resolution:
        item = self.item
        mention = replace(item.mention, evidence=self.evidence) if self.evidence else item.mention
        precision = _precision(item, place) if place else Precision.UNNAMED
        reasons = (self.here, *self._reasons_for(place)) if self.told else ()
        return Resolution(mention, status, place, sure, precision, tuple(item.ranked), reasons, parent)

    def _reasons_for(self, place: Place | None) -> tuple[Reason, ...]:
        """Why the place was ranked where it is."""
        item = self.item
        numbers = (number for number in item.order[: len(item.ranked)] if item.options[number].place is place)
        return next((reasons_for(item, number) for number in numbers), ())


def _score(ranked: Ranked) -> float:
    return ranked.score


def _precision(item: Item, place: Place) -> Precision:
    near = item.mention.relation is Relation.NEAR and not place.kind.is_area
    return Precision.NEAR if near else PRECISION.get(place.kind, Precision.SETTLEMENT)
