"""A Dask cluster of two processes: the same bytes as here, also where a worker is killed in the middle."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import deeds
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archive import text_of, write_archive
from click.testing import CliRunner

from geo_incidents.cli import cli
from geo_incidents.documents import Spool, spool_reports
from geo_incidents.errors import WorkersError
from geo_incidents.runs import plan
from geo_incidents.runs.crews import Effort
from geo_incidents.runs.progress import Progress
from geo_incidents.runs.run import Run
from geo_incidents.runs.tasks import Job, Task, claim_lines

distributed = pytest.importorskip("distributed", reason="needs the extra `cluster`")
pytestmark = pytest.mark.filterwarnings("default")  # Dask's own, of sockets it leaves to the collector


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made.scheduler_address


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Spool]:
    with spool_reports([write_archive(tmp_path / "all.jsonl", 300)]) as spool:
        yield spool


def gathered(spool: Spool, task: Task, effort: Effort) -> bytes:
    with Run(spool, Job(task, None), effort, None, Progress()) as run:
        found = b"".join(run.results())
        assert run.failures == []
        return found


def test_claims_are_those_of_one_process(spool: Spool, cluster: str) -> None:
    assert gathered(spool, claim_lines, Effort(cluster=cluster)) == gathered(spool, claim_lines, Effort(1))


def test_a_killed_worker_costs_nothing_but_time(spool: Spool, cluster: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "CHUNK", 5_000)
    whole = gathered(spool, deeds.plain, Effort(1))
    with Run(spool, Job(deeds.slow, None), Effort(cluster=cluster), None, Progress()) as run:
        results = run.results()
        found = [next(results)]
        with distributed.Client(cluster, set_as_default=False) as client:
            pids = list(client.run(os.getpid).values())
        os.kill(pids[0], signal.SIGKILL)
        found += results
        assert run.failures == []
    assert b"".join(found) == whole


def test_shards_to_geoparquet_are_the_same_bytes(cluster: str, tmp_path: Path) -> None:
    rows = [{"report_id": f"r{n:03}", "text": text_of(n)} for n in range(60)]
    for at in range(3):
        pq.write_table(pa.Table.from_pylist(rows[at::3]), tmp_path / f"shard-{at}.parquet")
    found = []
    for effort in (("--cluster", cluster), ("--jobs", "1")):
        output = tmp_path / f"out{effort[0]}.parquet"
        run = CliRunner().invoke(cli, ["export", str(tmp_path / "shard-*.parquet"), "-o", str(output), *effort])
        assert run.exit_code == 0, run.output
        found.append(output.read_bytes())
    assert found[0] == found[1]
    assert sorted(file.name for file in tmp_path.glob("out*")) == ["out--cluster.parquet", "out--jobs.parquet"]


def test_a_scheduler_that_is_not_there_is_told_in_one_line(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo_incidents.runs.cluster.PATIENCE_S", 1)
    with pytest.raises(WorkersError, match="dask scheduler"):
        gathered(spool, deeds.plain, Effort(cluster="tcp://127.0.0.1:9"))
