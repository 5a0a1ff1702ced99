"""Fixed knowledge for reading reports, from data/intake.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def known(what: str) -> Mapping[str, Any]:
    """A table of data/intake.toml."""
    file = resources.files("geo_incidents") / "data" / "intake.toml"
    found: Mapping[str, Any] = tomllib.loads(file.read_text("utf8"))[what]
    return found
