"""The functions for Spark, called by Spark: a local session, two workers, rows as without it. `make test-spark`.

Needs `pyspark` and a Java runtime, which no other part of the program does; so no test of `make test` calls it.
"""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path

import pandas as pd
from archive import text_of
from pyspark.sql import SparkSession

from geo_incidents.runs.frames import CLAIMS, MENTIONS, claims_in_frames, mentions_in_frames
from geo_incidents.runs.places import PLACED, incident_schema, incidents_of_places, placed_in_frames

REPORTS = 60


def main() -> None:
    rows = [{"report_id": f"r{n:03}", "text": text_of(n), "published": "2025-03-09"} for n in range(REPORTS)]
    reports = pd.DataFrame(rows)
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        with tempfile.TemporaryDirectory() as folder:
            reports.to_parquet(Path(folder, "archive.parquet"))
            archive = session.read.parquet(str(Path(folder, "archive.parquet"))).repartition(4)
            for function, schema in ((mentions_in_frames, MENTIONS), (claims_in_frames, CLAIMS)):
                for profile in ("public", "internal"):
                    given = partial(function, profile=profile)
                    compare(archive.mapInPandas(given, schema=schema).toPandas(), pd.concat(given([reports])))
                    print(f"{function.__name__}, {profile}: the same rows from Spark", flush=True)
            placed = archive.mapInPandas(placed_in_frames, schema=PLACED)
            merged = placed.groupBy("settlement").applyInPandas(incidents_of_places, schema=incident_schema())
            compare(merged.toPandas(), incidents_of_places(pd.concat(placed_in_frames([reports]))), least=10)
            print("incidents_of_places: the same incidents from Spark", flush=True)
    finally:
        session.stop()


def compare(found: pd.DataFrame, expected: pd.DataFrame, least: int = REPORTS) -> None:
    """Raise `AssertionError` where rows differ, whatever their order."""
    assert list(found.columns) == list(expected.columns)
    one, other = (sorted(map(str, frame.astype(object).map(_text).to_dict("records"))) for frame in (found, expected))
    assert len(one) == len(other) > least
    normal = [[row.replace("<NA>", "None").replace("'nan'", "'None'") for row in rows] for rows in (one, other)]
    differing = [pair for pair in zip(*map(sorted, normal), strict=True) if pair[0] != pair[1]]
    assert not differing, differing[0]


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # Spark gives whole numbers so, where some are missing
    return bytes(value).hex() if isinstance(value, bytes | bytearray) else str(value)


if __name__ == "__main__":
    sys.exit(main())
