"""Several results as one: a case that was kept, and what new reports say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.model import Decision, Protection, Result
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
