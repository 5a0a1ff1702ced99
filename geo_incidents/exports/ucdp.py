"""Incidents with UCDP GED's column names, for scripts that expect low, best and high. Not UCDP data: ids begin `GI-`.

Sides, dyads and types of violence are coded by UCDP and stay empty. A toll shared by several places is in no row; the
deaths of an event are in one of its rows, and empty in the others.
"""

from __future__ import annotations

from geo_incidents.exports.acled import ID_PREFIX
from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.rows import incident_row
from geo_incidents.model import Category, Incident, Outcome

COLUMNS = (
    "id", "year", "type_of_violence", "side_a", "side_b", "number_of_sources", "source_article", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "country", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low",
)  # fmt: skip


def row(incident: Incident, seq: int, book: Book) -> Row:
    """The row of one incident."""
    ours = incident_row(incident, seq, book)
    sources = book.reports(incident.claims)
    area = book.result.areas.get(incident.place.adm1[:2])
    counted = Outcome.KILLED not in dict(incident.counted_in)
    filled = {
        "id": ID_PREFIX + incident.id,
        "year": ours["date_start"].year if ours["date_start"] else None,
        "number_of_sources": ours["n_independent_origins"],
        "source_article": ours["sources"],
        "source_date": "; ".join(source.published for source in sources),
        "source_headline": "; ".join(source.title for source in sources),
        "source_original": ours["claimed_by"],
        "where_prec": ours["where_prec"],
        "where_coordinates": ours["place_name"],
        "where_description": ours["place_as_written"],
        "adm_1": ours["adm1_name"],
        "adm_2": ours["adm2_name"],
        "latitude": ours["latitude"],
        "longitude": ours["longitude"],
        "geom_wkt": f"POINT ({ours['longitude']} {ours['latitude']})",
        "country": area.name if area else "",
        "date_prec": ours["date_prec"],
        "date_start": ours["date_start"],
        "date_end": ours["date_end"],
        "deaths_civilians": _civilians(incident) if counted else None,
        "best": ours["killed_best"] if counted else None,
        "high": ours["killed_max"] if counted else None,
        "low": ours["killed_min"] if counted else None,
    }
    return {name: filled.get(name) for name in COLUMNS}


def _civilians(incident: Incident) -> int | None:
    killed = (toll for toll in incident.tolls if toll.outcome is Outcome.KILLED)
    return next((toll.best for toll in killed if toll.category is Category.CIVILIAN), None)
