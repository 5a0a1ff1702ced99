"""How good the learned decisions are on reports they never saw: `python -m training.report [names|claims]`.

For each model: how many of its answers are right in every fold, whether its probabilities are what they say, and what
each feature buys, as the log loss that its weight saves (in thousandths, over all its examples).
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo_incidents.gazetteer import load
from geo_incidents.scoring.table import Model, logistic
from training import claims, names
from training.claims_corpus import read_corpus
from training.fit import LABEL
from training.labels import texts
from training.pieces import report_of
from training.split import folds

BINS = 10
SHOWN = 25  # features of a model, those that buy most
THOUSANDTHS = 1000
SURE = 1e-6


@dataclass(frozen=True, slots=True)
class Judged:
    """An example of a report that the model had not seen: the log-odds it got, the truth, and what was seen of it."""

    fold: int
    logit: float
    answer: bool
    features: Mapping[str, float]


def main() -> None:
    """Print a section for each model."""
    wanted = sys.argv[1:] or ["names", "claims"]
    for title, judged, model in (
        *(of_names() if "names" in wanted else ()),
        *(of_claims() if "claims" in wanted else ()),
    ):
        print("\n".join(section(title, judged, model)), end="\n\n")


def of_claims() -> Iterator[tuple[str, list[Judged], Model]]:
    """The models of kinds, fates, places, figures, events, days and how sure a claim is."""
    for one in claims.Learned(read_corpus(load(), claims.batches())).unseen:
        rows = zip(one.examples.folds, one.examples.rows, *one.answers, one.probabilities, strict=True)
        judged = [Judged(int(fold), _log_odds(p), right, row) for fold, row, right, counts, p in rows if counts]
        yield one.title, judged, one.fitted.model


def of_names() -> Iterator[tuple[str, list[Judged], Model]]:
    """The models of names: whether the place of each is one here."""
    labelled = texts()
    learned = names.learn(labelled)
    whole = folds(labelled)
    for group, fitted in learned.places.items():
        yield group, list(judgements(learned.reads, group, whole)), fitted.model


def judgements(reads: Sequence[names.Read], group: str, whole: Mapping[str, int]) -> Iterator[Judged]:
    """The unseen names that a group's model decides on."""
    for one in reads:
        for (own, item, seen), logit in zip(one.judged(), one.logits, strict=True):
            answer = names.is_here(one.text, item.mention.span)
            if own == group and answer is not None:
                strengths = {name: strength for name, (strength, _) in seen.items()}
                yield Judged(whole[report_of(one.text.name)], logit, answer, strengths)


def section(title: str, judged: Sequence[Judged], model: Model) -> Iterator[str]:
    """A model's figures as Markdown."""
    yield f"## {title}: {len(judged)} examples, {sum(one.answer for one in judged)} of them so"
    yield ""
    yield "Right by fold: " + ", ".join(f"{share:.3f}" for share in by_fold(judged))
    yield f"Expected calibration error: {calibration_error(judged):.3f}"
    yield ""
    yield "| feature | buys |"
    yield "|---|---|"
    for feature, gain in sorted(gains(judged, model).items(), key=lambda pair: -pair[1])[:SHOWN]:
        yield f"| {feature} | {gain:+.2f} |"


def by_fold(judged: Sequence[Judged]) -> list[float]:
    """The share of right answers in every fold."""
    right: defaultdict[int, list[bool]] = defaultdict(list)
    for one in judged:
        right[one.fold].append((one.logit > 0) is one.answer)
    return [sum(answers) / len(answers) for _, answers in sorted(right.items())]


def calibration_error(judged: Sequence[Judged]) -> float:
    """How far probabilities are from the shares that turn out true, on average."""
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for one in judged:
        probability = logistic(one.logit)
        bins[min(BINS - 1, int(probability * BINS))].append((probability, one.answer))
    off = (abs(sum(p for p, _ in pairs) - sum(answer for _, answer in pairs)) for pairs in bins.values())
    return sum(off) / len(judged)


def gains(judged: Sequence[Judged], model: Model) -> dict[str, float]:
    """The log loss that each feature's weight saves, in thousandths a name; labels of one sort count together."""
    found: defaultdict[str, float] = defaultdict(float)
    for one in judged:
        loss = log_loss(one.logit, answer=one.answer)
        parts: defaultdict[str, float] = defaultdict(float)
        for name, strength in one.features.items():
            parts[_sort(name)] += model.weights.get(name, 0.0) * strength
        for feature, part in parts.items():
            found[feature] += log_loss(one.logit - part, answer=one.answer) - loss
    return {feature: THOUSANDTHS * gain / len(judged) for feature, gain in found.items()}


def _sort(feature: str) -> str:
    """The feature without the label it has: "kind_here" of "kind_here=village", "named" of "named: here"."""
    return feature.partition(LABEL)[0].partition(": ")[0]


def _log_odds(probability: float) -> float:
    kept = min(1 - SURE, max(SURE, probability))
    return math.log(kept / (1 - kept))


def log_loss(logit: float, *, answer: bool) -> float:
    """What an answer costs: little where it was sure and right, much where it was sure and wrong."""
    probability = logistic(logit)
    return -math.log(max(SURE, probability if answer else 1 - probability))


if __name__ == "__main__":
    main()
