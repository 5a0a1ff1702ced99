"""A sentence with everything found in it: triggers, places in groups, figures, dates, and where its clauses end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from geo_incidents.claims.figures.counts import find_counts
from geo_incidents.claims.sentences.frames import UNFRAMED, Framed, framed
from geo_incidents.claims.sentences.groups import GOAL, HOME, Group, Veto, filled, grouped, home_of_victims, is_goal
from geo_incidents.claims.triggers import (
    Trigger,
    clause_words,
    cues,
    find_triggers,
    line,
    polarities,
    repeats,
    speakers,
    subset_words,
    widening,
)
from geo_incidents.grammar import Hit, Line, hits
from geo_incidents.model import (
    BlockKind,
    Count,
    EventKind,
    Outcome,
    Polarity,
    Relation,
    Resolution,
    Span,
    SpeakerKind,
)
from geo_incidents.scoring.attach import WORD, Between, Stretch, apart
from geo_incidents.text import Analysed, Sentence
from geo_incidents.text.tokens import Token

REGIONAL = "regional"  # words of a whole region
FEARED = "feared"  # words of which nothing is said to have happened
AFTER = frozenset({Polarity.CEASED, Polarity.HISTORICAL})  # these may also follow: "the killings stopped"
COMMAS = (",", "،")
LISTED = 5  # tokens from a comma to the place that a list goes on with
OPENING = 6  # tokens in front of the place a sentence begins with


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence and what was found in it."""

    span: Span
    block: BlockKind
    lang: str
    words: Line
    stops: tuple[int, ...]  # code points at which clauses end
    triggers: tuple[Trigger, ...]
    groups: tuple[Group, ...]
    counts: tuple[Count, ...]
    named: tuple[Resolution, ...] = ()  # every place named in the sentence, whatever it is there for
    origins: tuple[Group, ...] = ()  # where the people spoken of come from
    wide: tuple[Span, ...] = ()  # words by which a figure is a total, or of a whole region
    goals: tuple[Group, ...] = ()  # where somebody is brought
    speakers: tuple[Hit, ...] = ()
    verbs: tuple[Hit, ...] = ()  # words of speaking
    vetoes: tuple[Veto, ...] = ()  # names of places that are no event's
    between: Between = field(default_factory=lambda: Between(()))  # what counts between two stretches of the words
    parts: tuple[int, ...] = ()  # code points of the words that open the parts of a figure: "including"
    regional: tuple[Span, ...] = ()  # those of `wide` by which it is of a whole region
    framed: Framed = UNFRAMED  # what the classes of its words say

    @property
    def opening(self) -> Group | None:
        """The place the sentence begins with, which holds for all of it: "In the town of X, …"."""
        first = self.groups[0] if self.groups and self.groups[0].is_mark else None
        before = [word for word in self.words if first and word.end <= first.span.start]
        return first if first and before and filled(before, self.lang, "list", most=OPENING) else None

    def stretch(self, span: Span) -> Stretch:
        """The words that a span of the text lies in."""
        return Stretch(self.words.before(span.start), self.words.since(span.end))

    def apart(self, one: Span, other: Span) -> int:
        """The number of words between two spans of the text; 0 if they touch or overlap."""
        return apart(self.stretch(one), self.stretch(other))

    def clause(self, span: Span) -> Span:
        """The clause that holds a span."""
        start = max((stop for stop in self.stops if stop <= span.start), default=self.span.start)
        return Span(start, min((stop for stop in self.stops if stop >= span.end), default=self.span.end))


def scene(
    analysed: Analysed,
    sentence: Sentence,
    resolutions: Sequence[Resolution],
    header: Scene | None,
    told: EventKind | None,
) -> Scene:
    """Everything in the sentence; `header` is what a list item goes on about, `told` the kind of event told last."""
    text, span, lang = analysed.text, sentence.span, sentence.lang
    block = analysed.blocks[sentence.block].kind
    words = line(analysed, span, lang)
    who = tuple(hits(speakers(lang), words))
    named = _named(span, resolutions, who)
    stops = tuple(sorted({*clause_ends(text, words, lang), *opening_ends(words, named)}))
    triggers = _triggers(words, told)
    counts = find_counts(analysed, span, lang, listed_outcome(header) if block is BlockKind.LIST_ITEM else None)
    between = Between(marks(words, stops, triggers))
    groups, goals, vetoes = _placed(text, words, named, counts, stops)
    wide = list(hits(widening(lang), words))
    return Scene(
        span,
        block,
        lang,
        words,
        stops,
        tuple(with_polarity(triggers, words, between)),
        groups,
        counts,
        named,
        origins=tuple(Group.of(one) for one in named if one.mention.relation is Relation.ORIGIN and one.is_mark),
        wide=tuple(hit.span for hit in wide),
        goals=goals,
        speakers=who,
        verbs=tuple(hits(cues(lang, "verbs"), words)),
        vetoes=vetoes,
        between=between,
        parts=tuple(hit.span.start for hit in hits(subset_words(lang), words)),
        regional=tuple(hit.span for hit in wide if hit.value == REGIONAL),
        framed=framed(words, stops, [found.mention.span for found in named]),
    )


