"""Every claim a result holds, however often: two reports with the same text share ids, and a reviewer moves claims."""

from __future__ import annotations

from geo_incidents.model import AreaStatement, Claim, Incident, Result, Review

Variant = tuple[str, str, tuple[str, ...], tuple[Review, ...]]


def variant(claim: Claim) -> Variant:
    """What tells a claim from all others: its report, id, places, and what reviewers made of it."""
    places = tuple(found.place.id if found.place else "" for found in claim.places)
    return claim.document, claim.id, places, claim.reviews


def every_claim(result: Result) -> list[Claim]:
    """Claims of the result in text order, then those that only an incident, a statement or the tray holds."""
    subjects: tuple[Incident | AreaStatement, ...] = (*result.incidents, *result.area_statements)
    of_subjects = (claim for subject in subjects for claim in subject.claims)
    of_tray = (item.claim for item in result.unplaced if item.claim)
    found: dict[Variant, Claim] = {}
    for claim in (*result.claims, *of_subjects, *of_tray):
        found.setdefault(variant(claim), claim)
    return list(found.values())
