"""The whole pipeline in one module: documents → mentions → places → claims → incidents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from geo_incidents import __version__, lexicon
from geo_incidents.claims import find_claims
from geo_incidents.collector import collector_paused
from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer.cover import covers
from geo_incidents.gazetteer.online import is_online
from geo_incidents.gazetteer.own_points import place_at
from geo_incidents.incidents import (
    LikelyEvents,
    Sketch,
    find_copies,
    merge,
    merge_by_place,
    point,
    sketch,
    with_added,
)
from geo_incidents.mentions import find_mentions
from geo_incidents.model import (
    Claim,
    Decision,
    Document,
    EventKind,
    Failure,
    Identity,
    Place,
    Private,
    PrivateKind,
    Resolution,
    Result,
    Source,
    Status,
    Unplaced,
)
from geo_incidents.people import find_people, find_shelters
from geo_incidents.places import resolve, with_stated_place
from geo_incidents.reasons import Told
from geo_incidents.stored import Room
from geo_incidents.text import Analysed, analyse

DOUBTFUL = (Status.UNSURE, Status.TOWN_OR_PROVINCE)
REFUGE = frozenset({EventKind.DISPLACEMENT})  # kinds whose places a profile may show less precisely


def find_places(document: Document, gazetteer: Gazetteer, told: Told = Told.ALL) -> tuple[Resolution, ...]:
    """Every mention of a place in a report, resolved, in text order, with the reasons that are told."""
    return _places(analyse(document), gazetteer, told)


def find_document_claims(document: Document, gazetteer: Gazetteer, told: Told = Told.ALL) -> tuple[Claim, ...]:
    """Every claim of a report, in text order, with the reasons for its places that are told."""
    analysed = analyse(document)
    return _claims(analysed, _places(analysed, gazetteer, told), gazetteer)


def _places(analysed: Analysed, gazetteer: Gazetteer, told: Told = Told.ALL) -> tuple[Resolution, ...]:
    return resolve(analysed, find_mentions(analysed, gazetteer), gazetteer, told)


def _claims(analysed: Analysed, found: Sequence[Resolution], gazetteer: Gazetteer) -> tuple[Claim, ...]:
    return with_stated_place(find_claims(analysed, found), analysed.document.source, gazetteer)


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything that is kept of one report, so that its text can be released."""

    source: Source
    resolutions: tuple[Resolution, ...]
    claims: tuple[Claim, ...]
    sketch: Sketch
    private: tuple[Private, ...] = ()


def extract(document: Document, gazetteer: Gazetteer) -> Extract:
    """What one report says. Up to here, reports are independent of each other and may be processed anywhere."""
    analysed = analyse(document)
    found = _places(analysed, gazetteer)
    private = (*find_people(analysed, found), *find_shelters(analysed, found))
    claims = _claims(analysed, found, gazetteer)
    return Extract(document.source, found, claims, sketch(document), private)


def result_of(
    documents: Sequence[Document],
    gazetteer: Gazetteer,
    decisions: Sequence[Decision] = (),
    failures: Sequence[Failure] = (),
) -> Result:
    """The merged result for all reports. The order of the documents does not matter."""
    documents = sorted(documents, key=lambda document: (document.source.report_id, document.id))
    return combine([extract(document, gazetteer) for document in documents], gazetteer, decisions, failures)


def combine(
    extracts: Sequence[Extract], gazetteer: Gazetteer, decisions: Sequence[Decision], failures: Sequence[Failure]
) -> Result:
    """The merged result of all extracts, which are in the order of their reports."""
    return assemble(
        tuple(one.source for one in extracts),
        tuple(chain.from_iterable(one.resolutions for one in extracts)),
        tuple(chain.from_iterable(one.claims for one in extracts)),
        tuple(chain.from_iterable(one.private for one in extracts)),
        find_copies([one.sketch for one in extracts]),
        gazetteer,
        decisions,
        failures,
    )


