"""How often the training texts show each feature of `data/weights/attach.csv`, written into its `n` columns.

    python -m training.attach

The weights are set by hand, from the costs in code points and words that they replaced; a weight that no text shows
has no business in the table.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from geo_incidents.documents import read_reports
from geo_incidents.gazetteer import load
from geo_incidents.pipeline import extract
from geo_incidents.scoring import attach
from geo_incidents.scoring.table import COUNT, FOLDER, INTERCEPT

TEXTS = Path(__file__).parent / "texts"
TABLE = Path(str(FOLDER)) / f"{attach.TABLE}.csv"


def seen() -> Mapping[str, Counter[str]]:
    """For each sort of pair how many pairs of the training texts have each feature."""
    with _recording() as found:
        for folder in sorted(TEXTS.glob("*/reports")):
            for document in read_reports([folder]).documents:
                extract(document, load())
    return found


@contextmanager
def _recording() -> Iterator[dict[str, Counter[str]]]:
    found: dict[str, Counter[str]] = {}
    ask, reach = attach.Between.pair, attach.Pair.reaches

    def pair(*given: object, **named: object) -> attach.Pair:
        made = ask(*given, **named)
        counted = {*made.between.counted(made.low, made.high), *made.said, INTERCEPT}
        found.setdefault(made.name, Counter()).update(counted)
        return made

    def reaches(made: attach.Pair, *tags: str) -> bool:
        found.setdefault(made.name, Counter()).update(f"{attach.REACH}{tag}" for tag in tags)
        return reach(made, *tags)

    with mock.patch.object(attach.Between, "pair", pair), mock.patch.object(attach.Pair, "reaches", reaches):
        yield found


def main() -> None:
    """Write the counts."""
    with TABLE.open(encoding="utf8") as file:
        rows = list(csv.DictReader(file))
    found = seen()
    for row in rows:
        for name in found:
            row[COUNT + name] = str(found[name][row["feature"]]) if row[name] else ""
    with TABLE.open("w", encoding="utf8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
