"""Words that point back: a list that goes on about a toll, a sentence that means the place named before."""

from __future__ import annotations

from geo_incidents.claims.scenes import Scene
from geo_incidents.claims.triggers import clause_words
from geo_incidents.grammar import hits

OPENING = 80  # code points of a sentence in which it says what it goes on about


def links_back(found: Scene) -> bool:
    """Whether the sentence lists places of the statement before it: "some of these took place in …"."""
    limit = found.span.start + OPENING
    opening = hits(clause_words(found.lang, "back"), found.words, 0, found.words.since(limit))
    return bool(found.groups) and any(True for _ in opening)


def anaphora(found: Scene) -> bool:
    """Whether the sentence points back to a place, or to the event that was told of one."""
    return any(True for _ in hits(clause_words(found.lang, "there"), found.words))


def same_settlement(found: Scene) -> bool:
    """Whether the sentence says "the village", "the town", and so means one that was named."""
    return any(True for _ in hits(clause_words(found.lang, "same"), found.words))
