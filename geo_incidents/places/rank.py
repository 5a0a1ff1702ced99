"""All names of a report at once, in rounds: what is certain helps to decide what is not."""

from __future__ import annotations

from geo_incidents.model import Candidate
from geo_incidents.places.evidence import weigh
from geo_incidents.places.items import Item, Report
from geo_incidents.places.sense import lean

ROUNDS = 3
CERTAIN = 1.0  # margin from which a place helps to decide others


def rank(report: Report) -> None:
    """Order every item's candidates."""
    lean(report)
    for _ in range(ROUNDS):
        for item in report.items:
            item.ranked = _ranked(report, item)
        report.settle({item.number for item in report.items if item.margin >= CERTAIN})


def _ranked(report: Report, item: Item) -> list[Candidate]:
    weighed = []
    for option in item.options:
        reasons = weigh(report, item, option.place, option.score)
        weighed.append(Candidate(option.place, round(sum(reason.weight for reason in reasons), 3), reasons))
    return sorted(weighed, key=lambda candidate: (-candidate.score, candidate.place.id))
