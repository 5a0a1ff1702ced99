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
from click.testing import CliRunner

from geo_incidents.cli.app import cli
from geo_incidents.errors import UsageError
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
    assert sums == (len(expected), len(placed), 0, 0)
    assert told(written) == told(expected)
    assert len(expected) > 10


def test_the_command_has_the_workers_write_a_folder(tmp_path: Path) -> None:
    reports = pd.DataFrame([{"report_id": f"r{n:03}", "text": text_of(n)} for n in range(20)])
    reports.to_parquet(tmp_path / "archive.parquet", row_group_size=GROUP)
    out = tmp_path / "out"
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        arguments = ["export", f"{tmp_path}/*.parquet", "-o", f"{out}/", "--cluster", cluster.scheduler_address]
        run, again = (CliRunner().invoke(cli, arguments) for _ in range(2))
    assert run.exit_code == 0, run.output
    written = pd.concat(map(geopandas.read_parquet, (out / INCIDENTS).iterdir()))
    assert told(written) == told(incidents_of_places(pd.concat(placed_in_frames([reports]))))
    assert f"{out / INCIDENTS}: {len(written)} incidents, 0 groups of copies" in run.stdout
    assert "has been written before" in str(again.exception)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["a.parquet", "-o", "out/"], "add --cluster"),
        (["a.parquet", "-o", "out/", "-o", "b.gpkg", "--cluster", "tcp://x"], "leave out the other outputs"),
        (["a.parquet", "-o", "out/", "--hxl", "--cluster", "tcp://x"], "cannot use --hxl"),
        (["a.txt", "-o", "out/", "--cluster", "tcp://x"], "a.txt: workers read only Parquet files"),
    ],
)
def test_what_workers_cannot_do_is_refused(arguments: list[str], why: str) -> None:
    run = CliRunner().invoke(cli, ["export", *arguments])
    assert isinstance(run.exception, UsageError)
    assert why in str(run.exception)


def killed(process: int, folder: Path) -> None:
    """Kill a process once the first claims are written."""
    while not (folder.is_dir() and any(folder.iterdir())):
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)


def told(frame: pd.DataFrame) -> list[tuple[str, ...]]:
    """What the incidents are, whatever their order."""
    columns = ("incident_id", "place_id", "kind", "killed_min", "n_claims", "report_ids", "event_group_id", "summary")
    return sorted(tuple(map(str, row)) for row in frame[list(columns)].itertuples(index=False))
