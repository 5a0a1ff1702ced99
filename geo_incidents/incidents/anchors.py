"""The words a decision rests on: `report@start-end#hash`, in code points of the report's text, SHA-256 of the words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from geo_incidents.model import Claim

ANCHOR = re.compile(r"(?P<report>.+)@(?P<start>\d+)-(?P<end>\d+)#(?P<hash>[0-9a-f]{8,64})")
LENGTH = 16  # hexadecimal digits that are written


def anchor(claim: Claim) -> str:
    """The anchor of a claim's quote."""
    return f"{claim.document}@{claim.span.start}-{claim.span.end}#{_hash(claim.quote)[:LENGTH]}"


def holds(written: str, claims: Iterable[Claim]) -> bool:
    """Whether a quote among the claims still has the anchor's words at their position; True for an empty anchor."""
    found = ANCHOR.fullmatch(written)
    if found is None:
        return not written
    start, end = int(found["start"]), int(found["end"])
    return any(
        _has(claim, start, end, found["hash"])
        for claim in claims
        if claim.document == found["report"] and claim.span.start <= start and end <= claim.span.end
    )


def _has(claim: Claim, start: int, end: int, digest: str) -> bool:
    at = claim.span.start
    return claim.offsets_withheld or _hash(claim.quote[start - at : end - at]).startswith(digest)


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
