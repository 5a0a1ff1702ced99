"""The detail blocks: claims, quotes, tolls and conflicts of each row of the index, read when a card opens."""

from __future__ import annotations

from geo_incidents.model import Claim, Count, Incident, Place, Reason, Resolution, Status, When
from geo_incidents.safety import Protected
from geo_incidents.webmap.entries import Subject
from geo_incidents.webmap.quotes import PLAIN, cut
from geo_incidents.webmap.tables import Days, Places, Row, Speakers, trimmed

LOSERS = 4  # candidates shown under "why here?": the runners-up, not the whole list


class Details:
    """Writes the detail row of one incident or area statement."""

    def __init__(self, safe: Protected, places: Places, speakers: Speakers, days: Days) -> None:
        self.reports = {source.report_id: i for i, source in enumerate(safe.result.sources)}
        self.places, self.speakers, self.days = places, speakers, days
        self.gaps, self.quote_limit = safe.gaps, safe.profile.quote_limit

    def row(self, subject: Subject) -> Row:
        """Claims, tolls, conflicts, and how the days were given."""
        here = {subject.place.id} if isinstance(subject, Incident) else {area.id for area in subject.areas}
        numbers = {claim.id: i for i, claim in enumerate(subject.claims)}
        tolls: list[Row] = [
            [t.outcome, t.category, t.low, t.best, t.high, t.best_rule, [numbers[c] for c in t.claims if c in numbers]]
            for t in subject.tolls
        ]
        conflicts: list[Row] = [
            [c.type, [numbers[i] for i in c.claims if i in numbers], c.detail] for c in subject.conflicts
        ]
        return trimmed([[self.claim(claim, here) for claim in subject.claims], tolls, conflicts])

    def claim(self, claim: Claim, here: set[str]) -> Row:
        """One claim; `here` are the ids of the places its card stands for."""
        quoted = cut(claim, self.gaps.get(claim.document, ()), self.quote_limit)
        pieces = [text if sort == PLAIN else [sort, text] for sort, text in quoted.pieces]
        also = [p for p in claim.places if p.place and p.place.id not in here]
        return trimmed(
            [
                claim.id, self.reports[claim.document], claim.span.start, pieces, claim.kind, claim.polarity,
                self.when(claim.when), [self.count(count) for count in claim.counts],
                [self.speakers.number(speaker) for speaker in claim.speakers],
                [self.resolution(p, p.place) for p in claim.places if p.place and p.place.id in here],
                [self.places.number(p.place) for p in also if p.place],
                self.marks(claim) | {name: 1 for name in ("cut_before", "cut_after") if getattr(quoted, name)},
            ]
        )  # fmt: skip

    def when(self, when: When) -> Row:
        """Window, precision, the words it was read from, on what basis, and the day they were read against."""
        start, end = self.days.window(when)
        return trimmed([start, end, when.precision, when.text, when.basis, self.days.number(when.anchor)])

    @staticmethod
    def count(count: Count) -> Row:
        """One figure as claimed."""
        flags = [flag for flag in ("approx", "vague", "cumulative") if getattr(count, flag)]
        row: Row = [count.outcome, count.category, count.min, count.max, count.text, count.bound, count.scope]
        return trimmed([*row, count.part_of, flags])

    def resolution(self, found: Resolution, place: Place) -> Row:
        """How a name was written, how sure its place is, why, and which candidates lost."""
        losers = [c for c in found.ranked if c.place.id != place.id][:LOSERS]
        return trimmed(
            [
                found.mention.surface, self.places.number(place), round(100 * found.confidence),
                "" if found.status is Status.RESOLVED else found.status, found.mention.cue, evidence(found.reasons),
                [[self.places.number(c.place), round(c.score, 2), evidence(c.reasons)] for c in losers],
            ]
        )  # fmt: skip

    @staticmethod
    def marks(claim: Claim) -> dict[str, object]:
        """What most claims do not have."""
        marks: dict[str, object] = {
            "unverified": claim.unverified and 1, "hedge": claim.hedge, "term": claim.source_term,
            "actors": list(claim.actors), "partial": 1 - claim.complete, "rules": list(claim.rules),
            "block": "" if claim.block == "paragraph" else claim.block,
        }  # fmt: skip
        return {name: value for name, value in marks.items() if value}


def evidence(reasons: tuple[Reason, ...]) -> list[Row]:
    """Feature, weight, and what it saw."""
    return [[reason.feature, round(reason.weight, 2), reason.detail] for reason in reasons]
