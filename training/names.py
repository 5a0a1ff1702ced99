"""The two decisions on names, learned in the passes that the program runs: is it a name, and is it a place here?

Each report is judged by models that never saw it, nor another report of its events: the second decision learns from
the first one's answers on unseen reports, and both are calibrated on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from geo_incidents.gazetteer import Gazetteer, load
from geo_incidents.mentions import features as name_features
from geo_incidents.mentions.context.of_report import Context
from geo_incidents.mentions.find import context_of, linked
from geo_incidents.mentions.select import ARABIC, LATIN, Named, proposed, score, select
from geo_incidents.model import Span
from geo_incidents.places import features as place_features
from geo_incidents.places.features import TITLES
from geo_incidents.places.focus import Focus
from geo_incidents.places.item import Item
from geo_incidents.places.report import Report
from geo_incidents.places.resolve import SEATS, SHORT, SMALL_SEAT, model_of, ranked
from geo_incidents.scoring.table import Features, Model
from geo_incidents.text import analyse
from training.fit import Fitted, Kin, Recipe, calibrated, table
from training.labels import Label, Text
from training.pieces import PIECE, pieces, report_of
from training.split import folds

NAMES, PLACES = Recipe(prior=0.3, fewest=8), Recipe(prior=0.15, fewest=8)
COUNTRY, FACILITY = "country", "facility"
HALF = 0.5  # of the letters of both that a name must share with a label
CROSSED = "Above this strength, or both at once: see data/crossed.toml."
ARTICLE = 0.3  # what of them an article may make up
SCRIPTS = (LATIN, ARABIC)
SHARED = (*SEATS.values(), SMALL_SEAT)
# Groups whose models learn from each other's examples, those of short texts from those of long ones, too.
FAMILIES = tuple(tuple(group + end for end in ("", f", {SHORT}") for group in family) for family in (SCRIPTS, SHARED))
GROUPS = tuple(group for family in FAMILIES for group in family)
Models = dict[str, Fitted]


@dataclass
class Read:
    """A labelled report as the program reads it, on the way to its examples."""

    text: Text
    context: Context
    spots: list[Named]
    report: Report | None = None
    seen: list[Features] = field(default_factory=list)  # of the report's items
    logits: list[float] = field(default_factory=list)  # by models that never saw the report

    def judged(self) -> Iterator[tuple[str, Item, Features]]:
        """Every likely name with the group whose model decides on it and what was seen of it."""
        report = self.report
        for item, seen in zip(report.items if report else (), self.seen, strict=True):
            yield model_of(report, item), item, seen


@dataclass(frozen=True, slots=True)
class Example:
    """What was seen of a name, what it is, and the report it stands in."""

    report: str
    group: str
    features: Features
    answer: bool


class Families:
    """The examples of a decision, by families of groups; each group has a model of its own that decides."""

    def __init__(
        self, examples: Sequence[Example], families: Sequence[Sequence[str]], recipe: Recipe, fold_of: Mapping[str, int]
    ) -> None:
        self._families = [[one for one in examples if one.group in family] for family in families]
        self._kin = [
            Kin(
                [strengths(one.features) for one in own],
                [one.group for one in own],
                [fold_of[one.report] for one in own],
                recipe,
            )
            for own in self._families
        ]

    def fit(self, without: int | None = None) -> Models:
        """A model for each group, learned from all folds or from all but one."""
        found: Models = {}
        for kin, own in zip(self._kin, self._families, strict=True):
            found.update(kin.fit([one.answer for one in own], without))
        return found


@dataclass
class Learned:
    """Both tables of models, and the reports as those saw them that had not learned from them."""

    names: Models
    places: Models
    reads: list[Read]


def learn(texts: Sequence[Text], gazetteer: Gazetteer | None = None) -> Learned:
    """Fit both decisions."""
    gazetteer = gazetteer or load()
    whole = folds(texts)
    both = [*texts, *(piece for text in texts for piece in pieces(text))]
    fold_of = {text.name: whole[report_of(text.name)] for text in both}
    return learned_from([read(text, gazetteer) for text in both], fold_of)


def learned_from(reads: list[Read], fold_of: Mapping[str, int]) -> Learned:
    """Fit both decisions on reports that were read."""
    names = Families([example for one in reads for example in name_examples(one)], [SCRIPTS], NAMES, fold_of)
    for fold, some in by_fold(reads, fold_of):
        models = plain(names.fit(without=fold))
        for one in some:
            resolve(one, models)
    places = Families([example for one in reads for example in place_examples(one)], FAMILIES, PLACES, fold_of)
    for fold, some in by_fold(reads, fold_of):
        models = plain(places.fit(without=fold))
        for one in some:
            one.logits = [models[group].logit(seen) for group, _, seen in one.judged()]
    learned = places.fit()
    return Learned(names.fit(), {group: _calibrated(learned[group], group, reads) for group in GROUPS}, reads)


def read(text: Text, gazetteer: Gazetteer) -> Read:
    """A labelled report with everything that may be a name in it."""
    context = context_of(analyse(text.document), gazetteer)
    return Read(text, context, proposed(context))


def resolve(one: Read, models: Mapping[str, Model]) -> None:
    """Take the report through to the features of the last decision."""
    score(one.spots, models)
    proposals = linked(one.context, select(one.context, one.spots))
    one.report = ranked(one.context.analysed, proposals, one.context.gazetteer)
    focus = Focus(one.report)
    one.seen = [place_features.features(focus, item) for item in one.report.items]


def by_fold(reads: Sequence[Read], fold_of: Mapping[str, int]) -> Iterator[tuple[int, list[Read]]]:
    """The reports of every fold."""
    for fold in sorted(set(fold_of.values())):
        yield fold, [one for one in reads if fold_of[one.text.name] == fold]


def strengths(features: Features) -> dict[str, float]:
    """Features without what was seen of them."""
    return {name: strength for name, (strength, _) in features.items()}


def plain(models: Models) -> dict[str, Model]:
    """The models without their counts."""
    return {name: one.model for name, one in models.items()}


def name_examples(one: Read) -> Iterator[Example]:
    """Every spot of a whole report on which the labels say whether it is a place's name."""
    if PIECE in one.text.name:
        return
    best = _best_shares(one)
    for spot in one.spots:
        answer = is_name(one.text, spot, best)
        if answer is not None:
            yield Example(one.text.name, spot.script, spot.features, answer)


