"""Incidents and area statements with the published form of their claims, in an order independent of old ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from geo_incidents.model import AreaStatement, Claim, Conflict, Incident, Place, Toll, Unplaced, When
from geo_incidents.safety import refuge
from geo_incidents.safety.events import Events
from geo_incidents.safety.labels import Labels
from geo_incidents.safety.quotes import Quotes
from geo_incidents.safety.refuge import Refuges
from geo_incidents.safety.sources import Sources
from geo_incidents.safety.variants import Shown, variant
from geo_incidents.safety.words import Words
from geo_incidents.stored import Room, chosen

S = TypeVar("S", Incident, AreaStatement)
PARTS = " / "  # between the words of several claims for one day


@dataclass(slots=True)
class Sorted:
    """Where each incident and statement goes."""

    incidents: tuple[Incident, ...]
    statements: tuple[AreaStatement, ...]
    held: tuple[Unplaced, ...]


@dataclass(frozen=True, slots=True)
class Subjects:
    """Produces the published form of incidents and statements."""

    claims: Shown
    quotes: Quotes
    sources: Sources
    labels: Labels
    refuges: Refuges
    room: Room

    def sorted_out(self, incidents: Sequence[Incident], statements: Sequence[AreaStatement]) -> Sorted:
        """Visible incidents, statements including coarsened incidents, and claims of those held back."""
        shown, of_areas, held = (self.room.new() for _ in range(3))
        of_areas.extend(map(self._statement, statements))
        events = Events()
        for incident in incidents:
            hidden = incident.id in self.refuges.incidents
            told = None if hidden else self._shown(incident, incident.claims)
            as_it_was = told and self.claims.as_they_were(incident.claims)
            events.saw(incident, incident if as_it_was else told)
            if told is None:
                self._hide(incident, of_areas, held)
            else:
                shown.append(told)
        in_order = self.room.sorted(of_areas, key=lambda one: (one.when.start or date.max, one.id))
        return Sorted(self.room.kept(events.anew(shown, self.room)), in_order, self.room.kept(held))

    def _hide(self, incident: Incident, of_areas: Any, held: Any) -> None:
        """File an incident whose place is hidden."""
        told = chosen(incident.claims, lambda claim: variant(claim) in self.refuges.told)
        hidden = chosen(incident.claims, lambda claim: variant(claim) not in self.refuges.told)
        area = self.refuges.covering(incident.place)
        held.extend(Unplaced(refuge.TOLD, self.claims.of(claim)) for claim in told)
        if hidden and area is not None:
            of_areas.append(self._coarsened(incident, area, hidden))
        else:
            held.extend(Unplaced(refuge.HELD, self.claims.of(claim)) for claim in hidden)

    def _coarsened(self, incident: Incident, area: Place, claims: Sequence[Claim]) -> AreaStatement:
        shown = self._shown(incident, claims)
        statement = refuge.coarsened(shown, area)
        self.labels.add("a", incident.id, area.id, *(claim.id for claim in shown.claims))
        return replace(statement, id=self.labels.of(incident.id))

    def _statement(self, statement: AreaStatement) -> AreaStatement:
        """The statement; its id contains a hash of one of its claims and changes with it."""
        shown = self._shown(statement, statement.claims)
        if self.claims.as_they_were(statement.claims):
            return shown
        self.labels.add("a", statement.id, *(claim.id for claim in shown.claims))
        return replace(shown, id=self.labels.of(statement.id))

    def _shown(self, subject: S, claims: Sequence[Claim]) -> S:
        if len(claims) == len(subject.claims) and self.claims.as_they_were(claims):
            return replace(subject, claims=self.claims.same(claims))
        shown = self.claims.in_order(claims)
        words = self.quotes.words_of(claims)
        return replace(
            subject,
            claims=shown,
            when=_when(subject.when, words),
            origins=tuple(sorted({self._origin(origin) for origin in subject.origins})),
            tolls=tuple(self._toll(toll, shown) for toll in subject.tolls if _stands(toll, claims, shown)),
            conflicts=tuple(self._conflict(conflict, shown, words) for conflict in subject.conflicts),
        )

    def _origin(self, key: str) -> str:
        return self.quotes.people.keys.get(key) or self.sources.origin(key)

    def _toll(self, toll: Toll, shown: Sequence[Claim]) -> Toll:
        """The toll with its claims ordered by figure."""
        figures = {claim.id: _figure(claim, toll) for claim in shown}
        kept = [name for name in map(self.labels.of, toll.claims) if name in figures]
        rule = self.labels.in_text(toll.best_rule, figures.__contains__)  # "most specific claim: c-…"
        return replace(toll, best_rule=rule, claims=tuple(sorted(kept, key=lambda name: (figures[name], name))))

    def _conflict(self, conflict: Conflict, shown: Sequence[Claim], words: Words) -> Conflict:
        there = {claim.id for claim in shown}
        kept = sorted(name for name in map(self.labels.of, conflict.claims) if name in there)
        return replace(conflict, claims=tuple(kept), detail=words.scrubbed(conflict.detail))


def _stands(toll: Toll, before: Sequence[Claim], shown: Sequence[Claim]) -> bool:
    """Whether no figure of the toll was read from a hidden name."""
    kinds = toll.outcome, toll.category
    counted = [sum((n.outcome, n.category) == kinds for c in some for n in c.counts) for some in (before, shown)]
    return counted[0] == counted[1]


def _figure(claim: Claim, toll: Toll) -> int:
    """The claim's figure of the toll's kind."""
    return min((n.min for n in claim.counts if (n.outcome, n.category) == (toll.outcome, toll.category)), default=0)


def _when(when: When, words: Words) -> When:
    """The window, with its words in an order that does not depend on old ids."""
    text, basis = (PARTS.join(sorted(told.split(PARTS))) for told in (words.scrubbed(when.text), when.basis))
    return replace(when, text=text, basis=basis, span=None)
