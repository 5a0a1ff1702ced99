"""Features of features: how far the strongest ones reach, and two of them at once.

A sum of strengths knows no "near its neighbours, and therefore ...": boosted trees on the same features showed which
ones bend or need each other, and where they bend (`data/crossed.toml`). Their steps and products are features like any
other, and readable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from itertools import combinations_with_replacement

import tomli

from geo_incidents.reasons import Seen

PRODUCT, STEP = " × ", " > "
_TABLE = tomli.loads((resources.files("geo_incidents") / "data" / "crossed.toml").read_text("utf8"))
STEPS: Mapping[str, list[float]] = _TABLE["steps"]
MULTIPLIED = (*STEPS, *_TABLE["multiplied"]["also"])
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
