"""Merging on an engine that shuffles (Spark, Dask): claims are grouped by settlement, and each is merged separately.

Four functions of pandas frames; a worker needs no data but its own:

    placed_in_frames     reports → claims, a row for every place of each (`PLACED`)
    buckets_in_frames    reports → min-hash buckets, in which copies of the same text meet (`BUCKETS`)
    copies_of_buckets    all rows of some buckets → pairs of reports with the same text (`PAIRS`)
    incidents_of_places  all rows of some settlements → their incidents, with a geometry in well-known binary

The profile is applied to each report separately, before anything leaves the worker that read it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from geo_incidents.gazetteer import load
from geo_incidents.incidents import Origins, Sketch, find_copies, sketch
from geo_incidents.incidents.copies import COMMON
from geo_incidents.incidents.event_groups import settlement, with_events
from geo_incidents.incidents.merge import among, place_incidents, sorted_out
from geo_incidents.model import Claim, Failure, Identity, Incident, Resolution, Result, Source
from geo_incidents.runs.frames import documents_of, plain, typed
from geo_incidents.runs.tasks import attempt, protected

if TYPE_CHECKING:
    import pandas as pd

PLACED = "settlement string, place_id string, report_id string, claim binary, left_out string"
BUCKETS = "bucket long, report_id string, sketch binary"
PAIRS = "original string, copy string"

BANDS = 24  # buckets for each report; with two values each, texts that share 20% meet with probability .6,
WIDTH = 2  # and those that share 43%, the minimum for copies of equal length, with probability .99
PRIME = (1 << 61) - 1

Copies = Sequence[Sequence[str]]


class Located(NamedTuple):
    """A row of `PLACED`: a claim at one of its places."""

    claim: Claim
    resolution: Resolution
    source: Source


def incident_schema() -> str:
    """Columns of incidents in Spark's notation: those of every export except `seq`, which needs all incidents."""
    from geo_incidents.exports.columns import columns

    types = {"integer": "long", "real": "double", "json": "string", "text": "string"}
    named = (f"{one.name} {types.get(one.type, one.type)}" for one in columns("incidents") if one.name != "seq")
    return ", ".join((*named, "geom binary"))


def placed_in_frames(frames: Iterable[pd.DataFrame], *, profile: str = "public") -> Iterator[pd.DataFrame]:
    """Every claim of the reports at each of its places; for a claim without a point, `left_out` says why.

    A report on which the program fails yields one row with the reason.
    """
    gazetteer = load()
    for frame in frames:
        rows: list[dict[str, Any]] = []
        for document in documents_of(frame):
            found = attempt(lambda one: protected(one, gazetteer, profile), document)
            if isinstance(found, Failure):
                rows.append(_row("", found.name, None, found.reason))
            else:
                rows += (row for claim in found.claims for row in _rows(claim, found.sources[0]))
        yield typed(rows, PLACED)


def _rows(claim: Claim, source: Source) -> Iterator[dict[str, Any]]:
    from geo_incidents.runs.pack import dumps

    at_places, of_areas, unplaced = sorted_out([claim])
    for place_id, [(_, resolution)] in at_places.items():
        assert resolution.place is not None
        located = dumps(Located(claim, resolution, source)[:], load())
        yield _row(place_id, claim.document, located, "", settlement(resolution.place))
    for key in of_areas:
        yield _row("", claim.document, dumps((claim, None, source), load()), f"of an area: {' '.join(key)}")
    for item in unplaced:
        yield _row("", claim.document, dumps((claim, None, source), load()), item.reason)


def _row(place_id: str, report_id: str, claim: bytes | None, left_out: str, home: str = "") -> dict[str, Any]:
    return {"settlement": home, "place_id": place_id, "report_id": report_id, "claim": claim, "left_out": left_out}


