"""How often reports call a place by a name (`reported.csv`): of namesakes, the one that is written about is meant.

Counted by `gazetteer/count_reports.py`; a name is kept as its key, a text counts once for a name and place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

import orjson

from geo_incidents.gazetteer.tables import Row, Tables


class Reported:
    """The compiled counts, by the key of a name and the number of a place."""

    def __init__(self, data: bytes) -> None:
        self._named: dict[str, dict[str, int]] = orjson.loads(data)

    def so_called(self, key: str, place: int) -> int:
        """How many texts name the place by a name with this key."""
        return self._named.get(key, {}).get(str(place), 0)

    def by_any_name(self, place: int) -> int:
        """How many texts name the place, under all its names together."""
        return self._totals[place]

    @cached_property
    def _totals(self) -> Counter[int]:
        totals = Counter[int]()
        for places in self._named.values():
            totals.update({int(place): texts for place, texts in places.items()})
        return totals


def compile_reported(read: Tables, numbers: Mapping[str, int]) -> bytes:
    """The table as bytes; `numbers` maps each place's id to its index."""
    named: dict[str, dict[str, int]] = {}
    for row in read.reported:
        named.setdefault(row["name"], {})[str(numbers[row["place_id"]])] = int(row["reports"])
    return orjson.dumps(named, option=orjson.OPT_SORT_KEYS)


def faults(tables: Tables, ids: Mapping[str, Row]) -> Iterator[str]:
    """Rows without a known place or a count."""
    for row in tables.reported:
        if row["place_id"] not in ids:
            yield row.fault(f"place {row['place_id']} is not in any table")
        if not row["reports"].isdecimal():
            yield row.fault(f"reports {row['reports']!r} is not a number")
