"""Reviewers' decisions in words: "reviewed by R. Saab on 2026-11-27: figure was 31 killed, is 33 killed"."""

from __future__ import annotations

from collections.abc import Iterable

from geo_incidents.model import Claim, Review

DONE = {
    "accept": "accepted",
    "drop": "dropped",
    "same": "joined with another",
    "different": "separated from others",
    "hold": "held back",
    "publish": "released",
    "add_claim": "read by a reviewer, not by the program",
}


def reviewed(claims: Iterable[Claim], place_id: str = "") -> str:
    """The reviews of the claims at a place, each once, in the order of the claims; of all places if none is given."""
    told = (_words(one) for claim in claims for one in claim.reviews if not place_id or one.place in ("", place_id))
    return "; ".join(dict.fromkeys(told))


def _words(review: Review) -> str:
    return f"reviewed by {review.who} on {review.when[:10]}: {_change(review)}"


def _change(review: Review) -> str:
    if review.action in DONE:
        return DONE[review.action]
    field = "place" if review.action == "move" else review.field.replace(":", " ")
    if not review.was and not review.value:
        return f"{field} corrected"
    return f"{field} was {review.was or 'not stated'}, is {review.value or 'not stated'}"
