"""Several results as one: a case that was kept and what new reports say, the cases of two people; what is in one."""

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
    """All results as one, their claims merged anew; ids and decisions stay.

    It is what a run over all their reports gives, but for wire copies across results: only a report's text shows them,
    and a case keeps no texts. A report that several results have counts as the last of them read it.
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
    # Decisions were applied anew: what an earlier run said of them may no longer hold, and is said again where it does.
    return replace(joined, failures=tuple(dict.fromkeys(joined.failures)), protection=_protection(results))


def updated(results: Sequence[Result]) -> Iterator[tuple[str, str]]:
    """Reports that a later result has with another text, each with the hash of the text it had, where both are told."""
    known: dict[str, str] = {}
    for result in results:
        for source in result.sources:
            before = known.get(source.report_id, "")
            if before and source.sha256 and before != source.sha256:
                yield source.report_id, before
            known[source.report_id] = source.sha256


def _protection(results: Sequence[Result]) -> Protection | None:
    """What was taken out of any of the results."""
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


def together(one: Result, two: Result, gazetteer: Gazetteer) -> Result:
    """Two cases as one, the decisions of both in the order in which they were made."""
    made = agreement.together(one.decisions, two.decisions)
    bare = [replace(result, decisions=()) for result in (one, two)]
    return join(bare, gazetteer, made)


def differences(one: Result, two: Result, names: tuple[str, str]) -> Iterator[str]:
    """What two people's cases do not agree on, a line each."""
    theirs = {source.report_id: source for source in two.sources}
    for source in one.sources:
        other = theirs.get(source.report_id)
        if other and other.sha256 != source.sha256:
            yield f"report {source.report_id}: another text in each ({source.sha256[:12]}, {other.sha256[:12]})"
        elif other and _said(other) != _said(source):
            yield f"report {source.report_id}: {_said(source)} ({names[0]}), {_said(other)} ({names[1]})"
    for pair in agreement.pairs(one.decisions, two.decisions):
        if not pair.agrees:
            yield f"decision {pair.subject} {pair.field}: {pair.first} ({names[0]}), {pair.second} ({names[1]})"
    for what in ("tool", "gazetteer", "lexicon"):
        first, second = (getattr(result.identity, what) for result in (one, two))
        if first != second:
            yield f"{what}: {first} ({names[0]}), {second} ({names[1]}); export both anew to compare them"
    profiles = [result.protection.profile if result.protection else "internal" for result in (one, two)]
    if profiles[0] != profiles[1]:
        yield f"profile: {profiles[0]} ({names[0]}), {profiles[1]} ({names[1]}); what one leaves out the other may tell"


def _said(source: Source) -> str:
    return f"{source.publisher or 'no publisher'}, {source.published or 'no day'}"


# --- what is in a case -----------------------------------------------------------------------------------------------


def described(result: Result) -> dict[str, object]:
    """What a case holds, since when, under which profile, and what made it: plain values."""
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
    """How often each is there, the most frequent first."""
    return dict(sorted(Counter(map(str, values)).items(), key=lambda item: (-item[1], item[0])))


def _from_to(values: Sequence[str]) -> str:
    return " to ".join(dict.fromkeys((values[0], values[-1]))) if values else ""
