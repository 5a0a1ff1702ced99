"""Many reports: seconds, memory and the gain of a second process, with the real command on archives made up here.

Usage: bench_scale.py [REPORTS] [COMMAND] [PROCESSES]        (20000, mentions and 1,2 unless told)

Every report is a text of its own: paragraphs of the sample reports in ever new pairs, with words that no other report
has. Wall and CPU seconds of the command and its workers. `path` is the CPU time of the command's own process and of its
busiest worker together: the most that the wall clock would show with nothing else on the cores. Memory is the largest
sum of the resident sizes of all processes, shared pages counted in each of them.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import orjson
import psutil
from invented import invented

from geo_incidents import read_reports

REPORTS = Path(__file__).parents[2] / "maps" / "coast-march-2025" / "reports"
LOOK_S = 0.25


class Cost(NamedTuple):
    """What a command took."""

    wall: float
    cpu: float
    path: float
    megabytes: float
    digest: str  # of its output


def write_archive(file: Path, reports: int) -> int:
    """A table of so many reports; its characters of text."""
    samples = read_reports([REPORTS]).documents
    parts = [part for sample in samples for part in sample.text.split("\n\n") if len(part) > 80]
    length = 0
    with file.open("wb") as opened:
        for number in range(reports):
            one, other = parts[number % len(parts)], parts[(number // len(parts) + number) % len(parts)]
            text = f"{one}\n\n{invented(number, 12, one)}.\n\n{other}"
            length += len(text)
            row = {"report_id": f"r{number:07}", "text": text, "published": f"2025-03-{number % 28 + 1:02}"}
            opened.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))
    return length


def measured(*arguments: str, output: Path) -> Cost:
    """The cost of a command that writes `output`."""
    begun = os.times()
    process = psutil.Popen([sys.executable, "-m", "geo_incidents", *arguments, "-o", str(output)])
    most = 0
    busy: dict[int, float] = {}
    while process.poll() is None:
        resident = 0
        for pid, size, seconds in looked_at(process):
            resident += size
            busy[pid] = seconds
        most = max(most, resident)
        time.sleep(LOOK_S)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    now = os.times()
    cpu = now.children_user + now.children_system - begun.children_user - begun.children_system
    return Cost(
        now.elapsed - begun.elapsed,
        cpu,
        max(busy.values()),
        most / 1e6,
        hashlib.sha256(output.read_bytes()).hexdigest(),
    )


def looked_at(process: psutil.Process) -> Iterator[tuple[int, int, float]]:
    """Number, resident bytes and CPU seconds of a process and of those it started."""
    with suppress(psutil.NoSuchProcess):
        for one in (process, *process.children(recursive=True)):
            with one.oneshot():
                times = one.cpu_times()
                yield one.pid, one.memory_info().rss, times.user + times.system


def main(reports: int, command: str, processes: tuple[int, ...]) -> None:
    suffix = {"mentions": "jsonl", "claims": "jsonl", "export": "parquet"}[command]
    with tempfile.TemporaryDirectory() as folder:
        archive, output = Path(folder, "archive.jsonl"), Path(folder, f"out.{suffix}")
        length = write_archive(archive, reports)
        print(f"{reports:,} reports of {length // reports} characters, `{command}`\n", flush=True)
        print("| processes | wall s | CPU s | path s | reports/s | memory MB | gain (wall) | gain (path) |")
        print("|---|---|---|---|---|---|---|---|")
        first: Cost | None = None
        for jobs in processes:
            cost = measured(command, str(archive), "--jobs", str(jobs), output=output)
            first = first or cost
            assert cost.digest == first.digest, "the output depends on the number of processes"
            gains = f"{first.wall / cost.wall:.2f} | {first.path / cost.path:.2f}"
            print(
                f"| {jobs} | {cost.wall:.1f} | {cost.cpu:.1f} | {cost.path:.1f} | {reports / cost.wall:,.0f} "
                f"| {cost.megabytes:.0f} | {gains} |",
                flush=True,
            )


if __name__ == "__main__":
    given = [*sys.argv[1:], *("20000", "mentions", "1,2")[len(sys.argv) - 1 :]]
    main(int(given[0]), given[1], tuple(map(int, given[2].split(","))))
