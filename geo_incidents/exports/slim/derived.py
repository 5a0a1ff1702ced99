"""Values that a file need not contain, since they follow from others in it.

Writer and reader call the same functions on rows as JSON represents them. If a function gives the wrong value for a
row, the value is written, so that correctness does not depend on these functions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from geo_incidents.claims.events.confidence import word
from geo_incidents.exports.book import joined
from geo_incidents.exports.crosswalk import date_codes, kind_codes, outcome_prefix, place_codes
from geo_incidents.exports.wording import days, figure, linked, summary
from geo_incidents.model import Category, DatePrecision, EventKind, Outcome, Polarity, Precision, Toll, When

Row = dict[str, Any]
Known = Mapping[str, Any]

PLACE = (
    "place_name", "place_name_ar", "place_kind", "place_source", "place_source_id", "place_pcode", "adm1_name",
    "adm1_pcode", "adm2_name", "adm2_pcode", "adm3_name", "adm3_pcode", "country_iso3", "loc_at_parent",
)  # fmt: skip


def of_incident(row: Known, coordinates: Sequence[float], place: Known, claims: Sequence[Known], run: Known) -> Row:
    """Of an incident: `row` are its feature's values, `place` its place's columns, `run` the file's identity."""
    anchors = {claim["date_anchor"] for claim in claims}
    return {
        **{name: place.get(name) for name in PLACE if name != "place_name"},
        "longitude": coordinates[0],
        "latitude": coordinates[1],
        **codes(row),
        "date_anchor": claims[0]["date_anchor"] if len(anchors) == 1 else None,
        "date_text": joined([claim["date_text"] for claim in claims], " / "),
        "date_basis": joined([claim["date_basis"] for claim in claims], " / "),
        "loc_method": "",
        "n_claims": len(claims),
        "best_rule": "only origin" if row["killed_best"] is not None else "",
        "count_scope": "place" if any(row[f"{outcome_prefix(outcome)}_min"] is not None for outcome in Outcome) else "",
        "summary": summary(row["title"], tolls(row), row["claimed_by"]),
        "uncertainty_id": f"{row['place_id']}/{row['loc_precision']}/{row['radius_m']}",
        **run,
    }


def of_reports(sources: Sequence[Known]) -> Row:
    """Of an incident or statement: what follows from its claims' sources, which are in order of publication."""
    published = [source["published_day"] for source in sources if source["published_day"]]
    return {
        "n_reports": len(sources),
        "n_publishers": len({source["publisher"] or source["report_id"] for source in sources}),
        "sources": joined([label(source) for source in sources]),
        "source_urls": joined([source["url"] for source in sources], " "),
        "report_ids": " ".join(source["report_id"] for source in sources),
        "first_published": min(published, default=None),
        "last_published": max(published, default=None),
    }


def of_statement(row: Known, claims: Sequence[Known]) -> Row:
    """Of an area statement."""
    window = When(_day(row["date_start"]), _day(row["date_end"]))
    where = "in " + ", ".join(row["area_names"].split("; "))
    found = place_codes(Precision(row["loc_precision"]))
    return {
        "title": f"{kind_codes(EventKind(row['kind'])).label} reported {where}, {days(window)}",
        "geo_precision": found.acled,
        "where_prec": found.ucdp,
        "n_claims": len(claims),
        "date_text": joined([claim["date_text"] for claim in claims], " / "),
        "figures": "; ".join(map(figure, tolls(row))),
    }


def of_claim(row: Known, source: Known) -> Row:
    """Of a claim and its report."""
    start, counts = row["quote_start"], row["counts"]
    return {
        "is_denial": row["polarity"] == Polarity.DENIED,
        "date_end": row["date_start"],
        "date_anchor": source["published_day"],
        "quote_end": None if start is None else start + len(row["quote"]),
        **claimed(counts),
        "count_scope": joined([count["scope"] for count in counts]),
        "victim_group": joined([count["category"] for count in counts]),
        "complete": True,
        "lang": source["lang"],
        "url": source["url"],
        "fragment_url": linked(source["url"], row["quote"]),
        "confidence_word": word(row["confidence"] or 0.0),
    }


def of_source(row: Known) -> Row:
    """Of a report's source."""
    return {"published_day": row["published"][:10] or None}


def of_unplaced(claim: Known | None) -> Row:
    """Of an unplaced item, mostly from its claim."""
    if claim is None:
        return {}
    shared = {name: claim[name] for name in ("report_id", "claim_id", "kind", "quote")}
    return {**shared, "span_start": claim["quote_start"], "span_end": claim["quote_end"]}


def codes(row: Known) -> Row:
    """Codes of other projects for the kind and the precisions."""
    place, day = place_codes(Precision(row["loc_precision"])), date_codes(DatePrecision(row["date_precision"]))
    kind = asdict(kind_codes(EventKind(row["kind"])))
    return {
        "acled_event_type": kind["acled_event"],
        "acled_sub_event_type": kind["acled_sub_event"],
        "plover_event_type": kind["plover_event"],
        "plover_mode": kind["plover_mode"],
        "geo_precision": place.acled,
        "where_prec": place.ucdp,
        "time_precision": day.acled,
        "date_prec": day.ucdp,
    }


def tolls(row: Known) -> tuple[Toll, ...]:
    """Tolls of everybody, from the columns of figures."""
    found = []
    for outcome in Outcome:
        prefix = outcome_prefix(outcome)
        if (low := row.get(f"{prefix}_min")) is not None:
            best, high = row.get(f"{prefix}_best"), row.get(f"{prefix}_max")
            found.append(Toll(outcome, Category.ALL, low, best, high, "", ()))
    return tuple(found)


def claimed(counts: Sequence[Known]) -> Row:
    """Killed and injured of a claim: the first total of each."""
    row: Row = {"killed_min": None, "killed_max": None, "injured_min": None, "injured_max": None}
    for count in counts:
        prefix = outcome_prefix(Outcome(count["outcome"]))
        if not count["part_of"] and row.get(f"{prefix}_min", 0) is None:
            row[f"{prefix}_min"], row[f"{prefix}_max"] = count["min"], count["max"]
    return row


def label(source: Known) -> str:
    """Publisher and date of a report."""
    return f"{source['publisher'] or source['report_id']} {source['published']}".rstrip()


def in_order(sources: Sequence[Row]) -> list[Row]:
    """Sources in order of publication, undated ones last."""
    return sorted(sources, key=lambda source: (source["published"] or "9", source["report_id"]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
