"""The drawn ground: land, governorate and district lines, and labels, from files that the gazetteer's build wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

FILE = resources.files("geo_incidents") / "data" / "basemap.json"


@cache
def load() -> Mapping[str, Any]:
    """`land`, `governorates`, `districts` as lists of rings or lines of [lon, lat], and `labels`."""
    return dict(json.loads(FILE.read_text("utf8"))) if FILE.is_file() else {}
