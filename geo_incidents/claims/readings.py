"""A sentence as it was read: what was found in it, what was claimed of it, and what was kept out, with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from geo_incidents.claims.counts import Quantity, find_quantities
from geo_incidents.claims.scenes import Scene
from geo_incidents.claims.timing import dateline_end, told
from geo_incidents.claims.vetoes import DATELINE, TELLING, Veto
from geo_incidents.model import Claim, Polarity, When
from geo_incidents.text import Analysed


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, what was found in it, the claims made of it, and what was kept out of them."""

    scene: Scene
    dates: tuple[When, ...]
    claims: tuple[Claim, ...]
    published: date | None

    def quantities(self, analysed: Analysed) -> tuple[Quantity, ...]:
        """Figures that count no victims: ages, distances, hours, shells."""
        return find_quantities(analysed, self.scene.span, self.scene.lang)

    def vetoes(self) -> tuple[Veto, ...]:
        """Places, dates and words of events that were left out, in order."""
        return tuple(sorted([*self.scene.vetoes, *self._days(), *self._unreal()]))

    def _days(self) -> Iterator[Veto]:
        line = dateline_end(self.scene)
        for when in self.dates:
            if when.span and when.span.start < line:
                yield Veto(when.span, DATELINE)
            elif when.span and told(when, self.scene, self.published):
                yield Veto(when.span, TELLING)

    def _unreal(self) -> Iterator[Veto]:
        for trigger in self.scene.triggers:
            if trigger.polarity is not Polarity.ASSERTED and trigger.polarity is not Polarity.DENIED:
                yield Veto(trigger.span, f"{trigger.polarity}: not said to have happened")