def _best_shares(one: Read) -> dict[Span, float]:
    """For every label how much the spot that is most like it shares with it."""
    found: dict[Span, float] = {}
    for spot in one.spots:
        label = label_of(one.text, spot.spot.span)
        if label is not None:
            found[label.span] = max(found.get(label.span, 0.0), _shared(label.span, spot.spot.span))
    return found


def place_examples(one: Read) -> Iterator[Example]:
    """Every likely name on which the labels say whether it is a settlement here."""
    for group, item, seen in one.judged():
        answer = is_here(one.text, item.mention.span)
        if answer is not None:
            yield Example(one.text.name, group, seen, answer)


def is_name(text: Text, named: Named, best: Mapping[Span, float]) -> bool | None:
    """Whether a spot is a place's name; None where the labels do not say. Countries are, and have no labels.

    "al-Asal" is none where the label is "Khan al-Asal", and so is a spot: what comes nearest to a label counts.
    """
    span = named.spot.span
    label = label_of(text, span)
    if label is not None:
        return _shared(label.span, span) >= max(HALF, best[label.span] - ARTICLE)
    if any(trap.overlaps(span) for trap in text.traps):
        return False
    if any(road.overlaps(span) for road in text.roads):
        return None
    if COUNTRY in named.spot.namesakes.kinds and named.spot.cost == 0:
        return True
    return False if text.complete else None


def is_here(text: Text, span: Span) -> bool | None:
    """Whether a span names a settlement, quarter or facility here; None where a reader could not say.

    Nor do the labels say whether the town in a facility's name is meant: "the National Hospital in Jableh".
    """
    if any(road.overlaps(span) for road in text.roads):
        return None
    label = label_of(text, span)
    if label is None or not label.here:
        return False
    if label.either:
        return None
    whole = _shared(label.span, span) >= HALF
    return None if label.kind == FACILITY and not whole else label.settled_here and whole


def label_of(text: Text, span: Span) -> Label | None:
    """The label that shares most with a span."""
    near = (one for one in text.labels if one.span.overlaps(span))
    return max(near, key=lambda one: _shared(one.span, span), default=None)


def _shared(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start))


def _calibrated(model: Fitted, group: str, reads: Sequence[Read]) -> Fitted:
    judged = list(judgements(reads, group))
    return calibrated(model, [logit for logit, _ in judged], [answer for _, answer in judged])


def judgements(reads: Sequence[Read], group: str) -> Iterator[tuple[float, bool]]:
    """Log-odds of unseen names of a group, and whether they are places here."""
    for one in reads:
        for (own, item, _), logit in zip(one.judged(), one.logits, strict=True):
            answer = is_here(one.text, item.mention.span)
            if answer is not None and own == group:
                yield logit, answer


def tables(learned: Learned) -> dict[str, str]:
    """The CSV files of both decisions by their names."""
    names = _reasons((*name_features.MEASURES, *name_features.SORTS))
    places = _reasons((*place_features.MEASURES, *place_features.SORTS))
    both = {**places, **{f"its {name}": why for name, why in names.items()}, **dict.fromkeys(TITLES, CROSSED)}
    return {"names": table(learned.names, names), "places": table(learned.places, both)}


def _reasons(looks: Sequence[Callable[..., object]]) -> dict[str, str]:
    """The first line of every feature's description by its name."""
    return {look.__name__: (look.__doc__ or "").strip().splitlines()[0] for look in looks}
