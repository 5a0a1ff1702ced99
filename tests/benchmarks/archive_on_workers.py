"""An archive to incidents on Dask workers of this machine, one of them killed on the way; see docs/scale.md.

Usage: archive_on_workers.py REPORTS [WORKERS]        (2 workers unless told)
"""

import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

import dask
import pandas as pd
import psutil
import pyarrow.parquet as pq
from bench_scale import write_archive
from dask.distributed import Client, LocalCluster

from geo_incidents.runs.shuffle import CLAIMS, INCIDENTS, incidents_on_workers

ROW_GROUP = 500  # reports


def main(reports: int, workers: int) -> None:
    dask.config.set({"distributed.scheduler.allowed-failures": 10})
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        length = write_archive(folder / "a.jsonl", reports)
        archive = folder / "archive.parquet"
        pd.read_json(folder / "a.jsonl", lines=True, convert_dates=False).to_parquet(archive, row_group_size=ROW_GROUP)
        groups = pq.ParquetFile(archive).num_row_groups
        print(f"{reports:,} reports, {length:,} characters, {groups} row groups, {workers} workers", flush=True)
        cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, memory_limit=0)
        with cluster, Client(cluster) as client:
            run(client, archive, folder / "out", groups // 3)


def run(client: Client, archive: Path, out: Path, parts: int) -> None:
    """Have it done; a worker is killed once so many row groups are."""
    begun = time.monotonic()

    def say(what: str) -> None:
        print(f"{time.monotonic() - begun:8.1f} s, {cpu_seconds():7.1f} CPU s: {what}", flush=True)

    def kill() -> None:
        while not (out / CLAIMS).is_dir() or len(list((out / CLAIMS).iterdir())) < parts:
            time.sleep(0.2)
        victim = min(client.run(os.getpid).values())
        say(f"killing worker {victim}")
        os.kill(victim, signal.SIGKILL)

    killing = threading.Thread(target=kill)
    killing.start()
    sums = incidents_on_workers(client, str(archive), out, told=say)
    killing.join()
    files = list((out / INCIDENTS).iterdir())
    size = sum(file.stat().st_size for file in files)
    print(f"{sums.rows:,} rows to {sums.incidents:,} incidents, {sums.copies} groups of copies")
    print(f"{len(files)} files, {size:,} bytes; {most():.0f} MB of the largest worker")


def children() -> list[psutil.Process]:
    """Processes of this one that are still there."""
    return psutil.Process().children(recursive=True)


def cpu_seconds() -> float:
    """Of this process and of the workers that live."""
    times = [process.cpu_times() for process in (psutil.Process(), *children())]
    return sum(one.user + one.system for one in times)


def most() -> float:
    """MB that the largest worker has."""
    return max(process.memory_info().rss for process in children()) / 1e6


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2)
