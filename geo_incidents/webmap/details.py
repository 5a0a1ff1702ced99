"""Detail blocks: claims, quotes, tolls and conflicts of each row of the index, read when a card opens.

Rows are lists without trailing empty values, and numbers stand for enumeration values (`codes`). What a claim shares
with its incident or shows in its quote is omitted: at 100,000 incidents each byte occurs 200,000 times.
"""

from __future__ import annotations

from geo_incidents.model import Claim, Count, Incident, Place, Reason, Resolution, SpeakerKind, Status, When
from geo_incidents.safety import Protected
from geo_incidents.webmap.codes import code
from geo_incidents.webmap.entries import Subject, word_of
from geo_incidents.webmap.figures import lowest_and_highest, of_toll, pack_figures
from geo_incidents.webmap.quotes import DAY, PLAIN, Quoted, cut
from geo_incidents.webmap.tables import Days, Places, Row, Speakers, trimmed

UNTOLD = -1  # offset of a quote that would reveal what a profile removed
LOSERS = 3  # candidates shown under "why here?": only the runners-up


class Details:
    """Writes the detail row of one incident or area statement."""

    def __init__(self, safe: Protected, places: Places, speakers: Speakers, days: Days) -> None:
        self.reports = {source.report_id: i for i, source in enumerate(safe.result.sources)}
        self.publishers = {source.report_id: source.publisher or source.report_id for source in safe.result.sources}
        self.places, self.speakers, self.days = places, speakers, days
        self.sources = {source.report_id: source for source in safe.result.sources}
        self.quote_limit = safe.profile.quote_limit
        decided = safe.result.claims if safe.result.decisions else ()
        self.names = {p.place.id: p.place.name for claim in decided for p in claim.places if p.place}

    def row(self, subject: Subject) -> Row:
        """Claims, tolls, conflicts."""
        here = {subject.place.id} if isinstance(subject, Incident) else {area.id for area in subject.areas}
        numbers = {claim.id: i for i, claim in enumerate(subject.claims)}
        tolls: list[Row] = [
            [
                code(t.outcome),
                code(t.category),
                pack_figures(of_toll(t, subject)),
                [numbers[c] for c in t.claims if c in numbers],
            ]
            for t in subject.tolls
        ]
        conflicts: list[Row] = [
            trimmed([c.type, [numbers[i] for i in c.claims if i in numbers], c.detail]) for c in subject.conflicts
        ]
        return trimmed([[self.claim(claim, here, subject) for claim in subject.claims], tolls, conflicts])

    def claim(self, claim: Claim, here: set[str], subject: Subject | None = None) -> Row:
        """One claim; `here` are the ids of the card's places."""
        quoted = cut(claim, self.quote_limit)
        placed = [(p, p.place) for p in claim.places if p.place]
        marks = self.marks(claim, quoted)
        if reviews := self.reviews(claim, here):
            marks["reviews"] = reviews
        return trimmed(
            [
                self.reports[claim.document],
                UNTOLD if claim.offsets_withheld else claim.span.start,
                [text if sort == PLAIN else [sort, text] for sort, text in quoted.pieces],
                -1 if subject and claim.kind is subject.kind else code(claim.kind),
                self.when(claim.when, quoted, subject),
                [self.count(count) for count in claim.counts],
                self.chain(claim),
                [self.resolution(found, place) for found, place in placed if place.id in here],
                [self.places.number(place) for _, place in placed if place.id not in here],
                code(claim.polarity),
                marks,
            ]
        )

    def when(self, when: When, quoted: Quoted, subject: Subject | None) -> Row:
        """Basis, anchor date, and the words unless a mark shows them; the window if it differs from the incident's."""
        shown = when.text and (DAY, when.text) in quoted.pieces
        row: Row = [when.basis, self.days.number(when.anchor), 0 if shown else when.text]
        same = subject and (when.start, when.end) == (subject.when.start, subject.when.end)
        return trimmed(row) if same else [*row, *self.days.window(when)]

    @staticmethod
    def count(count: Count) -> Row:
        """One figure as stated, with its qualifiers."""
        flags = 4 * count.cumulative + 8 * bool(count.part_of)
        figure = pack_figures(lowest_and_highest([count]))
        return trimmed([figure, code(count.outcome), code(count.category), code(count.scope), flags])

    def chain(self, claim: Claim) -> list[int]:
        """The speakers, root first, without the publisher, whom the report names; ~n speaks together with another."""
        publisher = self.publishers[claim.document]
        return [
            ~self.speakers.number(speaker) if speaker.beside else self.speakers.number(speaker)
            for speaker in claim.speakers
            if speaker.kind is not SpeakerKind.PUBLISHER or speaker.name != publisher
        ]

    def resolution(self, found: Resolution, place: Place) -> Row:
        """A name as written, its precision and confidence, the reasons, and the candidates that lost."""
        surface = found.mention.surface
        losers = [c for c in found.ranked if c.place.id != place.id][:LOSERS]
        return trimmed(
            [
                0 if surface == place.name else 1 if surface == place.name_ar else surface,
                round(100 * found.confidence),
                evidence(found.reasons, surface),
                [[self.places.number(c.place), round(c.score, 2), evidence(c.reasons, surface)] for c in losers],
                found.mention.cue,
                "" if found.status is Status.RESOLVED else str(found.status),
            ]
        )

    def reviews(self, claim: Claim, here: set[str]) -> list[Row]:
        """Reviewers' decisions about the claim here: action, who, date, field, and the values before and after."""
        told = (one for one in claim.reviews if one.place in ("", *here))
        return [
            [one.action, one.who, one.when[:10], one.field, self._named(one.was), self._named(one.value)]
            for one in told
        ]

    def _named(self, value: str) -> str:
        """A value of a review; for a place, its name."""
        return " ".join(self.names.get(part, part) for part in value.split(" "))

    def marks(self, claim: Claim, quoted: Quoted) -> dict[str, object]:
        """Properties that few claims have."""
        marks: dict[str, object] = {}
        if not claim.offsets_withheld and (page := self.sources[claim.document].page(claim.span.start)):
            marks["page"] = page
        if claim.unverified:
            marks["unverified"] = 1
        if claim.hedge:
            marks["hedge"] = claim.hedge
        if word_of(claim) != "clear":
            marks["sure"] = word_of(claim)
        if claim.source_term:
            marks["term"] = claim.source_term
        if claim.actors:
            marks["actors"] = claim.actors
        if not claim.complete:
            marks["partial"] = 1
        if quoted.cut_before:
            marks["cut_before"] = 1
        if quoted.cut_after:
            marks["cut_after"] = 1
        return marks


def evidence(reasons: tuple[Reason, ...], surface: str) -> list[Row]:
    """Feature, weight, and what was matched unless it is the name itself."""
    return [
        trimmed([reason.feature, round(reason.weight, 2), "" if reason.detail == surface else reason.detail])
        for reason in reasons
    ]
