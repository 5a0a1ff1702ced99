"""`geo-incidents explain`: why a claim or a place name was read as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli import options

if TYPE_CHECKING:
    from geo_incidents.model import Claim, Document, Resolution, Span


@click.command("explain")
@options.reports
@click.option("--at", metavar="FILE:OFFSET", help="Only what stands at this code point of a report.")
@click.option("--claim", "claim_id", metavar="ID", help="Only this claim.")
def explain(
    reports: tuple[Path, ...], published: str | None, gazetteer_file: Path | None, at: str | None, claim_id: str | None
) -> int:
    """Show the sentences with what was found in them, what decided, and which candidates lost."""
    from geo_incidents.claims import find_claims
    from geo_incidents.pipeline import find_places

    spot = parsed(at) if at else None
    gazetteer = options.load(gazetteer_file)
    reading = options.read(reports, published)
    shown = 0
    for document in reading.documents:
        if spot and spot[0] != document.source.report_id:
            continue
        found = find_places(document, gazetteer)
        for claim in find_claims(document, found):
            if wanted(claim.span, spot) and claim_id in (None, claim.id):
                click.echo("\n".join(claim_lines(claim)) + "\n")
                shown += 1
        for resolution in found if claim_id is None else ():
            if wanted(resolution.mention.span, spot):
                click.echo("\n".join(mention_lines(document, resolution)) + "\n")
                shown += 1
    if not shown:
        click.echo("nothing was found there", err=True)
    return int(not shown) or options.finish(reading.failures)


def parsed(at: str) -> tuple[str, int]:
    """Report and offset of FILE:OFFSET; `UsageError` for anything else."""
    from geo_incidents.errors import UsageError

    name, _, offset = at.rpartition(":")
    if not name or not offset.isdigit():
        message = f"--at {at!r}: write the report's file and a code point, as in report.txt:120"
        raise UsageError(message)
    return Path(name).stem, int(offset)


def wanted(span: Span, spot: tuple[str, int] | None) -> bool:
    """Whether the span holds the spot asked for."""
    return spot is None or span.start <= spot[1] < span.end


def claim_lines(claim: Claim) -> Iterator[str]:
    """A claim: its quote with the spans labelled, and each of its parts with the rule behind it."""
    yield f"claim {claim.id} · {claim.document} {claim.span.start}-{claim.span.end} · {claim.kind} · {claim.polarity}"
    yield "  " + labelled(claim)
    for place in claim.places:
        name = place.place.name if place.place else place.mention.surface
        yield f"  where   {name} ({place.precision}, {place.status}, {place.confidence:.2f})"
    yield f"  when    {claim.when.start} to {claim.when.end} · {claim.when.text!r} · {claim.when.basis}"
    for count in claim.counts:
        most = "" if count.max == count.min else f" to {'any' if count.max is None else count.max}"
        part = f", part of {count.part_of!r}" if count.part_of else ""
        yield f"  count   {count.outcome} {count.min}{most} {count.category} ({count.scope}{part}) from {count.text!r}"
    yield "  says    " + " → ".join(f"{speaker.name} [{speaker.kind}]" for speaker in claim.speakers)
    yield "  rules   " + " ".join(claim.rules)


def labelled(claim: Claim) -> str:
    """The quote with its place, date, count and trigger words in brackets."""
    spans = [(place.mention.span, "place") for place in claim.places]
    spans += [(count.span, "count") for count in claim.counts] + [(claim.trigger, "what")]
    spans += [(claim.when.span, "when")] if claim.when.span else []
    text, shift = claim.quote, claim.span.start
    for span, label in sorted(set(spans), key=lambda pair: pair[0].start, reverse=True):
        start, end = span.start - shift, span.end - shift
        if 0 <= start < end <= len(claim.quote):
            text = f"{text[:start]}[{text[start:end]}]{label}{text[end:]}"
    return " ".join(text.split())


def mention_lines(document: Document, found: Resolution) -> Iterator[str]:
    """A place name: what it was taken for, the evidence, and the candidates that lost."""
    span = found.mention.span
    meant = found.place.name if found.place else "no place"
    yield f"name {found.mention.surface!r} · {document.source.report_id}:{span.start} · {found.status} · {meant}"
    yield f"  {found.precision}, confidence {found.confidence:.2f}, {found.mention.relation}"
    for reason in (*found.mention.evidence, *found.reasons):
        yield f"  {reason.weight:+.2f}  {reason.feature}: {reason.detail}"
    for candidate in found.ranked[1:6]:
        why = "; ".join(f"{reason.feature} {reason.weight:+.2f}" for reason in candidate.reasons)
        yield f"  lost  {candidate.score:.2f} {candidate.place.name} ({candidate.place.id}) {why}"
