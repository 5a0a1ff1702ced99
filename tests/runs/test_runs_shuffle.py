"""An archive on workers that do everything: the incidents of one process, also where a worker is killed on the way."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import geopandas
import pandas as pd
import pytest
from archive import text_of

from geo_incidents.runs.places import incidents_of_places, placed_in_frames
from geo_incidents.runs.shuffle import CLAIMS, INCIDENTS, incidents_on_workers

distributed = pytest.importorskip("distributed", reason="needs the extra `cluster`")
pytestmark = pytest.mark.filterwarnings("default")  # Dask's own, of sockets it leaves to the collector

REPORTS, GROUP = 60, 10


def test_a_killed_worker_costs_no_incident(tmp_path: Path) -> None:
    reports = pd.DataFrame([{"report_id": f"r{n:03}", "text": text_of(n)} for n in range(REPORTS)])
    reports.to_parquet(tmp_path / "archive.parquet", row_group_size=GROUP)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        victim = min(client.run(os.getpid).values())
        killing = threading.Thread(target=killed, args=(victim, tmp_path / "out" / CLAIMS))
        killing.start()
        sums = incidents_on_workers(client, str(tmp_path / "archive.parquet"), tmp_path / "out", partitions=3)
        killing.join()
    placed = pd.concat(placed_in_frames([reports]))
    expected = incidents_of_places(placed)
    written = pd.concat(map(geopandas.read_parquet, (tmp_path / "out" / INCIDENTS).iterdir()))
    assert sums == (len(expected), len(placed), 0)
    assert told(written) == told(expected)
    assert len(expected) > 10


def killed(process: int, folder: Path) -> None:
    """Kill a process once the first claims are written."""
    while not (folder.is_dir() and any(folder.iterdir())):
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)


def told(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    """What the incidents are, whatever their order."""
    columns = ("incident_id", "place_id", "kind", "killed_min", "n_claims", "report_ids", "event_group_id", "summary")
    return sorted(tuple(map(str, row)) for row in frame[list(columns)].itertuples(index=False))
