"""Combines results: a stored case with new reports, or two people's cases. Also summarises a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.incidents import agreement, is_held
from geo_incidents.model import Decision, Protection, Result, Source
from geo_incidents.pipeline import assemble


def join(results: Sequence[Result], gazetteer: Gazetteer, decisions: Sequence[Decision] = ()) -> Result:
    """All results as one, with their claims merged again; ids and decisions are kept.

    This equals a run over all their reports, except that copies of agency reports are not recognised across results:
    that takes the texts, which a case does not keep. For a report in several results, the last reading is used.
    """
    keeper = {source.report_id: number for number, result in enumerate(results) for source in result.sources}
    numbered = list(enumerate(results))
    sources = [s for n, result in numbered for s in result.sources if keeper[s.report_id] == n]
    resolutions = [f for n, result in numbered for f in result.resolutions if keeper[f.mention.document] == n]
    claims = [c for n, result in numbered for c in result.claims if keeper[c.document] == n]
    private = [p for n, result in numbered for p in result.private if keeper.get(p.document) == n]
    made = tuple(dict.fromkeys(chain(*(result.decisions for result in results), decisions)))
    joined = assemble(
        sorted(sources, key=lambda source: source.report_id),
        sorted(resolutions, key=lambda found: found.mention.document),
        sorted(claims, key=lambda claim: claim.document),
        sorted(private, key=lambda one: one.document),
        sorted({group for result in results for group in result.copies}),
        gazetteer,
        made,
        list(dict.fromkeys(failure for result in results for failure in result.failures)),
    )
    # Decisions are applied again, so notes from an earlier run may be out of date; those that still hold are repeated.
    return replace(joined, failures=tuple(dict.fromkeys(joined.failures)), protection=_protection(results))


def updated_reports(results: Sequence[Result]) -> Iterator[tuple[str, str]]:
    """Reports whose text differs in a later result, with the hash of the earlier text, if both hashes are known."""
    known: dict[str, str] = {}
    for result in results:
        for source in result.sources:
            before = known.get(source.report_id, "")
            if before and source.sha256 and before != source.sha256:
                yield source.report_id, before
            known[source.report_id] = source.sha256


def _protection(results: Sequence[Result]) -> Protection | None:
    """What was removed from any of the results."""
    earlier = [result.protection for result in results if result.protection]
    if not earlier:
        return None
    return replace(
        earlier[0],
        gaps=sum(made.gaps for made in earlier),
        reports=sum(made.reports for made in earlier),
        people=sum(made.people for made in earlier),
        contacts=dict(sorted(sum((Counter(made.contacts) for made in earlier), Counter()).items())),
        coarsened=sum(made.coarsened for made in earlier),
        held=sum(made.held for made in earlier),
    )


# --- the cases of two people -----------------------------------------------------------------------------------------


def merge_cases(one: Result, two: Result, gazetteer: Gazetteer) -> Result:
    """Two cases as one, with the decisions of both in the order in which they were made."""
    made = agreement.together(one.decisions, two.decisions)
    bare = [replace(result, decisions=()) for result in (one, two)]
    return join(bare, gazetteer, made)


def differences(one: Result, two: Result, names: tuple[str, str]) -> Iterator[str]:
    """The disagreements between two people's cases, one line each."""
    theirs = {source.report_id: source for source in two.sources}
    for source in one.sources:
        other = theirs.get(source.report_id)
        if other and other.sha256 != source.sha256:
            yield f"report {source.report_id}: the texts differ ({source.sha256[:12]}, {other.sha256[:12]})"
        elif other and _said(other) != _said(source):
            yield f"report {source.report_id}: {_said(source)} ({names[0]}), {_said(other)} ({names[1]})"
    for pair in agreement.pairs(one.decisions, two.decisions):
        if not pair.agrees:
            yield f"decision {pair.subject} {pair.field}: {pair.first} ({names[0]}), {pair.second} ({names[1]})"
    for what in ("tool", "gazetteer", "lexicon"):
        first, second = (getattr(result.identity, what) for result in (one, two))
        if first != second:
            yield f"{what}: {first} ({names[0]}), {second} ({names[1]}); export both again to compare them"
    profiles = [result.protection.profile if result.protection else "internal" for result in (one, two)]
    if profiles[0] != profiles[1]:
        yield f"profile: {profiles[0]} ({names[0]}), {profiles[1]} ({names[1]}); one may omit what the other contains"


def _said(source: Source) -> str:
    return f"{source.publisher or 'no publisher'}, {source.published or 'no date'}"


# --- what is in a case -----------------------------------------------------------------------------------------------


def case_summary(result: Result) -> dict[str, object]:
    """The contents of a case, its dates, its profile and what made it, as plain values."""
    published = sorted(source.published for source in result.sources if source.published)
    retrieved = sorted(source.retrieved for source in result.sources if source.retrieved)
    days = sorted(one.when.start for one in result.incidents if one.when.start)
    decided = sorted(made.when for made in result.decisions if made.when)
    protection = result.protection
    return {
        "reports": len(result.sources),
        "languages": _counted(source.lang or "not known" for source in result.sources),
        "published": _from_to(published),
        "retrieved": _from_to(retrieved),
        "incidents": len(result.incidents),
        "kinds": _counted(incident.kind for incident in result.incidents),
        "days": _from_to([day.isoformat() for day in days]),
        "area_statements": len(result.area_statements),
        "not_placed": len(result.unplaced),
        "claims": len(result.claims),
        "set_aside": len(result.failures),
        "decisions": len(result.decisions),
        "readers": _counted(made.who for made in result.decisions),
        "decided": _from_to([when[:10] for when in decided]),
        "held": sum(any(is_held(claim) for claim in incident.claims) for incident in result.incidents),
        "profile": protection.profile if protection else "internal",
        "gaps": protection.gaps if protection else 0,
        "made_with": f"geo-incidents {result.identity.tool}",
        "gazetteer": result.identity.gazetteer,
        "word_lists": result.identity.lexicon,
        "run": result.identity.run,
    }


def _counted(values: Iterable[str]) -> dict[str, int]:
    """The number of occurrences of each value, most frequent first."""
    return dict(sorted(Counter(map(str, values)).items(), key=lambda item: (-item[1], item[0])))


def _from_to(values: Sequence[str]) -> str:
    return " to ".join(dict.fromkeys((values[0], values[-1]))) if values else ""
