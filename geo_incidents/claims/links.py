"""Words that point back: a list that goes on about a toll, a sentence that means the place named before."""

from __future__ import annotations

import re

from geo_incidents.claims.scenes import Scene

# A list behind a figure: "Some of these massacres took place in …", "Among them …", ومنها.
BACK = re.compile(
    r"(?:some of (?:these|those|the)|these|those|among (?:them|these)|they (?:included|took place)"
    r"|the sources said some of|ومن بين|ومنها|من بينها|منها|بعض هذه|توزع)",
    re.IGNORECASE,
)
# The place named before: "there", "in the village", "the same town", القرية.
PLACE = re.compile(
    r"\b(?:there|the (?:same )?(?:village|town|city|area|neighbou?rhood|quarter)|in the area|residents?|locals)\b"
    r"|\b(?:he|she) (?:said|called|added)\b"
    r"|(?:هناك|القرية|البلدة|المدينة|الحي|المنطقة نفسها|سكانها|أهلها)|\b(?:köyde|köylüler|orada|sur place)\b",
    re.IGNORECASE,
)
OPENING = 80  # code points of a sentence in which it says what it goes on about


def links_back(text: str, found: Scene) -> bool:
    """Whether the sentence lists places of the statement before it."""
    return bool(found.groups and BACK.search(text, found.span.start, min(found.span.end, found.span.start + OPENING)))


def anaphora(text: str, found: Scene) -> bool:
    """Whether the sentence points back to a place."""
    return bool(PLACE.search(text, found.span.start, found.span.end))
