"""All names of a report at once, in rounds: what is likely helps to decide what is not."""

from __future__ import annotations

from geo_incidents.model import Candidate, Reason
from geo_incidents.places.area_or_settlement import lean
from geo_incidents.places.item import Item, Part
from geo_incidents.places.ranking import weigh, weigh_late
from geo_incidents.places.report import Report
from geo_incidents.reasons import DIGITS, Told, reason
from geo_incidents.scoring.table import threshold

ROUNDS = 2
CERTAIN = threshold("places.certain_margin")
MOST = 12  # losers that say what they lost by


def rank(report: Report, told: Told) -> None:
    """Order every item's candidates."""
    lean(report)
    for item in report.items:
        item.early = weigh(report, item)
    alone = [[_sum(parts) for parts in item.early] for item in report.items]
    for item in report.items:
        item.take(alone[item.number])
    for _ in range(ROUNDS):
        report.settle(CERTAIN)
        for item in report.items:
            item.late = weigh_late(report, item)
            item.take([sure + _sum(late) for sure, late in zip(alone[item.number], item.late, strict=True)])
    report.settle(CERTAIN)
    for item in report.items:
        item.ranked = [_candidate(item, number, told) for number in item.order[:MOST]]


def _sum(parts: list[Part]) -> float:
    return sum([weight for _, weight, _ in parts])


def _candidate(item: Item, number: int, told: Told) -> Candidate:
    reasons = reasons_for(item, number) if told is Told.ALL else ()
    return Candidate(item.options[number].place, round(item.scores[number], DIGITS), reasons)


def reasons_for(item: Item, number: int) -> tuple[Reason, ...]:
    """What a candidate's score is made of."""
    return tuple([reason(*part) for part in (*item.early[number], *item.late[number])])