def _named(span: Span, resolutions: Sequence[Resolution], who: Sequence[Hit]) -> tuple[Resolution, ...]:
    """The places that a sentence names, those in the name of a paper aside."""
    media = [hit.span for hit in who if hit.value.kind is SpeakerKind.MEDIA]
    inside = (found for found in resolutions if span.contains(found.mention.span))
    return tuple(found for found in inside if not any(found.mention.span.overlaps(name) for name in media))


def _triggers(words: Line, told: EventKind | None) -> list[Trigger]:
    """The words of events, "here too" among them where an event was told before."""
    again = [Trigger(told, "strong", hit.span, hit.first) for hit in hits(repeats(words.lang), words)] if told else []
    return sorted([*find_triggers(words, words.lang), *again], key=lambda trigger: trigger.span)


def _placed(
    text: str, words: Line, named: Sequence[Resolution], counts: Sequence[Count], stops: Sequence[int]
) -> tuple[tuple[Group, ...], tuple[Group, ...], tuple[Veto, ...]]:
    """The places that may be an event's, those where somebody is only brought, and the names that are neither."""
    victims = [count.span for count in counts]
    groups, vetoes = grouped(text, words, named, victims)
    away = [group for group in groups if home_of_victims(words, words.lang, group, victims)]
    if len(away) < len(groups):
        groups = [group for group in groups if group not in away]
        vetoes += [Veto(group.span, HOME) for group in away]
    goals = brought_to(groups, words, words.lang, stops)
    vetoes += [Veto(group.span, GOAL) for group in goals]
    return tuple(group for group in groups if group not in goals), tuple(goals), tuple(vetoes)


def marks(words: Line, stops: Sequence[int], triggers: Sequence[Trigger]) -> list[tuple[str, ...]]:
    """What each word counts for where it stands between two others."""
    found: list[tuple[str, ...]] = [(WORD,)] * len(words)
    joints = (hit.first for hit in hits(clause_words(words.lang, "join"), words))
    rivals = (trigger.first for trigger in triggers if trigger.strength != "outcome")
    for mark, places in (("clause_end", map(words.before, stops)), ("joint", joints), ("rival", rivals)):
        for place in places:
            found[place] = (*found[place], mark)
    return found


def with_polarity(triggers: Sequence[Trigger], words: Line, between: Between) -> Iterator[Trigger]:
    """The triggers, each with whether what it says is asserted."""
    signs = polarity_words(words, words.lang)
    for trigger in triggers:
        stance = polarity(trigger, signs, between)
        feared = trigger.strength == FEARED and stance is Polarity.ASSERTED
        yield trigger._replace(polarity=Polarity.HYPOTHETICAL if feared else stance)


def polarity_words(words: Sequence[Token], lang: str) -> list[Hit]:
    """Words that take an assertion away, or only seem to, the last first."""
    return list(hits(polarities(lang), words))[::-1]


def polarity(trigger: Trigger, signs: Sequence[Hit], between: Between) -> Polarity:
    """Polarity of a trigger among such words: near it, in its clause, before it or, for some, behind it."""
    word = Stretch(trigger.first, trigger.first + 1)
    for hit in signs:
        if hit.value is Polarity.ASSERTED:  # "not only", "لا تزال": no negation, though they hold its word
            continue
        sign = Stretch(hit.first, hit.last)
        sided = sign.last <= word.first or (hit.value in AFTER and sign.first >= word.last)
        if sided and between.pair("stance", word, sign, {f"reach:{hit.value}": 1.0}).fits:
            return Polarity(hit.value)
    return Polarity.ASSERTED


def opening_ends(words: Line, places: Sequence[Resolution]) -> Iterator[int]:
    """Where a clause that opens the sentence ends: at its first comma that does not go on with a place."""
    if not words or words.at("clause.first", 0) is None:
        return
    starts = [place.mention.span.start for place in places]
    for i, word in enumerate(words):
        if word.form in COMMAS:
            end = words[i : i + LISTED][-1].end
            if not any(word.end <= start < end for start in starts):
                yield word.start
                return


def brought_to(groups: Sequence[Group], words: Line, lang: str, stops: Sequence[int]) -> list[Group]:
    """Places where somebody is brought, with the area that says where such a place lies."""
    goals: list[Group] = []
    for group in groups:
        start = goals[-1].span.end if goals else group.span.end
        within = start < group.span.start and not any(start <= stop < group.span.start for stop in stops)
        if (within and not group.is_mark) or is_goal(words, lang, group, stops):
            goals.append(group)
    return goals


def clause_ends(text: str, words: Sequence[Token], lang: str) -> Iterator[int]:
    """Code points at which clauses end; a sign ends one only before white space: not in 8:00, nor in al–Ghab."""
    for hit in hits(clause_words(lang, "stop"), words):
        if hit.span.of(text)[-1].isalpha() or text[hit.span.end : hit.span.end + 1].isspace():
            yield hit.span.start


def listed_outcome(header: Scene | None) -> Outcome | None:
    """What befell the people that a list counts: what the sentence over it reports."""
    if header is None:
        return None
    killing = {EventKind.KILLING, EventKind.MASSACRE, EventKind.EXECUTION}
    return Outcome.KILLED if any(trigger.kind in killing for trigger in header.triggers) else None
