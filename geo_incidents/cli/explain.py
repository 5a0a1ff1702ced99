"""`geo-incidents explain`: why a sentence, a claim or a place name was read as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli import options, work
from geo_incidents.cli.say import say

if TYPE_CHECKING:
    from geo_incidents.claims import Reading
    from geo_incidents.claims.figures.counts import Quantity
    from geo_incidents.claims.readings import Choice
    from geo_incidents.gazetteer import Gazetteer
    from geo_incidents.model import Claim, Document, Mention, Reason, Resolution, Span
    from geo_incidents.text import Analysed


MOST_ANSWERS = 4  # options printed of each choice


@click.command("explain")
@options.reports
@click.option("--at", metavar="FILE:OFFSET", help="Explain only what is at this offset (in code points) of a report.")
@click.option("--claim", "claim_id", metavar="ID", help="Explain only this claim.")
def explain(
    reports: tuple[Path, ...], published: str | None, gazetteer_file: Path | None, at: str | None, claim_id: str | None
) -> int:
    """Show each sentence with what was found in it, the rules that decided, and the alternatives that were rejected."""
    from geo_incidents.model import Failure
    from geo_incidents.runs.tasks import attempt

    spot = parse_offset(at) if at else None
    gazetteer = work.load(gazetteer_file)
    reading = work.read(reports, published)
    failures = list(reading.failures)
    printed = 0
    for document in reading.documents:
        if spot and spot[0] != document.source.report_id:
            continue
        parts = attempt(lambda one: explanation_parts(one, gazetteer, spot, claim_id), document)
        if isinstance(parts, Failure):
            failures.append(parts)
            continue
        for part in filter(None, parts):
            say(part + "\n")
            printed += 1
    if not printed:
        say("nothing was found there", err=True)
    return work.finish(failures) or int(not printed)


def explanation_parts(
    document: Document, gazetteer: Gazetteer, spot: tuple[str, int] | None, claim_id: str | None
) -> list[str]:
    """The explanation of a report, or of one offset or claim in it, in parts; a part may be empty."""
    from geo_incidents.claims import read_sentences
    from geo_incidents.mentions import find_mentions, find_unlikely
    from geo_incidents.model import Status
    from geo_incidents.places import judge, with_stated_place
    from geo_incidents.text import analyse

    analysed = analyse(document)
    judged = judge(analysed, find_mentions(analysed, gazetteer), gazetteer)
    found = tuple(one for one in judged if one.status is not Status.NOT_A_PLACE)
    sentences = (
        replace(one, claims=with_stated_place(one.claims, document.source, gazetteer))
        for one in read_sentences(analysed, found)
    )
    parts = [
        sentence_text(analysed, sentence, claim_id)
        for sentence in sentences
        if is_requested(sentence.scene.span, spot) and (claim_id is None or has_claim(sentence, claim_id))
    ]
    parts += [
        "\n".join(mention_lines(document, resolution))
        for resolution in (judged if claim_id is None else ())
        if is_requested(resolution.mention.span, spot)
    ]
    parts += [
        "\n".join(vetoed_lines(mention))
        for mention in (find_unlikely(analysed, gazetteer) if claim_id is None else ())
        if is_requested(mention.span, spot)
    ]
    return parts


def parse_offset(at: str) -> tuple[str, int]:
    """The report and the offset of FILE:OFFSET. Raises `UsageError` for anything else."""
    from geo_incidents.errors import UsageError

    name, _, offset = at.rpartition(":")
    if not name or not offset.isdecimal():
        message = f"--at {at!r} is not FILE:OFFSET; write a report's file and a code point, as in report.txt:120"
        raise UsageError(message)
    return Path(name).stem, int(offset)


def is_requested(span: Span, spot: tuple[str, int] | None) -> bool:
    """Whether the span contains the offset asked for; True if none was given."""
    return spot is None or span.start <= spot[1] < span.end


def has_claim(sentence: Reading, claim_id: str) -> bool:
    """Whether the claim was read from this sentence."""
    return any(claim.id == claim_id for claim in sentence.claims)


def sentence_text(analysed: Analysed, sentence: Reading, claim_id: str | None) -> str:
    """A sentence and its claims, or only the requested one; "" if nothing was found in the sentence."""
    labels, text = found_in(sentence, analysed), analysed.text
    if not labels:
        return ""
    span = sentence.scene.span
    lines = [f"sentence {analysed.document.source.report_id}:{span.start}-{span.end}"]
    lines.append("  " + labelled(span.of(text), span.start, labels))
    lines += [line for figure in sentence.fates(analysed) for line in figure_lines("figure", figure)]
    lines += [line for figure in sentence.quantities(analysed) for line in figure_lines("kept out", figure)]
    lines += [line for choice in sentence.choices() for line in choice_lines(choice, text)]
    for veto in sentence.vetoes():
        lines.append(f"  vetoed    {veto.span.of(text)!r}: {veto.why}")
    claims = [claim for claim in sentence.claims if claim_id in (None, claim.id)]
    return "\n".join([*lines, *("\n".join(claim_lines(claim)) for claim in claims)])


def figure_lines(label: str, figure: Quantity) -> Iterator[str]:
    """A figure, what it counts, and why."""
    yield f"  {label:10}{figure.kind} {figure.min} from {figure.text!r}: {figure.why}"
    if figure.reasons:
        yield "              " + format_reasons(figure.reasons)


def choice_lines(choice: Choice, text: str) -> Iterator[str]:
    """The candidates for a choice, such as the place of a figure, best first, each with its weighted reasons."""
    for rank, (span, pair) in enumerate(choice.answers[:MOST_ANSWERS]):
        asked = f"{choice.question:10}{choice.words.of(text)!r}" if not rank else f"{'':10}else"
        yield f"  {asked} → {' '.join(span.of(text).split())!r} {pair.score:+.1f}: {format_reasons(pair.reasons)}"


def format_reasons(reasons: Sequence[Reason]) -> str:
    """Reasons with their weights, on one line."""
    return ", ".join(f"{reason.feature} {reason.weight:+g}" for reason in reasons)


def found_in(sentence: Reading, analysed: Analysed) -> list[tuple[Span, str]]:
    """The spans found in a sentence, each with its label."""
    scene = sentence.scene
    places = [place for group in (*scene.groups, *scene.goals) for place in group.places]
    labels = [(trigger.span, str(trigger.kind)) for trigger in scene.triggers]
    labels += [(place.mention.span, "place" if place.is_mark else "area") for place in places]
    labels += [(count.span, str(count.outcome)) for count in scene.counts]
    labels += [(when.span, "when") for when in sentence.dates if when.span]
    labels += [(hit.span, "who") for hit in scene.speakers] + [(hit.span, "says") for hit in scene.verbs]
    labels += [(figure.span, figure.kind) for figure in sentence.quantities(analysed)]
    labels += [(veto.span, "vetoed") for veto in sentence.vetoes()]
    return list(dict.fromkeys(labels))


def labelled(text: str, shift: int, labels: Sequence[tuple[Span, str]]) -> str:
    """The text with every span in brackets, followed by its label; the text begins at offset `shift` of its report."""
    opening: defaultdict[int, list[str]] = defaultdict(list)
    closing: defaultdict[int, list[str]] = defaultdict(list)
    for span, label in sorted(labels):
        start, end = span.start - shift, span.end - shift
        if 0 <= start < end <= len(text):
            opening[start].append("[")
            closing[end].insert(0, f"]{label}")
    marks = ((closing[i], opening[i], text[i : i + 1]) for i in range(len(text) + 1))
    return " ".join("".join("".join((*ends, *starts, character)) for ends, starts, character in marks).split())


def claim_lines(claim: Claim) -> Iterator[str]:
    """A claim: its quote with labelled spans, then each part with the rule that produced it."""
    yield f"claim {claim.id} · {claim.document} {claim.span.start}-{claim.span.end} · {claim.kind} · {claim.polarity}"
    yield "  " + labelled(claim.quote, claim.span.start, claim_labels(claim))
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
    yield f"  sure    {claim.confidence:.2f}"
    for reason in claim.reasons[:5]:
        yield f"  {reason.weight:+.2f}  {reason.feature}"


def claim_labels(claim: Claim) -> list[tuple[Span, str]]:
    """The spans that a claim rests on: places, figures, date and trigger."""
    spans = [(place.mention.span, "place") for place in claim.places if not place.mention.offsets_withheld]
    spans += [(count.span, "count") for count in claim.counts] + [(claim.trigger, "what")]
    return list(dict.fromkeys([*spans, *([(claim.when.span, "when")] if claim.when.span else [])]))


def vetoed_lines(mention: Mention) -> Iterator[str]:
    """A rejected place name and the evidence against it."""
    yield f"name {mention.surface!r} · {mention.document}:{mention.span.start} · not_a_place"
    for reason in mention.evidence:
        yield f"  {reason.weight:+.2f}  {reason.feature}: {reason.detail}"


def mention_lines(document: Document, found: Resolution) -> Iterator[str]:
    """A place name: its meaning, the evidence, and the candidates that lost."""
    span = found.mention.span
    meant = found.place.name if found.place else "no place"
    yield f"name {found.mention.surface!r} · {document.source.report_id}:{span.start} · {found.status} · {meant}"
    yield f"  {found.precision}, confidence {found.confidence:.2f}, {found.mention.relation}"
    for reason in (*found.mention.evidence, *found.reasons):
        yield f"  {reason.weight:+.2f}  {reason.feature}: {reason.detail}"
    for candidate in found.ranked[1:6]:
        why = "; ".join(f"{reason.feature} {reason.weight:+.2f}" for reason in candidate.reasons)
        yield f"  lost  {candidate.score:.2f} {candidate.place.name} ({candidate.place.id}) {why}"
