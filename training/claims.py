"""Learn the tables that claims are decided by: kinds of a sentence, places it tells of, kinds told at a place.

`python -m training.claims` writes `geo_incidents/data/weights/claims_*.csv` from `training/texts`; the same texts and
names give the same bytes. Each table is learned from what those before it say of reports they have not seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from geo_incidents.claims import days, kinds
from geo_incidents.claims.discourse import meant as discourse
from geo_incidents.claims.discourse.meant import Candidate, Discourse, Meant
from geo_incidents.claims.discourse.surroundings import links_back
from geo_incidents.claims.events import confidence
from geo_incidents.claims.events import decided as events
from geo_incidents.claims.events.decided import Told
from geo_incidents.claims.events.event import Event
from geo_incidents.claims.events.sentence_events import events as ruled_events
from geo_incidents.claims.find import parts_of_before
from geo_incidents.claims.kinds import EVENT, FAMILIES, FAMILY, Kinds
from geo_incidents.claims.sentences.groups import Group
from geo_incidents.claims.sentences.passages import Passage
from geo_incidents.claims.victims import figure_fates, figure_owner
from geo_incidents.claims.victims.figure_places import Asked, Tolls
from geo_incidents.gazetteer import load
from geo_incidents.model import Count, Place, Polarity
from geo_incidents.scoring.table import FOLDER
from training.claims_answers import (
    Answers,
    event_answer,
    fate_answer,
    in_columns,
    kind_answer,
    owner_answer,
    place_answer,
)
from training.claims_corpus import TEXTS, Label, Report, read_corpus
from training.fit import Examples, Fitted, Recipe, table

KINDS = Recipe(prior=0.25, fewest=4, least=0.12)
PLACES = Recipe(prior=0.1, fewest=8, least=0.01)
EVENTS = Recipe(prior=0.3, fewest=8, least=0.01)
FIGURES = Recipe(prior=0.1, fewest=6, least=0.02)
FATES = Recipe(prior=0.3, fewest=5, least=0.05)
DAYS = Recipe(prior=0.3, fewest=8, least=0.01)
CONFIDENCE = Recipe(prior=1.0, fewest=8, least=0.0)


def main() -> None:
    """Learn every table and write it."""
    Learned(read_corpus(load(), batches())).write(Path(str(FOLDER)))


def batches() -> list[Path]:
    """The batches in which events are labelled."""
    return sorted(file.parent for file in TEXTS.glob("*/events.jsonl") if file.stat().st_size)


class Unseen(NamedTuple):
    """What a model's siblings make of examples they have not seen: `training.report` tells how good that is."""

    title: str
    examples: Examples
    answers: Answers
    probabilities: list[float]
    fitted: Fitted


class Made(NamedTuple):
    """A claim as it would be made: what is surest of it, and the places it is drawn at."""

    sure: Told
    places: list[Place]

    @property
    def told(self) -> list[confidence.Told]:
        """Its family at each of its places."""
        return [(self.sure.family, place.id) for place in self.places]


