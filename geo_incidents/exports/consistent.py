"""Consistency checks of a case, so that one edited by hand or damaged does not fail in the middle of an output."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from geo_incidents.errors import InputError
from geo_incidents.model import AreaStatement, Incident, Place, Result, Source, Span

SHOWN = 3  # faults listed in a message


def checked(result: Result) -> Result:
    """The result, if it is consistent. Raises `InputError` otherwise."""
    if found := list(islice(faults(result), SHOWN)):
        message = f"the case is inconsistent ({'; '.join(found)}): export it again from the reports"
        raise InputError(message)
    return result


def faults(result: Result) -> Iterator[str]:
    """Inconsistencies of a result that was read back."""
    undated = (one for one in result.sources if not _is_dated(one))
    yield from (f"{one.report_id!r} has an invalid date: {one.published!r}" for one in undated)
    reports = {source.report_id for source in result.sources}
    if len(reports) < len(result.sources):
        yield "two reports have the same id"
    named = (*(claim.document for claim in result.claims), *(found.mention.document for found in result.resolutions))
    named = (*named, *(report for group in result.copies for report in group))
    yield from (f"report {name!r} is referred to but not listed" for name in sorted(set(named) - reports))
    spans = (*(claim.span for claim in result.claims), *(found.mention.span for found in result.resolutions))
    yield from (f"a quote stands at {span.start} to {span.end}" for span in spans if not _is_range(span))
    known = {(claim.document, claim.id) for claim in result.claims}  # a reviewer may have moved it
    subjects: tuple[Incident | AreaStatement, ...] = (*result.incidents, *result.area_statements)
    yield from (f"{one.id} has no claim" for one in subjects if not one.claims)
    strange = (one for one in subjects if any((claim.document, claim.id) not in known for claim in one.claims))
    yield from (f"{one.id} has a claim that is not listed" for one in strange)
    yield from (f"{one.id} has a toll that none of its claims states" for one in subjects if not _tells_its_tolls(one))
    yield from (f"incident {one.id} has no point" for one in result.incidents if one.place.lat is None)
    places = [found.place for found in result.resolutions if found.place]
    places += [incident.place for incident in result.incidents]
    yield from (f"{place.name} lies at {place.lat}, {place.lon}" for place in places if not _is_on_earth(place))


def _tells_its_tolls(subject: Incident | AreaStatement) -> bool:
    stated = {(claim.id, count.outcome, count.category) for claim in subject.claims for count in claim.counts}
    return all(any((claim, toll.outcome, toll.category) in stated for claim in toll.claims) for toll in subject.tolls)


def _is_dated(source: Source) -> bool:
    try:
        return source.published_day is None or bool(source.published)
    except ValueError:
        return False


def _is_range(span: Span) -> bool:
    return 0 <= span.start <= span.end


def _is_on_earth(place: Place) -> bool:
    if place.lat is None or place.lon is None:
        return place.lat is place.lon
    return -90 <= place.lat <= 90 and -180 <= place.lon <= 180
