"""Learn every table of weights from `training/texts`: `python -m training.train`, or `make train`."""

from __future__ import annotations

from pathlib import Path

from training import claims, incident_pairs, lookup, names, people
from training.labels import texts

TARGET = Path(__file__).parents[1] / "geo_incidents" / "data" / "weights"


def main() -> None:
    """Write `geo_incidents/data/weights` anew."""
    for name, content in names.tables(names.learn(texts())).items():
        (TARGET / f"{name}.csv").write_text(content, "utf8")
    claims.main()  # of the names as they are decided now
    incident_pairs.main()  # of the incidents as they are found now
    people.main([])
    lookup.main()


if __name__ == "__main__":
    main()
