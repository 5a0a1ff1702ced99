"""What a report puts on the map, and from which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

from geo_incidents.model import Incident, Span
from geo_incidents.safety.gaps import union, within


@dataclass(frozen=True, slots=True)
class Drawn:
    """By report and place: the words that put it on the map, merged by `union`."""

    words: dict[str, dict[str, tuple[Span, ...]]]

    @classmethod
    def of(cls, incidents: Iterable[Incident], aside: Container[str], reports: Container[str]) -> Drawn:
        """What the incidents draw for these reports, except incidents whose ids are in `aside`."""
        found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
        for incident in incidents:
            for claim in incident.claims if incident.id not in aside else ():
                if claim.document not in reports:
                    continue
                found[claim.document][incident.place.id].append(claim.span)
        return cls({report: {place: union(spans) for place, spans in told.items()} for report, told in found.items()})

    def anywhere(self, report: str, place: str) -> bool:
        """Whether the report puts the place on the map."""
        return place in self.words.get(report, {})

    def from_words(self, report: str, place: str, words: Span) -> bool:
        """Whether it does so with some of these words."""
        return bool(within(self.words.get(report, {}).get(place, ()), words))
