"""What the labels answer to each question that claims are decided by, and how much the answer weighs."""

from __future__ import annotations

from collections.abc import Sequence

from geo_incidents.claims.discourse.meant import Meant
from geo_incidents.claims.kinds import EVENT
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.claims.victims.figure_places import Asked
from geo_incidents.model import Place, Status
from training.claims_corpus import OUTCOMES, Label, Report

Answer = tuple[bool, float]  # yes or no, and how much it weighs
Answers = tuple[list[bool], list[float]]
RETOLD = 0.2  # weight of a passage without the label's quote at a place where the label has the kind
NEARBY = 0.6  # and of one at a place where something else is labelled
UNLABELLED = 0.3  # and of one in a report without labels, where silence says little
TOLD_ONCE = 0.4  # and of one without a label where the report has the kind: readers label a retelling once
SHORTER = 0.5  # and of one in the batch whose readers left out lesser events
GOES_ON = 2  # passages round a label's quote that may go on about what it tells
SMALL = 5  # figures up to here are told of many places
NEIGHBOURS = 3  # passages round a figure in which a label's quote may lie that counts it
SAME_KM = 0.05  # what lies no farther from a label than this is as near
BESIDE = 1  # and round one of whom no word says that they are victims
SHORT_BATCHES = ("more", "news1", "dev", "seeds")


def in_columns(answers: Sequence[Answer]) -> Answers:
    """The answers, and what each weighs."""
    return [right for right, _ in answers], [weight for _, weight in answers]


def kind_answer(report: Report, passage: Passage, family: str) -> Answer:
    """Whether a passage tells a family, and how much that answer weighs."""
    labels = report.by_passage.get(passage.number, [])
    if labels:
        right = family == EVENT or any(label.family == family for label in labels)
        return right, 0.0 if not right and any(family in label.also for label in labels) else 1.0
    abroad = any(found.status is Status.OUT_OF_AREA for found in passage.scene.named)
    if not report.labels or (abroad and not any(found.is_mark for found in passage.scene.named)):
        return False, 0.0
    told = any(family in (EVENT, label.family) for label in report.labels)
    return False, (SHORTER if report.batch in SHORT_BATCHES else 1.0) * (TOLD_ONCE if told else 1.0)


def fate_answer(report: Report, number: int, value: int, fate: str) -> Answer:
    """Whether a figure of a passage counts people of a fate in a label; small ones must stand near its quote."""
    if not report.labels:
        return False, UNLABELLED
    return any(label.counts(value, fate) for label in _near(report, number, value, BESIDE)), 1.0


def _near(report: Report, number: int, value: int, reach: int) -> list[Label]:
    return report.labels if value > SMALL else report.near(number, reach)


def _counting(report: Report, number: int, one: Asked, rivals: Sequence[Asked]) -> list[str]:
    """The scopes that labels at a place give a figure; small ones must stand near a label's quote.

    Of a quarter and its town, which are both near the label, the nearer is the label's.
    """
    fate, place = OUTCOMES[str(one.count.outcome)], one.meant.naming.found.place
    near = [label for label in _near(report, number, one.count.min, NEIGHBOURS) if label.is_at(place)]
    away = [rival.meant.naming.found.place for rival in rivals]
    own = [label for label in near if not any(label.km(other) < label.km(place) - SAME_KM for other in away)]
    return [scope for label in own for scope in label.scopes(one.count.min, fate)]


def owner_answer(report: Report, number: int, one: Asked, rivals: Sequence[Asked]) -> Answer:
    """Whether a label at a place gives it the figure; `rivals` are all places that the figure may be of."""
    return bool(_counting(report, number, one, rivals)), 1.0 if report.labels else UNLABELLED


def place_answer(report: Report, number: int, place: Place | None) -> Answer:
    """Whether a passage tells of something at a place.

    What goes on about it beside its label's quote is not labelled again: that says neither yes nor no.
    """
    labels = report.by_passage.get(number, [])
    here = [label for label in labels if label.is_at(place)]
    if here:
        return True, 0.5 if all(label.row.get("background") for label in here) else 1.0
    if not report.labels:
        return False, UNLABELLED
    return False, 0.0 if not labels and any(label.is_at(place) for label in report.near(number, GOES_ON)) else 1.0


def event_answer(report: Report, number: int, meant: Meant, family: str) -> Answer:
    """Whether a passage tells a family of a place."""
    place = meant.naming.found.place
    labels = report.by_passage.get(number, [])
    here = [label for label in labels if label.is_at(place)]
    if any(label.family == family for label in here):
        return True, 1.0
    if any(family in label.also for label in here):
        return False, 0.0
    if not report.labels:
        return False, UNLABELLED
    elsewhere = [label for label in report.labels if label.is_at(place)]
    if any(family == label.family or family in label.also for label in elsewhere):
        return False, RETOLD
    return False, NEARBY if not labels and elsewhere else 1.0
