"""A sentence as it was read: what was found in it, what was claimed of it, and what was kept out, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from geo_incidents.claims import speakers
from geo_incidents.claims.days import dateline_end, fit, told
from geo_incidents.claims.figures.counts import Quantity, find_fates, find_quantities
from geo_incidents.claims.sentences import nearest
from geo_incidents.claims.sentences.groups import DATELINE, TELLING, Veto
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.model import Claim, Polarity, Span, When
from geo_incidents.scoring.attach import Pair
from geo_incidents.text import Analysed


class Choice(NamedTuple):
    """What was asked of some words, and how well each answer fits, the best first."""

    question: str  # where, when, who
    words: Span
    answers: tuple[tuple[Span, Pair], ...]


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

    def fates(self, analysed: Analysed) -> tuple[Quantity, ...]:
        """Figures that count victims, with what befell them and why that."""
        return find_fates(analysed, self.scene.span, self.scene.lang)

    def choices(self) -> Iterator[Choice]:
        """How well the places and days of the sentence fit its events and figures, and its speakers what is said."""
        scene = self.scene
        words = [trigger.span for trigger in scene.triggers]
        for span in (*words, *(count.span for count in scene.counts)):
            yield _choice("where", span, [(group.span, nearest.fit(span, group, scene)) for group in scene.groups])
        for span in words:
            yield _choice("when", span, [(when.span, fit(span, when, scene)) for when in self.dates if when.span])
        for verb in scene.verbs:
            yield _choice("who", verb.span, [(hit.span, speakers.fit(hit, verb, scene)) for hit in scene.speakers])

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


def _choice(question: str, words: Span, answers: Sequence[tuple[Span, Pair]]) -> Choice:
    return Choice(question, words, tuple(sorted(answers, key=lambda answer: -answer[1].score)))
