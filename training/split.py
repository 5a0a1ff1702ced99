"""Folds for cross-validation: reports that tell of one event stay together, so that no retelling is its own test."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256

from training.labels import Text

FOLDS = 5


def folds(texts: Sequence[Text], count: int = FOLDS) -> dict[str, int]:
    """The fold of every report by its name; the larger groups first, each into the fold that has fewest reports."""
    groups = sorted(_groups(texts), key=lambda names: (-len(names), sha256(names[0].encode()).hexdigest()))
    sizes = [0] * count
    found: dict[str, int] = {}
    for names in groups:
        fold = sizes.index(min(sizes))
        sizes[fold] += len(names)
        found.update(dict.fromkeys(names, fold))
    return found


def _groups(texts: Sequence[Text]) -> list[list[str]]:
    """Names of reports that share an event, directly or through others."""
    parent = {text.name: text.name for text in texts}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    first: dict[tuple[str, str, str], str] = {}
    for text in texts:
        for event in sorted(text.events):
            parent[root(text.name)] = root(first.setdefault(event, text.name))
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(parent):
        grouped[root(name)].append(name)
    return list(grouped.values())
