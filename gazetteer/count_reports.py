"""How many training texts name each place: `python gazetteer/count_reports.py` fills the column `reports`.

A labelled mention with a point counts for the place of that name nearest to it, within `REACH_M`; a text counts once.
The figure is a prior among namesakes, nothing else: "al-Bayda" alone is the one that reports are about.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer.importing import kept
from geo_incidents.gazetteer import Gazetteer, haversine_m, load
from geo_incidents.model import Place
from geo_incidents.text import fold

HERE = Path(__file__).parent
TEXTS = HERE.parent / "training" / "texts"
REACH_M = 5_000
SPELLED = 0.06  # cost up to which a label's spelling is taken for the place's


def main() -> None:
    """Writes places.csv anew and says what changed."""
    reports = counted(load(), TEXTS)
    rows = kept.read(HERE / "places.csv")
    told = ({**row, "reports": str(len(reports[row["id"]]) or "")} for row in rows)
    print("\n".join(kept.replace(HERE / "places.csv", told)))


def counted(gazetteer: Gazetteer, texts: Path) -> dict[str, set[str]]:
    """Ids of the places, and of the texts that name each."""
    found: dict[str, set[str]] = defaultdict(set)
    for label in labels(texts):
        if place := named(gazetteer, label):
            found[place.id].add(label["doc"])
    return found


def labels(texts: Path) -> Iterator[dict[str, Any]]:
    """Labelled mentions that have a point, of all folders."""
    for file in sorted(texts.glob("*/mentions.jsonl")):
        rows = map(json.loads, file.read_text("utf8").splitlines())
        yield from (row for row in rows if row["lat"] is not None)


def named(gazetteer: Gazetteer, label: dict[str, Any]) -> Place | None:
    """The place of the label's name nearest to its point."""
    spellings = filter(None, (label["name_ar"], label["surface"], label["name"].partition(" (")[0]))
    matches = (match for text in spellings for match in gazetteer.names.match(fold(text).text.split()))
    places = (gazetteer.places[match.place] for match in matches if match.cost <= SPELLED)
    near = [(metres, place.id) for place in places if (metres := off(place, label)) <= REACH_M]
    return gazetteer.place(min(near)[1]) if near else None


def off(place: Place, label: dict[str, Any]) -> float:
    """Metres between a place and the label's point; far where the place has none."""
    if place.lat is None or place.lon is None:
        return float("inf")
    return haversine_m(place.lat, place.lon, label["lat"], label["lon"])


if __name__ == "__main__":
    main()
