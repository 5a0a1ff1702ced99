"""Claims that a reviewer read and the program missed: a row of the table of decisions each.

The row's anchor says where the words stand, `was` is the words, and `is` what they tell:

    kind=killing; place=ocha:C3561; when=2025-03-07/2025-03-07; figure=7 killed; speaker=SOHR; report=0f3a…

`report` is the beginning of the SHA-256 of the report as it was read. If the report has changed since, the words may no
longer be there, so the claim is not applied until somebody has read it again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from geo_incidents.incidents.anchors import ANCHOR
from geo_incidents.incidents.corrections import fault, with_value
from geo_incidents.incidents.decisions import in_force
from geo_incidents.incidents.moves import pointed, unnamed
from geo_incidents.model import (
    Claim,
    Decision,
    EventKind,
    Failure,
    Place,
    Review,
    Source,
    Span,
    Speaker,
    SpeakerKind,
    When,
)

RULE = "reviewer"  # of a claim that no rule found
FIELDS = ("kind", "place", "when", "figure", "speaker")
SHORTEST_HASH = 8  # hexadecimal digits of the report's


def said(made: Decision) -> Mapping[str, str]:
    """The values of the added claim, by field."""
    return {name: value for name, _, value in (part.partition("=") for part in made.target.split("; "))}


def wrong(made: Decision) -> str:
    """The fault of a row that adds a claim; "" if there is none."""
    told = said(made)
    if not ANCHOR.fullmatch(made.anchor) or not made.was:
        return "an added claim needs its words in `was` and an anchor"
    if "kind" not in told or len(told.get("report", "")) < SHORTEST_HASH:
        return "an added claim needs kind=… and report=… in `is`"
    return next(filter(None, (fault(name, told[name]) for name in FIELDS if name in told)), "")


def read_anew(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that the program itself read."""
    return [claim for claim in claims if RULE not in claim.rules]


def with_added(
    claims: Sequence[Claim],
    decisions: Sequence[Decision],
    sources: Sequence[Source],
    place: Callable[[str], Place | None],
) -> tuple[list[Claim], list[Failure]]:
    """The program's claims followed by the claims that rows in force add; and failures for rows that no longer fit."""
    read = read_anew(claims)
    made, failures = _added(decisions, sources, place)
    told = [speaker for claim in read for speaker in claim.speakers]
    known = {one.key: one for one in told} | {one.name.casefold(): one for one in told}
    return [*read, *(replace(claim, speakers=_known(claim.speakers, known)) for claim in made)], failures


def _known(speakers: Sequence[Speaker], known: Mapping[str, Speaker]) -> tuple[Speaker, ...]:
    """The speakers as the reports have them: a reviewer's "SOHR" is the monitor that others quote."""
    return tuple(replace(known.get(one.name.casefold(), one), span=None) for one in speakers)


def _added(
    decisions: Sequence[Decision], sources: Sequence[Source], place: Callable[[str], Place | None]
) -> tuple[list[Claim], list[Failure]]:
    by_id = {source.report_id: source for source in sources}
    claims: dict[str, Claim] = {}
    failures: list[Failure] = []
    for made in in_force(decisions):
        if made.action != "add_claim":
            continue
        why = _unfit(made, by_id, place)
        if why:
            failures.append(Failure(f"decision add_claim {made.subjects[0]}", why))
        else:
            claims[made.subjects[0]] = _claim(made, by_id, place)
    return list(claims.values()), failures


def _unfit(made: Decision, sources: Mapping[str, Source], place: Callable[[str], Place | None]) -> str:
    found, told = ANCHOR.fullmatch(made.anchor), said(made)
    assert found is not None
    source = sources.get(found["report"])
    if source is None:
        return "its report is not among those read; give it as well, or undo the row"
    if not hashlib.sha256(made.was.encode()).hexdigest().startswith(found["hash"]):
        return "its words are not those of its anchor; undo the row and add the claim anew"
    if not source.sha256.startswith(told["report"]):
        return f"the report changed since {made.who} added it: read it again, undo the row and add it anew"
    if "place" in told and place(told["place"]) is None:
        return "no place with this id; look it up with the place command"
    return ""


def _claim(made: Decision, sources: Mapping[str, Source], place: Callable[[str], Place | None]) -> Claim:
    found, told = ANCHOR.fullmatch(made.anchor), said(made)
    assert found is not None
    span = Span(int(found["start"]), int(found["start"]) + len(made.was))
    source = sources[found["report"]]
    claim = Claim(
        id=made.subjects[0],
        document=source.report_id,
        quote=made.was,
        span=span,
        kind=EventKind(told["kind"]),
        trigger=span,
        places=(),
        when=When(anchor=source.published_day),
        counts=(),
        speakers=(_publisher(source),),
        rules=(RULE,),
        reviews=(Review("add_claim", made.who, made.when),),
    )
    for name in ("when", "figure"):
        claim = with_value(claim, name, told.get(name, ""))
    if "speaker" in told:
        named = with_value(claim, "speaker", told["speaker"]).speakers
        claim = replace(claim, speakers=(*named, _publisher(source)))
    if "place" in told and (target := place(told["place"])):
        claim = replace(claim, places=(pointed(unnamed(claim), target),))
    return claim


def _publisher(source: Source) -> Speaker:
    """The publisher as the last speaker, as the claims that the program reads have it."""
    name = source.publisher or source.report_id
    return Speaker(name, SpeakerKind.PUBLISHER, f"publisher:{name.casefold()}")
