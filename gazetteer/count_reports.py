"""How many training texts call which place by which name: `python gazetteer/count_reports.py` writes reported.csv.

With `places` behind it, it fills the column `reports` of places.csv, from which the models of names learn: learn them
again after that.

A labelled mention with a point counts for the place of that name nearest to it, within `REACH_M`; a text counts once
for a name and place. The figure is a prior among namesakes, nothing else: "al-Bayda" alone is the one that reports are
about.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gazetteer.importing import kept
from geo_incidents.gazetteer import Gazetteer, haversine_m, load
from geo_incidents.model import Place
from geo_incidents.text import fold, name_key

HERE = Path(__file__).parent
TEXTS = HERE.parent / "training" / "texts"
REACH_M = 5_000
SPELLED = 0.06  # cost up to which a label's spelling is taken for the place's

Counts = Counter[tuple[str, str]]  # key of a name and id of a place → texts


def main() -> None:
    """Write one of the tables anew."""
    if sys.argv[1:] == ["places"]:
        fill_places()
    else:
        write_reported(sum((counted(load(), batch) for batch in batches(TEXTS)), Counts()))


def fill_places() -> None:
    """The column `reports` of places.csv: texts that name the place, by whatever name."""
    pairs = ((label["doc"], named(load(), label)) for batch in batches(TEXTS) for label in labels(batch))
    texts = Counter(place for _, place in {(text, place.id) for text, place in pairs if place})
    rows = kept.read(HERE / "places.csv")
    print(
        "\n".join(kept.replace(HERE / "places.csv", ({**row, "reports": str(texts[row["id"]] or "")} for row in rows)))
    )


def write_reported(counts: Counts) -> None:
    """The table of names and places."""
    with (HERE / "reported.csv").open("w", encoding="utf8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "place_id", "reports"])
        writer.writerows((*named, texts) for named, texts in sorted(counts.items()))


def batches(texts: Path) -> list[Path]:
    """The labelled batches of a folder."""
    return sorted(file.parent for file in texts.glob("*/mentions.jsonl"))


def counted(gazetteer: Gazetteer, batch: Path) -> Counts:
    """How many texts of a batch call a place by a name."""
    found = {
        (label["doc"], name_key(label["surface"]), place.id)
        for label in labels(batch)
        if (place := named(gazetteer, label))
    }
    return Counts((key, place) for _, key, place in found)


def labels(batch: Path) -> Iterator[dict[str, Any]]:
    """Labelled mentions of a batch that have a point."""
    rows = map(json.loads, (batch / "mentions.jsonl").read_text("utf8").splitlines())
    return (row for row in rows if row["lat"] is not None)


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
