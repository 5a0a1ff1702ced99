"""Can the figures of a file be summed? Of the rows of one event, one carries each figure, and the others say which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from geo_incidents.exports.crosswalk import outcome_prefix
from geo_incidents.exports.readback.facts import Facts, Values
from geo_incidents.model import Outcome


def summed_twice(facts: Facts) -> Iterator[str]:
    """What keeps a sum over a file's rows, those counted elsewhere left out, from counting every figure once."""
    events: dict[str, list[Values]] = defaultdict(list)
    tells = any("counted_in" in row for row in facts.incidents.values())  # a page does not
    for row in facts.incidents.values() if tells else ():
        if row.get("event_group_id"):
            events[row["event_group_id"]].append(row)
    for event, rows in sorted(events.items()):
        for prefix in map(outcome_prefix, Outcome):
            counting = [row for row in rows if row.get(f"{prefix}_min")]
            carriers = {row["incident_id"] for row in counting if prefix not in elsewhere(row)}
            if counting and len(carriers) != 1:
                yield f"{facts.name}: event {event} has {len(carriers)} rows that carry its figure of {prefix}"
            told = {elsewhere(row)[prefix] for row in rows if prefix in elsewhere(row)}
            yield from (f"{facts.name}: {one} does not carry {prefix} for {event}" for one in sorted(told - carriers))


def elsewhere(row: Values) -> dict[str, str]:
    """The rows in which a row's figures are counted, by the prefix of their columns."""
    pairs = (part.partition(": ") for part in row.get("counted_in", "").split("; ") if part)
    return {prefix: other for prefix, _, other in pairs}
