"""Applies a profile to a result: the only place that decides what may be published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo_incidents.collector import collector_paused
from geo_incidents.model import Claim, Protection, Result
from geo_incidents.safety.events import with_likely_events
from geo_incidents.safety.held import without_held
from geo_incidents.safety.hiding import find_refuges
from geo_incidents.safety.labels import Labels
from geo_incidents.safety.people import NOBODY, find_people
from geo_incidents.safety.profiles import Profile, profile
from geo_incidents.safety.quotes import Quotes
from geo_incidents.safety.receipt import Receipt
from geo_incidents.safety.rest import Rest
from geo_incidents.safety.sources import published_sources
from geo_incidents.safety.subjects import Subjects
from geo_incidents.safety.variants import Shown, every_claim
from geo_incidents.stored import room_of


@dataclass(frozen=True, slots=True)
class Protected:
    """A result without what its profile omits, and an account of what was removed."""

    result: Result
    receipt: Receipt
    profile: Profile


def protect(result: Result, name: str = "public") -> Protected:
    """The result under a profile, deterministically. Raises `UsageError` for an unknown profile.

    What an earlier profile removed is not restored: a result stays under the stricter of the two.
    """
    wanted = profile(name)
    earlier = profile(result.protection.profile) if result.protection else wanted
    stricter = max(wanted, earlier, key=lambda kept: (kept.leaves_out_names, len(kept.coarsened)))
    result, held = (result, 0) if stricter.shows_held else without_held(result)
    if result.protection and result.protection.profile == stricter.name:
        return _accounted(_with_held(result, held), stricter)
    if not stricter.leaves_out_names and not stricter.coarsened:
        return _accounted(replace(result, protection=Protection(stricter.name)), stricter)
    with collector_paused():
        return _accounted(_with_held(_protected(result, stricter), held), stricter)


def _accounted(result: Result, kept: Profile) -> Protected:
    """A protected result with its receipt."""
    assert result.protection is not None
    return Protected(result, Receipt.of(result.protection, result.identity.run), kept)


def _with_held(result: Result, held: int) -> Result:
    """The result, with what a reviewer holds back added to its account."""
    assert result.protection is not None
    return replace(result, protection=replace(result.protection, held=result.protection.held + held))


def _protected(result: Result, kept: Profile) -> Result:
    room = room_of(result.claims)
    before = every_claim(result, room)
    earlier = result.protection and profile(result.protection.profile)
    people = NOBODY if earlier and earlier.leaves_out_names else find_people(before, result.private, result.resolutions)
    refuges = find_refuges(result, before, kept.coarsened)
    quotes = Quotes(before, people, refuges, result.resolutions)
    sources = published_sources(result.sources, quotes)
    labels = Labels()
    labels.add_claims((claim for claim in before if claim.document in quotes.touched), sources.ids)

    def published(claim: Claim) -> Claim:
        return sources.claim(refuges.of_area(quotes.shown(claim)), labels)

    claims = Shown(result, before, published, sources.order(), room)
    subjects = Subjects(claims, quotes, sources, labels, refuges, room)
    done = subjects.sorted_out(result.incidents, result.area_statements)
    rest = Rest(result, claims, quotes, sources, labels, room)
    shown = replace(
        result,
        sources=sources.sources,
        resolutions=sources.in_order(rest.resolutions(), lambda found: found.mention.document, room),
        claims=claims.claims,
        incidents=done.incidents,
        area_statements=done.statements,
        unplaced=rest.unplaced(done.held),
        series=tuple(rest.series()),
        copies=tuple(tuple(map(sources.id_of, group)) for group in result.copies),
        failures=tuple(rest.failures()),
        decisions=tuple(rest.decisions()),
        covers={} if kept.coarsened else result.covers,
        private=() if kept.coarsened else tuple(rest.shelters()),
    )
    shown = with_likely_events(shown, room)
    taken = _taken(result, shown, kept, quotes, before)
    return replace(shown, protection=taken, identity=rest.identity(shown))


def _taken(result: Result, shown: Result, kept: Profile, quotes: Quotes, claims: Sequence[Claim]) -> Protection:
    """What was removed, including what an earlier profile removed."""
    earlier = result.protection or Protection(kept.name)
    people, contacts = quotes.people.taken(claims)
    coarsened = len(shown.area_statements) - len(result.area_statements)
    return Protection(
        kept.name,
        gaps=earlier.gaps + quotes.gaps,
        reports=max(earlier.reports, len(quotes.touched)),
        people=earlier.people + people,
        contacts=dict(sorted((Counter(earlier.contacts) + contacts).items())),
        coarsened=earlier.coarsened + coarsened,
        held=earlier.held + len(result.incidents) - len(shown.incidents) - coarsened,
    )
