"""`geo-incidents export ARCHIVE -o FOLDER/ --cluster ADDRESS`: the workers read, merge and write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from geo_incidents.cli.say import say
from geo_incidents.errors import OutputError, UsageError

if TYPE_CHECKING:
    from geo_incidents.runs.crews import Effort

FOLDER = "/"  # ends the name of a folder
TABLE = ".parquet"


def is_partitioned(targets: Sequence[str]) -> bool:
    """Whether a folder is to be written, not files."""
    return any(target.endswith(FOLDER) for target in targets)


def export_partitioned(
    reports: Sequence[Path], targets: Sequence[str], effort: Effort, profile: str, others: Mapping[str, object]
) -> int:
    """Have the workers of a cluster write the incidents as a folder of GeoParquet files; the exit code.

    `others` are options that only files have. Raises `UsageError` for what workers cannot do, `OutputError` if the
    folder is there already, and `WorkersError` if the cluster cannot be used.
    """
    from geo_incidents.runs.cluster import connect, distribute_gazetteer
    from geo_incidents.runs.shuffle import INCIDENTS, incidents_on_workers
    from geo_incidents.runs.tasks import Job, claim_lines

    _check(reports, targets, effort, others)
    folder = Path(targets[0])
    client = connect(effort.cluster)
    try:
        distribute_gazetteer(client, Job(claim_lines, None))  # refuses workers with another version of this program
        told = partial(say, err=True)
        sums = incidents_on_workers(client, [str(path) for path in reports], folder, profile=profile, told=told)
    except FileExistsError as error:
        message = f"{folder} has been written before: name a new folder"
        raise OutputError(message) from error
    finally:
        client.close(timeout=0.5)
    say(f"{folder / INCIDENTS}: {sums.incidents:,} incidents, {sums.copies:,} groups of copies")
    if sums.failed:
        say(f"{sums.failed:,} reports set aside: rows without a claim in {folder / 'claims'}", err=True)
    return int(bool(sums.failed))


def _check(reports: Sequence[Path], targets: Sequence[str], effort: Effort, others: Mapping[str, object]) -> None:
    given = [f"--{name}" for name, value in others.items() if value]
    other = [str(path) for path in reports if path.suffix.lower() != TABLE and not path.is_dir()]
    if not effort.cluster:
        message = f"{targets[0]}: a folder is written by the workers of a cluster: add --cluster, or name a file"
    elif len(targets) > 1:
        message = f"{targets[0]}: workers write one folder: leave out the other outputs"
    elif given:
        message = f"{targets[0]}: workers that write a folder cannot use {', '.join(given)}"
    elif other:
        message = (
            f"{other[0]}: workers read only Parquet files with a column `text`: turn other reports into such a table"
        )
    else:
        return
    raise UsageError(message)