class Learned:
    """The tables, learned one after the other, with a model of each for every fold that has not seen it."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = reports
        self.unseen: list[Unseen] = []
        self.tables: dict[str, tuple[dict[str, Fitted], dict[str, list[Fitted]]]] = {}
        self._learn_kinds()
        self._learn_fates()
        self._learn_places()
        self._learn_figures()
        self._learn_events()
        self._learn_days()
        self._learn_confidence()

    def write(self, folder: Path, fold: int | None = None) -> None:
        """Write the tables learned from all reports, or those that have not seen one fold."""
        for name, (models, by_fold) in self.tables.items():
            chosen = models if fold is None else {column: some[fold] for column, some in by_fold.items()}
            (folder / f"{name}.csv").write_text(table(chosen), "utf8")

    def _learn(
        self, name: str, examples: Examples, answers: dict[str, tuple[list[bool], list[float]]]
    ) -> dict[str, list[float]]:
        """Learn the models of one table; the probabilities of its examples, each by a model that has not seen it."""
        models: dict[str, Fitted] = {}
        by_fold: dict[str, list[Fitted]] = {}
        found: dict[str, list[float]] = {}
        for column, (right, weights) in answers.items():
            by_fold[column], found[column] = examples.by_fold(right, weights)
            models[column] = examples.fit(right, weights)
            self.unseen.append(Unseen(f"{name}: {column}", examples, answers[column], found[column], models[column]))
        known, known_by_fold = self.tables.setdefault(name, ({}, {}))
        known.update(models)
        known_by_fold.update(by_fold)
        return found

    def _learn_kinds(self) -> None:
        self.tables = {}
        places = [
            (report, passage, kinds.features(passage.scene, before, about))
            for report in self.reports
            for about in [kinds.of_report([passage.scene for passage in report.passages])]
            for passage, before in kinds.with_before(report.passages)
        ]
        rows = [seen for _, _, seen in places]
        examples = Examples(rows, [report.fold for report, _, _ in places], KINDS)
        columns = [*FAMILIES, EVENT]
        answers = {c: in_columns([kind_answer(report, passage, c) for report, passage, _ in places]) for c in columns}
        found = self._learn(kinds.TABLE, examples, answers)
        likely = iter(zip(*(found[column] for column in columns), strict=True))
        self.kinds = [
            [Kinds(dict(zip(FAMILIES, row, strict=False)), row[-1]) for row in (next(likely) for _ in report.passages)]
            for report in self.reports
        ]

    def _learn_fates(self) -> None:
        """Whether figures without a fate are the dead, or the hurt; those found join those of their passages."""
        asked = [
            (report, number, one, seen)
            for report, likely in zip(self.reports, self.kinds, strict=True)
            for number, some in enumerate(figure_fates.unsaid(report.analysed, report.passages, likely))
            for one, seen in some
        ]
        examples = Examples([row[-1] for row in asked], [row[0].fold for row in asked], FATES)
        answers = {
            name: in_columns([fate_answer(report, number, one.figure.min, name) for report, number, one, _ in asked])
            for name in figure_fates.FATES
        }
        found = self._learn(figure_fates.TABLE, examples, answers)
        told: dict[tuple[int, int], dict[Count, float]] = {}
        for (report, number, one, _), *likely in zip(asked, *(found[name] for name in figure_fates.FATES), strict=True):
            believed = figure_fates.believed(one, dict(zip(figure_fates.FATES, likely, strict=True)))
            told.setdefault((id(report), number), {}).update(believed)
        for report in self.reports:
            report.passages = tuple(
                figure_fates.with_counts(passage, told.get((id(report), number), {}))
                for number, passage in enumerate(report.passages)
            )

    def _learn_places(self) -> None:
        """The places that passages name first: whether they tell of them is evidence for those that follow."""
        read = [Discourse(report.passages, likely) for report, likely in zip(self.reports, self.kinds, strict=True)]
        here = self._weighed(discourse.HERE, [list(one.named()) for one in read])
        told = [{(one.naming.passage, one.key): one.probability for some in found for one in some} for found in here]
        before = self._weighed(discourse.BEFORE, [list(one.recalled(t)) for one, t in zip(read, told, strict=True)])
        self.meant = {
            (id(report), number): sorted([*some, *more], key=lambda one: (-one.probability, one.key))
            for report, named, recalled in zip(self.reports, here, before, strict=True)
            for number, (some, more) in enumerate(zip(named, recalled, strict=True))
        }

    def _weighed(self, column: str, found: Sequence[Sequence[Sequence[Candidate]]]) -> list[list[list[Meant]]]:
        """Learn one model of places from the candidates of every passage of every report, and weigh them by it."""
        asked = [
            (report, number, one)
            for report, passages in zip(self.reports, found, strict=True)
            for number, some in enumerate(passages)
            for one in some
        ]
        examples = Examples([one.features for *_, one in asked], [report.fold for report, *_ in asked], PLACES)
        answers = [place_answer(report, number, one.naming.found.place) for report, number, one in asked]
        likely = iter(self._learn(discourse.TABLE, examples, {column: in_columns(answers)})[column])
        return [[[one.weighed(next(likely)) for one in some] for some in passages] for passages in found]

    def _learn_figures(self) -> None:
        """Whose each figure is."""
        asked = list(self._figures())
        rows = [(report, number, one) for report, number, some in asked for one in some]
        examples = Examples([row[-1].features for row in rows], [row[0].fold for row in rows], FIGURES)
        each = [(report, number, one, some) for report, number, some in asked for one in some]
        own = in_columns([owner_answer(*one) for one in each])
        found = self._learn(figure_owner.TABLE, examples, {figure_owner.PLACE: own})
        self.owned: dict[tuple[int, int, Count], list[tuple[float, Asked]]] = {}
        for (report, number, one), likely in zip(rows, found[figure_owner.PLACE], strict=True):
            self.owned.setdefault((id(report), number, one.count), []).append((likely, one))

    def _figures(self) -> Iterator[tuple[Report, int, list[Asked]]]:
        """Every figure of the dead and the hurt, by the passage that tells it, with the places it may be of."""
        for report, likely in zip(self.reports, self.kinds, strict=True):
            tolls = Tolls()
            for passage, found in zip(report.passages, likely, strict=True):
                places = self.meant.get((id(report), passage.number), [])
                fallback = events.meant_place(passage, places)
                rules = figure_owner.ruled(passage, fallback)
                for _, some in figure_owner.asked(passage, found, places, tolls, rules):
                    yield report, passage.number, list(some)
                tolls.take(passage, found, places)

    def _owners(self, report: Report, passage: Passage, fallback: Group | None) -> list[figure_owner.Owner]:
        """Whose the figures of a passage are, by models that have not seen the report."""
        weighed = {count: self.owned.get((id(report), passage.number, count), []) for count in passage.scene.counts}
        return figure_owner.chosen(passage, weighed, figure_owner.ruled(passage, fallback), fallback)

    def _learn_events(self) -> None:
        rows, folds, answers, asked = [], [], [], []
        for report, likely in zip(self.reports, self.kinds, strict=True):
            for passage, found in zip(report.passages, likely, strict=True):
                places = self.meant.get((id(report), passage.number), [])
                fallback = events.meant_place(passage, places)
                owned = self._owners(report, passage, fallback)
                ruled = ruled_events(passage.scene, fallback, passage.header, None, owned)
                pairs = list(events.asked(passage, found, places, ruled))
                asked.append((report, passage, found, ruled, pairs))
                rows += [seen for _, _, seen in pairs]
                folds += [report.fold] * len(pairs)
                answers += [event_answer(report, passage.number, meant, family) for meant, family, _ in pairs]
        examples = Examples(rows, folds, EVENTS)
        probable = iter(self._learn(events.TABLE, examples, {"event": in_columns(answers)})["event"])
        self.made: dict[int, list[Made]] = {}
        for report, passage, found, ruled, pairs in asked:
            told = [Told(family, meant, next(probable), seen, FAMILIES[family][0]) for meant, family, seen in pairs]
            self.made.setdefault(id(report), []).extend(_made(passage, found, ruled, told))

    def _learn_days(self) -> None:
        rows, folds, answers = [], [], []
        for report in self.reports:
            published = report.document.source.published_day
            found = days.Days(published)
            for passage in report.passages:
                for label in report.by_passage.get(passage.number, []) if published else []:
                    if not label.days:
                        continue
                    own = days.own_day(_event_of(label, passage), passage.scene, passage.dates, published)
                    asked = found.candidates(own, passage, self._places(report, passage, label))
                    right = [label.is_of(when) for when, _ in asked]
                    rows += [seen for _, seen in asked]
                    folds += [report.fold] * len(asked)
                    answers += [(answer, 1.0) for answer in right]
                    if own and own.start:  # what is told next may be wrong at run time, too
                        found.tell(kinds.FAMILIES[label.family][0], own, passage)
                found.take(passage)
        self._learn(days.TABLE, Examples(rows, folds, DAYS), {"day": in_columns(answers)})

    def _places(self, report: Report, passage: Passage, label: Label) -> frozenset[str]:
        """The ids of what a passage may tell of that lies where the label does."""
        meant = self.meant.get((id(report), passage.number), [])
        return frozenset(one.key for one in meant if label.is_at(one.naming.found.place))

    def _learn_confidence(self) -> None:
        """From the claims that are made: does a label of the report bear out the kind at the place?"""
        rows, folds, answers = [], [], []
        for report in self.reports:
            made = self.made.get(id(report), [])
            times = Counter(told for one in made for told in one.told)
            for one in made:
                name = one.sure.meant.naming.found.confidence
                seen = confidence.seen(one.sure.probability, name, one.sure.family)
                rows += [{**seen, **confidence.again(times, one.told)}] * len(one.places)
                folds += [report.fold] * len(one.places)
                for place in one.places:
                    answers.append((any(label.answers(place, one.sure.family) for label in report.labels), 1.0))
        self._learn(confidence.TABLE, Examples(rows, folds, CONFIDENCE), {"right": in_columns(answers)})


def _made(passage: Passage, found: Kinds, ruled: Sequence[Event], told: Sequence[Told]) -> Iterator[Made]:
    """The claims that a passage makes of places on the map."""
    linked = links_back(passage.scene) or parts_of_before(passage.scene)
    best = {(one.family, one.meant.key): one for one in told}
    for event in events.decided(ruled, told, found, linked=linked):
        some = [best[pair] for key in event.marks if (pair := (FAMILY[event.kind], key)) in best]
        if event.group and some and event.stance is Polarity.ASSERTED:
            places = [place.place for place in event.group.places if place.is_mark and place.place]
            yield Made(max(some, key=lambda one: one.probability), places)


def _event_of(label: Label, passage: Passage) -> Event:
    """The event of a label, at the word that most likely tells it."""
    told = [trigger for trigger in passage.scene.triggers if kinds.FAMILY[trigger.kind] == label.family]
    triggers = (told or list(passage.scene.triggers))[:1]
    return Event(kinds.FAMILIES[label.family][0], None, triggers, list(passage.scene.counts), "label")


if __name__ == "__main__":
    main()
