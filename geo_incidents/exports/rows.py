"""Incidents, area statements and unplaced claims or names as flat rows in the order of columns.csv.

All formats write these rows, so that they agree. Values are text, numbers, dates, booleans or None; columns of type
json hold lists and dicts. Distances are in metres, coordinates in WGS84 degrees.
"""

from __future__ import annotations

from geo_incidents.exports.book import Book, Row, joined, shown_name
from geo_incidents.exports.confidence import confidence_columns
from geo_incidents.exports.crosswalk import date_codes, outcome_prefix, place_codes
from geo_incidents.exports.figures import shared_columns, toll_columns, victim_columns
from geo_incidents.exports.reviewed import reviewed
from geo_incidents.exports.wording import figure, summary, title, where
from geo_incidents.model import (
    AreaStatement,
    Candidate,
    Claim,
    Decision,
    Incident,
    Place,
    Resolution,
    Series,
    Span,
    Unplaced,
    When,
)
from geo_incidents.safety import at_a_glance


def incident_row(incident: Incident, seq: int, book: Book) -> Row:
    """The row of one incident; `seq` is its position in the result, from 1."""
    claims, place = incident.claims, book.place_columns(incident.place)
    here = _here(incident)
    said_by = claimants(claims)
    headline = title(incident, where(incident))
    codes = place_codes(incident.precision)
    return {
        "incident_id": incident.id,
        "seq": seq,
        "event_group_id": incident.event,
        "counted_in": "; ".join(f"{outcome_prefix(outcome)}: {other}" for outcome, other in incident.counted_in),
        "title": headline,
        **book.kind_columns(incident.kind),
        **_when_columns(incident.when),
        "place_id": place["place_id"],
        "place_name": place["place_name"],
        "place_name_ar": place["place_name_ar"],
        "place_as_written": joined([found.mention.surface for found in here]),
        **place,
        "loc_precision": incident.precision,
        "geo_precision": codes.acled,
        "where_prec": codes.ucdp,
        "radius_m": incident.radius_m,
        **_location_evidence(here, incident.place),
        **toll_columns(incident.tolls),
        **victim_columns(incident.tolls),
        **shared_columns(claims, bool(incident.tolls)),
        **_actor_columns(claims),
        "n_claims": len(claims),
        **_report_counts(claims, book),
        "n_independent_origins": len(incident.origins),
        "claimed_by": said_by,
        "status": incident.status,
        "conflicts": _conflicts(incident),
        "reviewed": reviewed(claims, incident.place.id),
        **confidence_columns(incident, max((found.confidence for found in here), default=0.0)),
        "summary": summary(headline, incident.tolls, said_by),
        **_source_columns(claims, book),
        "uncertainty_id": uncertainty_id(incident),
        **book.identity,
    }


def area_row(statement: AreaStatement, seq: int, book: Book) -> Row:
    """The row of one area statement."""
    areas, claims = statement.areas, statement.claims
    codes = place_codes(statement.precision)
    sources = _source_columns(claims, book)
    tolls = toll_columns(statement.tolls)
    when = _when_columns(statement.when)
    return {
        "statement_id": statement.id,
        "seq": seq,
        "event_group_id": statement.event_group_id,
        "title": title(statement, "in " + ", ".join(area.name for area in areas)),
        "kind": statement.kind,
        **{name: when[name] for name in ("date_start", "date_end", "date_precision", "date_text")},
        "area_names": joined([area.name for area in areas]),
        "area_names_ar": joined([area.name_ar for area in areas]),
        "area_pcodes": joined([area.pcode for area in areas], " "),
        "area_ids": joined([area.id for area in areas], " "),
        "loc_precision": statement.precision,
        "geo_precision": codes.acled,
        "where_prec": codes.ucdp,
        **{name: value for name, value in tolls.items() if name.startswith(("killed_", "injured_"))},
        "figures": "; ".join(map(figure, statement.tolls)),
        "n_claims": len(claims),
        "n_reports": len({claim.document for claim in claims}),
        "n_independent_origins": len(statement.origins),
        "claimed_by": claimants(claims),
        "status": statement.status,
        "conflicts": _conflicts(statement),
        "reviewed": reviewed(claims),
        **{name: sources[name] for name in ("sources", "source_urls", "report_ids")},
    }


def not_placed_row(unplaced: Unplaced, seq: int) -> Row:
    """The row of a claim or name without a place on the map, with the reason."""
    claim, found = unplaced.claim, unplaced.resolution
    span = _span_in_report(claim, found)
    return {
        "seq": seq,
        "reason": unplaced.reason,
        "report_id": claim.document if claim else found.mention.document if found else "",
        "claim_id": claim.id if claim else "",
        "kind": claim.kind if claim else "",
        "surface": found.mention.surface if found else "",
        "quote": claim.quote if claim else "",
        "span_start": span.start if span else None,
        "span_end": span.end if span else None,
        "event_group_id": unplaced.event_group_id,
        "within_name": found.parent.name if found and found.parent else "",
        "loc_alternatives": [candidate_row(c) for c in found.ranked] if found else [],
    }


