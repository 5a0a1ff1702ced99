"""Look-ups shared by many rows: sources by report, columns of places and kinds, and the run's identity."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import Any

from geo_incidents.exports.crosswalk import country_codes, kind_codes
from geo_incidents.exports.reviewed import reviewed
from geo_incidents.exports.wording import fragment_url, source_label
from geo_incidents.model import AreaStatement, Claim, EventKind, Incident, Place, Result, Source, Speaker
from geo_incidents.stored import Chained

Row = dict[str, Any]
LINKS = 50_000  # links kept in the cache


class Book:
    """A result indexed for writing rows. Columns of places and kinds are computed once, since results repeat them."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.sources = {source.report_id: source for source in result.sources}
        self.labels = {source.report_id: source_label(source) for source in result.sources}
        self._places: dict[str, Row] = {}
        self._kinds: dict[EventKind, Row] = {}
        self._fragments: dict[tuple[str, str], str] = {}

    @cached_property
    def origin_reports(self) -> dict[str, str]:
        """Report id of each copy → id of the original report."""
        return {copy: group[0] for group in self.result.copies for copy in group[1:]}

    @cached_property
    def reviews(self) -> dict[str, str]:
        """Claim id → what reviewers decided about the claim."""
        if not self.result.decisions:
            return {}
        subjects: Chained[Incident | AreaStatement] = Chained(self.result.incidents, self.result.area_statements)
        of_subjects = (claim for subject in subjects for claim in subject.claims)
        of_tray = (item.claim for item in self.result.unplaced if item.claim)
        return {claim.id: reviewed([claim]) for claim in chain(of_subjects, of_tray) if claim.reviews}

    @cached_property
    def identity(self) -> Row:
        """Versions and run, repeated in every incident so that a single row still states its origin."""
        identity = self.result.identity
        return {"tool_version": identity.tool, "gazetteer_version": identity.gazetteer, "run_id": identity.run}

    def source(self, report_id: str) -> Source:
        """The report's source; an empty one if the result has none (a claim of a report that was removed)."""
        return self.sources.get(report_id) or Source(report_id)

    def label(self, report_id: str) -> str:
        """Publisher and date of a report."""
        return self.labels.get(report_id, report_id)

    def reports(self, claims: tuple[Claim, ...]) -> list[Source]:
        """Sources of the claims' reports, oldest first, undated last."""
        found = map(self.source, dict.fromkeys(claim.document for claim in claims))
        return sorted(found, key=lambda source: (source.published or "9", source.report_id))

    def fragment_url(self, claim: Claim) -> str:
        """A link that opens the page at the quoted words; cached, since citations repeat it."""
        key = claim.document, claim.id  # reports with the same text share claim ids, but not links
        url = self._fragments.get(key)
        if url is None:
            if len(self._fragments) > LINKS:
                self._fragments.clear()
            url = self._fragments[key] = fragment_url(self.source(claim.document), claim)
        return url

    def place_columns(self, place: Place) -> Row:
        """Columns that depend only on the place."""
        row = self._places.get(place.id)
        if row is None:
            row = self._places[place.id] = self._make_place_columns(place)
        return row

    def kind_columns(self, kind: EventKind) -> Row:
        """Columns that depend only on the kind."""
        row = self._kinds.get(kind)
        if row is None:
            codes = kind_codes(kind)
            row = self._kinds[kind] = {
                "kind": kind,
                "acled_event_type": codes.acled_event,
                "acled_sub_event_type": codes.acled_sub_event,
                "plover_event_type": codes.plover_event,
                "plover_mode": codes.plover_mode,
            }
        return row

    def _make_place_columns(self, place: Place) -> Row:
        source, _, source_id = place.id.partition(":")
        return {
            "place_id": place.id,
            "place_name": place.name,
            "place_name_ar": place.name_ar,
            "place_kind": place.kind,
            "place_source": source,
            "place_source_id": source_id,
            "place_pcode": place.pcode,
            "adm1_name": self._area_name(place.adm1),
            "adm1_pcode": place.adm1,
            "adm2_name": self._area_name(place.adm2),
            "adm2_pcode": place.adm2,
            "adm3_name": self._area_name(place.adm3),
            "adm3_pcode": place.adm3,
            "country_iso3": country_codes(place.adm1[:2]).alpha3,
            "latitude": None if place.lat is None else round(place.lat, 5),
            "longitude": None if place.lon is None else round(place.lon, 5),
            "loc_at_parent": place.at_parent,
        }

    def _area_name(self, pcode: str) -> str:
        area = self.result.areas.get(pcode)
        return area.name if area else ""


def joined(values: Sequence[str], by: str = "; ") -> str:
    """The distinct non-empty values in their order, as one text."""
    if len(values) < 2:
        return values[0] if values else ""
    return by.join(value for value in dict.fromkeys(values) if value)


def root(claim: Claim) -> Speaker | None:
    """The root speaker: whoever said it first."""
    return claim.speakers[0] if claim.speakers else None


def said_by(claim: Claim) -> str:
    """Whoever says so first, and those who say so beside him."""
    return joined([shown_name(speaker) for speaker in claim.roots])


def shown_name(speaker: Speaker | None) -> str:
    """The speaker's name, or a note that the profile withholds it."""
    if speaker is None:
        return ""
    return speaker.name or ("name withheld" if speaker.private else "")


def page_of(claim: Claim, source: Source | None) -> int | None:
    """The page of a paged report on which the quote begins."""
    return source.page(claim.span.start) if source and not claim.offsets_withheld else None
