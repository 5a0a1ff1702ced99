"""Profiles: the audience of an output, and what it therefore omits."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from geo_incidents.errors import UsageError
from geo_incidents.model import EventKind

FILE = resources.files("geo_incidents") / "data" / "safety.toml"


@dataclass(frozen=True, slots=True)
class Profile:
    """One row of data/safety.toml."""

    name: str
    leaves_out_names: bool
    coarsened: frozenset[EventKind]  # shown by area instead of place
    quote_limit: int  # code points; 0: no limit
    shows_held: bool  # whether to show incidents that a reviewer holds back


@cache
def profiles() -> Mapping[str, Profile]:
    """All profiles by name."""
    return {name: _profile(name, row) for name, row in tomllib.loads(FILE.read_text("utf8")).items()}


def profile(name: str) -> Profile:
    """The profile of that name. Raises `UsageError` if there is none."""
    if name not in profiles():
        msg = f"there is no profile {name!r}: choose one of {', '.join(profiles())}"
        raise UsageError(msg)
    return profiles()[name]


def _profile(name: str, row: Mapping[str, Any]) -> Profile:
    kinds = frozenset(map(EventKind, row["coarsen"]))
    return Profile(name, row["names"] == "leave_out", kinds, row["quote_limit"], row["held"] == "show")