def combine_on_disk(
    extracts: Iterable[Extract], gazetteer: Gazetteer, failures: Sequence[Failure], room: Room
) -> Result:
    """The same as `combine` without decisions, in bounded memory: data that grow with the reports lie in the room.

    `extracts` are read once; `failures` are read after that.
    """
    sources: list[Source] = []
    sketches: list[Sketch] = []
    resolutions, private, nowhere = (room.new() for _ in range(3))
    claims = room.shelf()  # incidents refer to them by number
    hidden: set[str] = set()
    for one in extracts:
        sources.append(one.source.interned())
        sketches.append(one.sketch)
        resolutions.extend(one.resolutions)
        claims.extend(one.claims)
        private.extend(one.private)
        nowhere.extend(unplaced_names(one.resolutions, one.claims))
        hidden |= places_to_hide(one.claims, one.private, one.resolutions)
    copies = find_copies(sketches)
    sketches.clear()
    with collector_paused():  # values read from disk have no cycles
        merged = merge_by_place(claims, sources, copies, room)
    likely = LikelyEvents(merged.unplaced, merged.area_statements, merged.incidents)
    return Result(
        sources=tuple(sources),
        resolutions=room.kept(resolutions),
        claims=room.kept(claims),
        incidents=merged.incidents,
        area_statements=room.kept(map(likely.of_area, merged.area_statements)),
        unplaced=room.kept(chain(map(likely.of_claim, merged.unplaced), nowhere)),
        series=merged.series,
        copies=copies,
        failures=tuple(failures),
        decisions=(),
        identity=identity(sources, gazetteer, ()),
        areas=dict(gazetteer.areas),
        covers=covers(gazetteer, hidden),
        private=room.kept(private),
    )


def assemble(
    sources: Sequence[Source],
    resolutions: Sequence[Resolution],
    claims: Sequence[Claim],
    private: Sequence[Private],
    copies: Sequence[tuple[str, ...]],
    gazetteer: Gazetteer,
    decisions: Sequence[Decision],
    failures: Sequence[Failure],
) -> Result:
    """One result from the output of the stages."""

    def place(place_id: str) -> Place | None:
        return place_named(place_id, gazetteer)

    claims, unfit = with_added(claims, decisions, sources, place)
    merged = merge(claims, sources, copies, decisions, place)
    likely = LikelyEvents(merged.unplaced, merged.area_statements, merged.incidents)
    return Result(
        sources=tuple(sources),
        resolutions=tuple(resolutions),
        claims=tuple(claims),
        incidents=merged.incidents,
        area_statements=tuple(map(likely.of_area, merged.area_statements)),
        unplaced=(*map(likely.of_claim, merged.unplaced), *unplaced_names(resolutions, claims)),
        series=merged.series,
        copies=tuple(copies),
        failures=(*failures, *merged.failures, *unfit),
        decisions=tuple(decisions),
        identity=identity(sources, gazetteer, decisions),
        areas=dict(gazetteer.areas),
        covers=covers(gazetteer, places_to_hide(claims, private, resolutions)),
        private=tuple(private),
    )


def place_named(place_id: str, gazetteer: Gazetteer) -> Place | None:
    """The place that a reviewer gives, by id or as a point with a radius; None if there is none."""
    if place_id in gazetteer:
        return gazetteer.place(place_id)
    own = point(place_id)
    return place_at(gazetteer, place_id, *own) if own else None


def places_to_hide(
    claims: Iterable[Claim], private: Iterable[Private] = (), resolutions: Iterable[Resolution] = ()
) -> set[str]:
    """Ids of all places in reports that say where people have fled to: a profile may hide any of them."""
    claims = tuple(claims)
    telling = {claim.document for claim in claims if claim.kind in REFUGE}
    shelters = {(one.document, one.span) for one in private if one.kind is PrivateKind.REFUGE}
    telling |= {document for document, _ in shelters}
    found = chain(
        (place for claim in claims if claim.document in telling for place in claim.places),
        (one for one in resolutions if (one.mention.document, one.mention.span) in shelters),
    )
    return {place.id for one in found for place in (one.place, *(rival.place for rival in one.ranked)) if place}


def unplaced_names(resolutions: Iterable[Resolution], claims: Iterable[Claim]) -> tuple[Unplaced, ...]:
    """Names taken for places in the region but not placed, unless a claim already says so."""
    told = {(claim.document, place.mention.span) for claim in claims for place in claim.places}
    return tuple(
        Unplaced(why_unplaced(found), resolution=found)
        for found in resolutions
        if found.status in DOUBTFUL and (found.mention.document, found.mention.span) not in told
    )


def why_unplaced(found: Resolution) -> str:
    """Why a name that was taken for a place in the region was not placed."""
    if found.status is Status.TOWN_OR_PROVINCE:
        return "town or province?"
    if found.place is None:
        known = any(not one.place.context for one in found.ranked)
        return "hardly a place here" if known else "in no list"
    return "in no list here; known to a service" if is_online(found.place) else "more than one place fits"


def identity(sources: Sequence[Source], gazetteer: Gazetteer, decisions: Sequence[Decision]) -> Identity:
    """What made the result: versions and a hash of the inputs, but no time. A source's hash stands for its text."""
    versions = __version__, gazetteer.version, lexicon.version()
    digest = hashlib.sha256(repr((versions, tuple(decisions))).encode())
    for source in sources:
        digest.update(repr(source).encode())
    return Identity(*versions, run=digest.hexdigest()[:16])