def _span_in_report(claim: Claim | None, found: Resolution | None) -> Span | None:
    """The span of the words in the report, unless a profile withholds it."""
    if claim is not None:
        return None if claim.offsets_withheld else claim.span
    return None if found is None or found.mention.offsets_withheld else found.mention.span


def uncertainty_rows(book: Book) -> list[Row]:
    """Discs in which incidents lie, one for all incidents of a place, so that drawn discs are not stacked."""
    found: dict[str, Row] = {}
    for incident in at_a_glance(book.result).incidents:
        key = uncertainty_id(incident)
        row = found.setdefault(
            key,
            {
                "uncertainty_id": key,
                "place_id": incident.place.id,
                "place_name": incident.place.name,
                "place_name_ar": incident.place.name_ar,
                "loc_precision": incident.precision,
                "radius_m": incident.radius_m,
                "latitude": book.place_columns(incident.place)["latitude"],
                "longitude": book.place_columns(incident.place)["longitude"],
                "n_incidents": 0,
            },
        )
        row["n_incidents"] += 1
    return [found[key] for key in sorted(found)]


def series_rows(series: Series) -> list[Row]:
    """One row for each figure of a running total."""
    areas = " ".join(series.areas)
    head = {
        "series_id": f"{series.speaker}/{areas}/{series.outcome}/{series.category}",
        "speaker": series.speaker,
        "area_ids": areas,
        "outcome": series.outcome,
        "category": series.category,
    }
    return [
        {
            **head,
            "claim_id": point.claim,
            "figure_min": point.min,
            "figure_max": point.max,
            "as_of": point.as_of,
            "status": point.status,
        }
        for point in series.points
    ]


def decision_row(decision: Decision, seq: int) -> Row:
    """The row of one reviewer's decision."""
    return {
        "seq": seq,
        "action": decision.action,
        "subjects": " ".join(decision.subjects),
        "target": decision.target,
        "who": decision.who,
        "decided_on": decision.when,
        "why": decision.why,
        "field": decision.field,
        "was": decision.was,
        "anchor": decision.anchor,
        "decision_id": decision.id,
    }


def candidate_row(candidate: Candidate) -> Row:
    """A place that a name may mean, in short."""
    return {"place_id": candidate.place.id, "name": candidate.place.name, "score": candidate.score}


def claimants(claims: tuple[Claim, ...]) -> str:
    """Root speakers, each origin under the first name used for it."""
    names: dict[str, str] = {}
    for claim in claims:
        for speaker in claim.roots:
            names.setdefault(speaker.key, shown_name(speaker))
    return joined(list(names.values()))


def uncertainty_id(incident: Incident) -> str:
    """Key of the disc in which an incident lies; incidents at the same place share it."""
    return f"{incident.place.id}/{incident.precision}/{incident.radius_m}"


def _here(incident: Incident) -> list[Resolution]:
    """Resolutions of the incident's own place in its claims."""
    place_id = incident.place.id
    return [r for claim in incident.claims for r in claim.places if r.place is not None and r.place.id == place_id]


def _when_columns(when: When) -> Row:
    codes = date_codes(when.precision)
    return {
        "date_start": when.start,
        "date_end": when.end,
        "date_precision": when.precision,
        "time_precision": codes.acled,
        "date_prec": codes.ucdp,
        "date_text": when.text,
        "date_basis": when.basis,
        "date_anchor": when.anchor,
    }


def _location_evidence(here: list[Resolution], place: Place) -> Row:
    if not here:
        return {"loc_method": "reviewer", "loc_confidence": None, "loc_alternatives": []}
    best = max(here, key=lambda found: found.confidence)
    lost = [candidate_row(c) for c in best.ranked if c.place.id != place.id]
    return {
        "loc_method": joined([reason.feature for reason in best.reasons]),
        "loc_confidence": best.confidence,
        "loc_alternatives": lost,
    }


def _actor_columns(claims: tuple[Claim, ...]) -> Row:
    naming = tuple(claim for claim in claims if claim.actors)
    if not naming:
        return {"actor_alleged": "", "actor_attribution": ""}
    actors = joined([actor for claim in naming for actor in claim.actors])
    return {"actor_alleged": actors, "actor_attribution": claimants(naming)}


def _report_counts(claims: tuple[Claim, ...], book: Book) -> Row:
    reports = {claim.document for claim in claims}
    publishers = {book.source(report).publisher or report for report in reports}
    return {"n_reports": len(reports), "n_publishers": len(publishers)}


def _source_columns(claims: tuple[Claim, ...], book: Book) -> Row:
    sources = book.reports(claims)
    published = [day for source in sources if (day := source.published_day)]
    return {
        "sources": joined([book.label(source.report_id) for source in sources]),
        "source_urls": joined([source.url for source in sources], " "),
        "report_ids": " ".join(source.report_id for source in sources),
        "first_published": min(published, default=None),
        "last_published": max(published, default=None),
    }


def _conflicts(subject: Incident | AreaStatement) -> str:
    return "; ".join(f"{conflict.type}: {conflict.detail}" for conflict in subject.conflicts)
