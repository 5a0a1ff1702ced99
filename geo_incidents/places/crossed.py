"""Features of features: how far the strongest ones reach, and two of them at once.

A sum of strengths knows no "near its neighbours, and therefore ...": boosted trees on the same features showed which
ones bend or need each other, and where they bend. Their steps and products are features like any other, and readable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations_with_replacement

from geo_incidents.reasons import Seen

PRODUCT, STEP = " × ", " > "
# Where the trees parted them most.
STEPS = {
    "score_here": (-0.5, 0.0, 0.23, 0.46, 0.73, 1.0, 1.33, 1.7),
    "name_score": (-0.9, -0.7, -0.3, 0.0, 0.5, 1.0, 1.5, 2.0, 2.4),
    "chance_here": (0.05, 0.2, 0.5, 1.0, 1.5, 1.8, 1.95),
    "near_neighbour": (0.05, 0.2, 0.45, 0.7, 0.9),
    "near_certain": (0.05, 0.2, 0.45, 0.7, 0.9),
    "list_here": (0.2, 0.5, 0.8, 0.95),
    "neighbours_here": (0.2, 0.4, 0.6, 0.72, 0.9),
    "neighbours_elsewhere": (0.05, 0.25, 0.5, 0.65),
    "share_here": (0.2, 0.4, 0.65, 0.85, 0.94),
    "ahead_of_elsewhere": (-1.0, 0.0, 0.7, 1.4, 2.1, 2.6, 2.95),
    "namesake_near_neighbour": (0.1, 0.5, 0.75),
}
MULTIPLIED = (*STEPS, "its spelled_like_elsewhere", "namesake_near", "listed_and_chance")
PAIRS = tuple((one, other, f"{one}{PRODUCT}{other}") for one, other in combinations_with_replacement(MULTIPLIED, 2))
STEP_NAMES = {name: tuple((edge, f"{name}{STEP}{edge:g}") for edge in edges) for name, edges in STEPS.items()}

TITLES = (*(title for edges in STEP_NAMES.values() for _, title in edges), *(title for *_, title in PAIRS))


def crossed(seen: Mapping[str, Seen]) -> Iterator[tuple[str, Seen]]:
    """The steps that features are above, and the products of those that were seen."""
    for name, edges in STEP_NAMES.items():
        strength = seen[name][0] if name in seen else 0.0
        yield from ((title, (1.0, "")) for edge, title in edges if strength > edge)
    strengths = {name: seen[name][0] for name in MULTIPLIED if name in seen}
    for one, other, title in PAIRS:
        if one in strengths and other in strengths:
            yield title, (strengths[one] * strengths[other], "")
