"""Ages and years of birth beside a name, by the patterns of data/people/ages.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from geo_incidents.people.names import DATA


@cache
def ages(side: str) -> tuple[re.Pattern[str], ...]:
    """Patterns for what stands "before" a name, searched in it, or "behind" one, matched at its end."""
    return tuple(re.compile(row["regex"]) for row in rows() if row["side"] == side)


@cache
def rows() -> Sequence[Mapping[str, Any]]:
    """The table as it is written, with its examples."""
    found: Sequence[Mapping[str, Any]] = tomllib.loads((DATA / "ages.toml").read_text("utf8"))["pattern"]
    return found
