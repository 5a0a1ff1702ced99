"""Sentences of the labelled reports, each as a report of its own: captions, headlines and posts say no more than one.

What the rest of a report says is a strong witness, and a model that learned from whole reports alone would be lost
without it. A piece stays in the fold of its report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from geo_incidents.model import Block, BlockKind, Document, Span
from training.labels import Label, Text

SENTENCE = re.compile(r"[^\n]+?(?:[.!?؟]+(?=[\s\"'”’»)\]]|$)|(?=\n)|$)")
SHORTEST = 25  # code points
PIECE = "#"  # between the name of a report and the offset of a piece of it


def pieces(text: Text) -> Iterator[Text]:
    """The sentences of a report that name a place, or something that looks like one."""
    for match in SENTENCE.finditer(text.document.text):
        span = Span(match.start() + len(match.group()) - len(match.group().lstrip()), match.end())
        if span.end - span.start < SHORTEST:
            continue
        labels = tuple(_moved(label, span) for label in text.labels if span.contains(label.span))
        traps = tuple(_shifted(trap, span) for trap in text.traps if span.contains(trap))
        if labels or traps:
            name = f"{text.name}{PIECE}{span.start}"
            roads = tuple(_shifted(road, span) for road in text.roads if span.contains(road))
            document = _document(text, span)
            yield replace(text, name=name, document=document, labels=labels, traps=traps, roads=roads)


def report_of(name: str) -> str:
    """The name of the report that a piece was taken from, or the report's own."""
    return name.partition(PIECE)[0]


def _document(text: Text, span: Span) -> Document:
    content = span.of(text.document.text)
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(content))),)
    return replace(text.document, id=f"{text.document.id}-{span.start}", text=content, blocks=blocks)


def _moved(label: Label, span: Span) -> Label:
    return replace(label, span=_shifted(label.span, span))


def _shifted(one: Span, span: Span) -> Span:
    return Span(one.start - span.start, one.end - span.start)
