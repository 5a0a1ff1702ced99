"""Learn which of several namesakes a name alone means: `python -m training.lookup` writes the table, prints figures.

An example is a name that a batch of reports has for a place, once for a batch and language; every pair of a right
answer and a wrong one that is as well spelled teaches what the right ones have more of. How often reports name a place
is counted without the batch that is learned from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from gazetteer.count_reports import TEXTS, Counts, batches, counted, labels
from geo_incidents.gazetteer import Gazetteer, haversine_m, load
from geo_incidents.gazetteer.likely import MODEL, TABLE, Told, features, told_of
from geo_incidents.gazetteer.lookup import Point, bearers, lookup
from geo_incidents.model import Candidate, Place
from geo_incidents.scoring.table import FOLDER, Model
from geo_incidents.text.keys import name_key
from training.fit import Examples, Fitted, Recipe, Row, table

RECIPE = Recipe(prior=0.3, fewest=5)
ELSEWHERE = 0.3  # weight of a name elsewhere: the texts have more of those that are called like a place here
REACH_M = 5_000  # from the label
FOLDS = 6
SETTLED = ("settlement", "neighbourhood")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was seen of a place, whether it ranks as a bearer of the name, and whether it is the right one."""

    seen: Row
    bearer: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A name as a batch has it, and the places that it may mean."""

    name: str
    lang: str
    here: bool
    fold: int
    answers: tuple[Answer, ...]


class Others:
    """How often other batches than one name places."""

    def __init__(self, gazetteer: Gazetteer, total: Counts, own: Counts) -> None:
        self._gazetteer = gazetteer
        self._counts = total - own
        self._anyhow = Counter[str]()
        for (_, place), texts in self._counts.items():
            self._anyhow[place] += texts

    def told(self, place: Place, name: str, cost: float) -> Told:
        """What they say of a place under a name."""
        so = self._counts[name_key(name), place.id]
        return told_of(self._gazetteer, place, Told(name, cost, so, self._anyhow[place.id]))


def main() -> None:
    """Write the table, and print how many first answers are right by models that had not seen their batch."""
    asked = list(read(load()))
    folds, final = learned(asked)
    (Path(str(FOLDER)) / f"{TABLE}.csv").write_text(table({MODEL: final}), "utf8")
    for line in figures(asked, folds):
        print(line)


def read(gazetteer: Gazetteer, texts: Path = TEXTS) -> Iterator[Asked]:
    """Every name of every batch."""
    by_batch = {batch: counted(gazetteer, batch) for batch in batches(texts)}
    total = sum(by_batch.values(), Counts())
    for batch, own in by_batch.items():
        others = Others(gazetteer, total, own)
        for (name, lang, here), points in sorted(_named(batch).items()):
            found = lookup(gazetteer, name)
            bearing = bearers(gazetteer, found)
            answers = [_answer(one.candidate, name, others, bearing, points) for one in found]
            yield Asked(name, lang, here, crc32(batch.name.encode()) % FOLDS, tuple(answers))


def _named(batch: Path) -> dict[tuple[str, str, bool], list[Point]]:
    """Names of settlements and quarters with the points that the batch has for each."""
    found = defaultdict(list)
    for label in labels(batch):
        if label["kind"] in SETTLED and not label.get("kind_ambiguous") and not label.get("containment"):
            found[label["surface"], label["lang"], label["in_scope"]].append((label["lat"], label["lon"]))
    return found


def _answer(one: Candidate, name: str, others: Others, bearing: frozenset[str], points: Sequence[Point]) -> Answer:
    told = others.told(one.place, name, -one.reasons[0].weight)
    seen = {title: strength for title, (strength, _) in features(one.place, told).items()}
    return Answer(seen, one.place.id in bearing, any(_is_at(one.place, point) for point in points))


def _is_at(place: Place, point: Point) -> bool:
    return place.lat is not None and place.lon is not None and haversine_m(place.lat, place.lon, *point) <= REACH_M


def learned(asked: Sequence[Asked]) -> tuple[list[Fitted], Fitted]:
    """A model for every fold that has not seen it, and the one of all."""
    pairs = [(one.fold, *pair) for one in asked for pair in _pairs(one)]
    rows = [row for _, difference, _ in pairs for row in (difference, {k: -v for k, v in difference.items()})]
    folds = [fold for fold, *_ in pairs for _ in range(2)]
    answers = [answer for _ in pairs for answer in (True, False)]
    weights = [weight for *_, weight in pairs for _ in range(2)]
    examples = Examples(rows, folds, RECIPE)
    return [examples.fit(answers, weights, without=fold) for fold in range(FOLDS)], examples.fit(answers, weights)


def _pairs(one: Asked) -> Iterator[tuple[Row, float]]:
    """What each right answer has more than each wrong one of its rank, and the weight of the pair."""
    best = any(answer.bearer for answer in one.answers)
    first = [answer for answer in one.answers if answer.bearer == best]
    right = [answer.seen for answer in first if answer.right]
    wrong = [answer.seen for answer in first if not answer.right]
    for row in right:
        for other in wrong:
            difference = {key: row.get(key, 0.0) - other.get(key, 0.0) for key in sorted({*row, *other})}
            weight = (1.0 if one.here else ELSEWHERE) / (len(right) * len(wrong))
            yield {key: value for key, value in difference.items() if value}, weight


def figures(asked: Sequence[Asked], folds: Sequence[Fitted]) -> Iterator[str]:
    """First answers that are right, by language and whether the place lies here."""
    counts: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    for one in asked:
        counts[one.lang, "here" if one.here else "elsewhere"].append(is_right(one, folds[one.fold].model))
    for (lang, where), right in sorted(counts.items()):
        yield f"{lang} {where}: {sum(right)} of {len(right)} = {sum(right) / len(right):.4f}"


def is_right(one: Asked, model: Model) -> bool:
    """Whether the first answer by a model is."""
    best = min(one.answers, key=lambda answer: (not answer.bearer, -model.weigh(answer.seen)), default=None)
    return best is not None and best.right


if __name__ == "__main__":
    main()
