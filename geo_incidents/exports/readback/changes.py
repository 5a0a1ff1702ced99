"""What changed between two results, in words: incidents that are new, gone, moved or otherwise different.

An incident keeps its id as long as its place, family of kinds and first day stay the same. If one of these changed, old
and new incidents are paired by the claims they share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson

from geo_incidents.errors import InputError, UsageError
from geo_incidents.exports.book import Book
from geo_incidents.exports.geojson import features
from geo_incidents.exports.gpkg_case import read_case
from geo_incidents.exports.slim import expanded, is_slim

OUTCOMES = ("killed", "injured", "missing", "detained", "abducted", "displaced", "bodies")
ORDER = ("new", "gone", "moved", "kind", "days", "toll", "status", "sources")
NOUNS = {
    "new": "new", "gone": "gone", "moved": "moved", "kind": "kind changed", "days": "days changed",
    "toll": "toll changed", "status": "status changed", "sources": "other sources",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class IncidentSummary:
    """One incident as a file describes it."""

    id: str
    title: str
    place_id: str
    place: str
    kind: str
    days: str
    tolls: Mapping[str, str]  # outcome → the figure as text
    status: str
    speakers: str
    claims: frozenset[str]
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything in a file that the comparison needs."""

    name: str
    incidents: Mapping[str, IncidentSummary]
    reports: frozenset[str]
    decided: Mapping[str, str]  # subject of a decision → reviewer


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `type` is one of `ORDER`; `was` and `is_now` are empty for new and removed incidents."""

    type: str
    incident: str
    title: str
    was: str
    is_now: str
    why: str = ""

    @property
    def text(self) -> str:
        """The difference as one line."""
        arrow = f": {self.was} → {self.is_now}" if self.was or self.is_now else ""
        return f"{NOUNS[self.type]}: {self.title}{arrow}" + (f" ({self.why})" if self.why else "")


def read_snapshot(path: Path) -> Snapshot:
    """A case (.gpkg) or GeoJSON for comparison. Raises `InputError` if unreadable, `UsageError` for other formats."""
    if path.suffix.lower() == ".gpkg":
        book = Book(read_case(path))
        rows = [orjson.loads(feature)["properties"] for feature in features(book)]
        decisions = [{"subjects": " ".join(d.subjects), "who": d.who} for d in book.result.decisions]
        reports = frozenset(book.sources)
    elif path.suffix.lower() in (".geojson", ".json"):
        collection = _read_geojson(path)
        rows = [feature["properties"] for feature in collection["features"]]
        decisions = collection.get("decisions", [])
        reports = frozenset(report for row in rows for report in _report_ids(row))
    else:
        message = f"{path}: cannot be compared; name two cases (.gpkg) or two .geojson files"
        raise UsageError(message)
    decided = {subject: str(made["who"]) for made in decisions for subject in str(made["subjects"]).split()}
    return Snapshot(str(path), {incident.id: incident for incident in map(_summary_of, rows)}, reports, decided)


def _read_geojson(path: Path) -> dict[str, Any]:
    try:
        found = orjson.loads(path.read_bytes())
    except OSError as error:
        message = f"{path}: {error.strerror}; name a file that was exported"
        raise InputError(message) from error
    except orjson.JSONDecodeError as error:
        message = f"{path} is damaged ({error}): export it again"
        raise InputError(message) from error
    if not isinstance(found, dict) or not isinstance(found.get("features"), list):
        message = f"{path} contains no incidents: name a .geojson that this program wrote"
        raise InputError(message)
    if not is_slim(found):
        return found
    try:
        return expanded(found)
    except (LookupError, TypeError, ValueError) as error:
        message = f"{path} is damaged ({error!r}): export it again"
        raise InputError(message) from error


def _summary_of(row: Mapping[str, Any]) -> IncidentSummary:
    tolls = {outcome: _figure(row.get(f"{outcome}_min"), row.get(f"{outcome}_max")) for outcome in OUTCOMES}
    start, end = str(row.get("date_start") or ""), str(row.get("date_end") or "")
    return IncidentSummary(
        id=str(row["incident_id"]),
        title=str(row["title"]),
        place_id=str(row["place_id"]),
        place=str(row["place_name"]),
        kind=str(row["kind"]),
        days=(start if start == end else f"{start} to {end}") or str(row.get("date_text") or "undated"),
        tolls={outcome: figure for outcome, figure in tolls.items() if figure},
        status=str(row.get("status") or ""),
        speakers=str(row.get("claimed_by") or ""),
        claims=frozenset(str(claim["claim_id"]) for claim in row.get("claims") or ()),
        reports=frozenset(_report_ids(row)),
    )


def _report_ids(row: Mapping[str, Any]) -> list[str]:
    return [str(source["report_id"]) for source in row.get("sources") or ()]


def _figure(low: int | None, high: int | None) -> str:
    if low is None:
        return ""
    return f"{low}" if high == low else f"{low}+" if high is None else f"{low}–{high}"


def changes(old: Snapshot, new: Snapshot) -> list[Change]:
    """All differences, sorted by `ORDER`, then by title."""
    pairs = _paired(old, new)
    found = [change for was, now in pairs for change in _differences(was, now, new.decided)]
    known = {was.id for was, _ in pairs}, {now.id for _, now in pairs}
    for incident in old.incidents.values():
        if incident.id not in known[0]:
            withdrawn = bool(incident.reports) and not incident.reports & new.reports
            found.append(Change("gone", incident.id, incident.title, "", "", "report withdrawn" if withdrawn else ""))
    for incident in new.incidents.values():
        if incident.id not in known[1]:
            found.append(Change("new", incident.id, incident.title, "", "", incident.speakers))
    return sorted(found, key=lambda change: (ORDER.index(change.type), change.title, change.incident))


def _paired(old: Snapshot, new: Snapshot) -> list[tuple[IncidentSummary, IncidentSummary]]:
    """Pairs of the same incident in both: by id, or else by the largest number of shared claims."""
    pairs = [
        (incident, new.incidents[incident.id]) for incident in old.incidents.values() if incident.id in new.incidents
    ]
    left = [incident for incident in new.incidents.values() if incident.id not in old.incidents]
    for incident in sorted(old.incidents.values(), key=lambda incident: incident.id):
        if incident.id in new.incidents:
            continue
        best = max(left, key=lambda other: (len(incident.claims & other.claims), other.id), default=None)
        if best and incident.claims & best.claims:
            pairs.append((incident, best))
            left.remove(best)
    return pairs


def _differences(was: IncidentSummary, now: IncidentSummary, decided: Mapping[str, str]) -> Iterator[Change]:
    by = next((decided[s] for s in sorted({was.id, now.id} | was.claims | now.claims) if s in decided), "")
    why = f"decided by {by}" if by else ""
    if was.place_id != now.place_id:
        yield Change("moved", now.id, now.title, was.place, now.place, why)
    if was.kind != now.kind:
        yield Change("kind", now.id, now.title, was.kind, now.kind, why)
    if was.days != now.days:
        yield Change("days", now.id, now.title, was.days, now.days, why)
    for outcome in OUTCOMES:
        figures = was.tolls.get(outcome, ""), now.tolls.get(outcome, "")
        if figures[0] != figures[1]:
            shown = [f"{figure or 'none'} {outcome}" for figure in figures]
            yield Change("toll", now.id, now.title, shown[0], shown[1], why or now.speakers)
    if was.status != now.status:
        yield Change("status", now.id, now.title, was.status, now.status, why)
    if was.reports != now.reports:
        yield Change("sources", now.id, now.title, _listed(was.reports), _listed(now.reports))


def _listed(reports: frozenset[str]) -> str:
    return ", ".join(sorted(reports)) or "none"


def summary(found: Sequence[Change]) -> str:
    """The number of changes of each type, on one line."""
    counts = Counter(change.type for change in found)
    return " · ".join(f"{counts[name]} {NOUNS[name]}" for name in ORDER if counts[name]) or "nothing changed"


def as_json(old: Snapshot, new: Snapshot, found: Sequence[Change]) -> bytes:
    """The comparison as a JSON object: `old`, `new`, `summary`, `changes`."""
    rows = [asdict(change) | {"text": change.text} for change in found]
    made = {"old": old.name, "new": new.name, "summary": summary(found), "changes": rows}
    return orjson.dumps(made, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
