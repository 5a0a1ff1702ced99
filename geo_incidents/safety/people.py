"""Private people of a result: who they are, where their names stand, and what is said in their place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from geo_incidents.model import Claim, Span, Speaker, SpeakerKind
from geo_incidents.safety.words import NOTHING, Words

SHORTEST_PART = 4  # letters of a name that stands alone: shorter ones are too often another word


@dataclass(frozen=True, slots=True)
class People:
    """Names that must not leave, by report, and the key that stands for each private speaker."""

    keys: Mapping[str, str]  # key of a speaker → key without a name in it
    words: Mapping[str, Words]  # by report: its people, whole and by each part of their names
    everywhere: Words  # whole names of several words, which are hidden in every report

    def words_for(self, document: str) -> Words:
        """Names that nothing said of the report may show."""
        return self.words.get(document, NOTHING) | self.everywhere

    def spans(self, claim: Claim) -> tuple[Span, ...]:
        """Where private speakers stand in the claim's quote."""
        named = (speaker.span for speaker in claim.speakers if speaker.key in self.keys and speaker.name)
        return tuple(span for span in named if span and claim.span.contains(span))

    def speaker(self, speaker: Speaker, words: Words) -> Speaker:
        """The speaker, without a name where he is private."""
        if speaker.key in self.keys:
            return replace(speaker, name="", key=self.keys[speaker.key], span=None, private=True)
        if speaker.kind is SpeakerKind.PUBLISHER:
            return speaker  # he is named as the source is, see `sources`
        if words.spans(speaker.name) or words.told_by(speaker.key):
            return replace(speaker, name=words.scrubbed(speaker.name), key=f"private:{speaker.kind}", span=None)
        return speaker


NOBODY = People({}, {}, NOTHING)


def find_people(claims: Iterable[Claim]) -> People:
    """Everybody whom a claim marks as a private speaker."""
    private = [(claim.document, s) for claim in claims for s in claim.speakers if s.private]
    keys = sorted({speaker.key for _, speaker in private})
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for document, speaker in private:
        names[document].update(dict.fromkeys((speaker.name, *_parts(speaker.name))))
    whole = {name for found in names.values() for name in found if len(name.split()) > 1}
    numbers = {key: n for n, key in enumerate(dict.fromkeys(s.key for _, s in private), 1)}
    return People(
        {key: f"private:{numbers[key]}" for key in keys},
        {document: Words.of(found) for document, found in names.items()},
        Words.of(whole),
    )


def _parts(name: str) -> Iterable[str]:
    return (part for part in name.split() if len(part) >= SHORTEST_PART and part[0].isalpha())
