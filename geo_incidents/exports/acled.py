"""Incidents with ACLED's column names, for scripts that expect them. They are not ACLED data, and say so.

Ids begin with `GI-`, so that none can be mistaken for ACLED's. Dates are the earliest possible day, with ACLED's
time_precision. `fatalities` is the lowest figure, as ACLED codes it, and 0 if another row of the event contains it,
so that the column can be summed. Only in this format is a toll shared by several places divided among them. Rows of
both sorts are tagged. Event types are suggestions from a crosswalk.
"""

from __future__ import annotations

from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.crosswalk import country_codes
from geo_incidents.exports.rows import incident_row
from geo_incidents.model import Incident, Outcome, Scope

ID_PREFIX = "GI-"
TAG = "not ACLED data"
COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip


def row(incident: Incident, seq: int, book: Book) -> Row:
    """The row of one incident; columns that ACLED codes by hand stay empty."""
    ours = incident_row(incident, seq, book)
    country = incident.place.adm1[:2]
    area = book.result.areas.get(country)
    own, share, tag = _fatalities(incident, ours)
    filled = {
        "event_id_cnty": ID_PREFIX + incident.id,
        "event_date": ours["date_start"],
        "year": ours["date_start"].year if ours["date_start"] else None,
        "time_precision": ours["time_precision"],
        "event_type": ours["acled_event_type"],
        "sub_event_type": ours["acled_sub_event_type"],
        "actor1": ours["actor_alleged"],
        "iso": country_codes(country).numeric,
        "country": area.name if area else "",
        "admin1": ours["adm1_name"],
        "admin2": ours["adm2_name"],
        "admin3": ours["adm3_name"],
        "location": ours["place_name"],
        "latitude": ours["latitude"],
        "longitude": ours["longitude"],
        "geo_precision": ours["geo_precision"],
        "source": "; ".join(dict.fromkeys(s.publisher or s.report_id for s in book.reports(incident.claims))),
        "notes": ours["summary"] + (f" [{tag}]" if tag else ""),
        "fatalities": own + share,
        "tags": "; ".join(filter(None, (TAG, tag))),
    }
    return {name: filled.get(name) for name in COLUMNS}


def _fatalities(incident: Incident, ours: Row) -> tuple[int, int, str]:
    """The place's own lowest figure, or else its part of a shared toll, and the tag for what was done."""
    if other := dict(incident.counted_in).get(Outcome.KILLED):
        return 0, 0, f"fatalities counted in {ID_PREFIX}{other}"
    if ours["killed_min"] is not None:
        return ours["killed_min"], 0, ""
    for claim in incident.claims:
        ids = [r.place.id for r in claim.places if r.place]
        for count in claim.counts:
            if count.outcome is Outcome.KILLED and count.scope is Scope.SHARED and not count.part_of:
                share = part(count.min, len(ids), ids.index(incident.place.id))
                return 0, share, f"split toll: {share} of {count.min} shared by {len(ids)} places"
    return 0, 0, ""


def part(total: int, places: int, position: int) -> int:
    """One place's part of a total; the parts add up to the total, and the first places get the remainder."""
    return total // places + (position < total % places)
