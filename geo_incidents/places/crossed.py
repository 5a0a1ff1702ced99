"""Features of features: how far the strongest ones reach, and two of them at once.

A sum of strengths knows no "near its neighbours, and therefore ...": boosted trees on the same features showed which
ones bend or need each other, and where they bend (`data/crossed.toml`). Their steps and products are features like any
other, and readable.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from importlib import resources
from itertools import chain, combinations_with_replacement

import tomli

from geo_incidents.reasons import Seen

PRODUCT, STEP = " × ", " > "
_TABLE = tomli.loads((resources.files("geo_incidents") / "data" / "crossed.toml").read_text("utf8"))
STEPS: Mapping[str, list[float]] = _TABLE["steps"]
MULTIPLIED = (*STEPS, *_TABLE["multiplied"]["also"])
PRODUCTS = {(one, other): f"{one}{PRODUCT}{other}" for one, other in combinations_with_replacement(MULTIPLIED, 2)}
PRESENT: Seen = (1.0, "")
STEP_NAMES = {name: tuple(f"{name}{STEP}{edge:g}" for edge in edges) for name, edges in STEPS.items()}

TITLES = (*chain.from_iterable(STEP_NAMES.values()), *PRODUCTS.values())


def crossed(seen: Mapping[str, Seen]) -> dict[str, Seen]:
    """The steps that features are above, and the products of those that were seen."""
    found: dict[str, Seen] = {}
    for name, edges in STEPS.items():
        strength = seen[name][0] if name in seen else 0.0
        found.update(dict.fromkeys(STEP_NAMES[name][: bisect_left(edges, strength)], PRESENT))
    strengths = [(name, seen[name][0]) for name in MULTIPLIED if name in seen]
    for (one, strength), (other, times) in combinations_with_replacement(strengths, 2):
        found[PRODUCTS[one, other]] = (strength * times, "")
    return found