def incidents_of_places(frame: pd.DataFrame, *, copies: Copies = ()) -> pd.DataFrame:
    """The incidents of the settlements in the frame, which must hold all their rows; `copies`: groups with one text."""
    from geo_incidents.exports import wkb
    from geo_incidents.exports.book import Book
    from geo_incidents.exports.rows import incident_row
    from geo_incidents.runs.pack import loads

    gazetteer = load()
    located: dict[str, list[Located]] = defaultdict(list)
    for place_id, packed in zip(frame["place_id"], frame["claim"], strict=True):
        if place_id:
            located[place_id].append(Located(*loads(bytes(packed), gazetteer)))
    incidents = with_events(one for place_id in sorted(located) for one in _merged(place_id, located[place_id], copies))
    sources = {row.source.report_id: row.source for rows in located.values() for row in rows}
    rows = []
    book = Book(_result(tuple(sources.values()), incidents, gazetteer))
    for incident in incidents:
        row = incident_row(incident, 0, book)
        rows.append({**plain(row), "geom": wkb.point(row["longitude"], row["latitude"])})
    return typed(rows, incident_schema())


def _merged(place_id: str, rows: Sequence[Located], copies: Copies) -> list[Incident]:
    found = sorted(rows, key=lambda row: (row.claim.id, row.claim.document))
    origins = Origins(copies, [row.source for row in rows])
    located = among([(row.claim, row.resolution) for row in found])
    made = place_incidents(place_id, [row.claim for row in found], located, origins, ())
    return [one for one in made if isinstance(one, Incident)]


def _result(sources: tuple[Source, ...], incidents: Sequence[Incident], gazetteer: Any) -> Result:
    from geo_incidents import __version__, lexicon

    identity = Identity(__version__, gazetteer.version, lexicon.version(), run="")
    return Result(sources, (), (), tuple(incidents), (), (), (), (), (), (), identity, dict(gazetteer.areas))


# --- copies ----------------------------------------------------------------------------------------------------------


def buckets_in_frames(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """The buckets of each report: copies almost certainly share one, other texts hardly ever."""
    from geo_incidents.runs.pack import dumps

    for frame in frames:
        rows = []
        for document in documents_of(frame):
            made = sketch(document)
            packed = dumps(made)
            rows += [{"bucket": b, "report_id": made.report_id, "sketch": packed} for b in buckets(made)]
        yield typed(rows, BUCKETS)


def buckets(made: Sketch) -> list[int]:
    """Bucket numbers below 2**63: hashes of the smallest values of the text's shingles under fixed functions."""
    import numpy as np

    held = np.asarray(made.shingles, dtype=np.uint64)
    turns = np.arange(1, BANDS * WIDTH + 1, dtype=np.uint64)
    scale, shift = (turns * np.uint64(odd) | np.uint64(1) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F))
    least = ((held[None, :] * scale[:, None] + shift[:, None]) >> np.uint64(3)).min(axis=1)
    bands = least.reshape(BANDS, WIDTH).tolist()
    return [hash((number, *band)) % PRIME for number, band in enumerate(bands)]


def copies_of_buckets(frame: pd.DataFrame) -> pd.DataFrame:
    """Pairs of reports with the same text among those that share a bucket; larger buckets than `COMMON` are ignored."""
    from geo_incidents.runs.pack import loads

    rows = []
    for _, members in frame.groupby("bucket", sort=True):
        if 1 < len(members) <= COMMON:
            held = [loads(bytes(packed)) for packed in members["sketch"]]
            for one, other in combinations(held, 2):
                rows += [{"original": a, "copy": b} for a, b in find_copies([one, other])]
    return typed([dict(pair) for pair in dict.fromkeys(tuple(row.items()) for row in rows)], PAIRS)


def copy_groups(pairs: Iterable[tuple[str, str]]) -> Copies:
    """Groups of reports connected by pairs, with the original (the report that is not another's copy) first."""
    home: dict[str, str] = {}
    later = set()
    for original, copy in pairs:
        later.add(copy)
        one, other = sorted((_home(home, original), _home(home, copy)))
        home[other] = one
    groups: dict[str, list[str]] = defaultdict(list)
    for report in sorted({*home, *home.values()}):
        groups[_home(home, report)].append(report)
    return [sorted(group, key=lambda report: (report in later, report)) for _, group in sorted(groups.items())]


def _home(home: dict[str, str], report: str) -> str:
    while (found := home.setdefault(report, report)) != report:
        report = found
    return report
