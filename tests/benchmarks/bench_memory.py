"""How much memory a result on disk takes while it is merged, protected and written: the peak of every step.

Usage: bench_memory.py [REPORTS]        (4,000 unless told, and twice as many)

Each number of reports in a process of its own, on Linux. 1,000 reports are read; more are those again under other ids
and on other days, see `clones`. Under the profile `public`, as `map` and `export` do from 5,000 reports on.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import orjson
from clones import extracts, write_extracts

from geo_incidents.exports import write
from geo_incidents.exports.atomic import write_pieces
from geo_incidents.gazetteer import load
from geo_incidents.model import Result
from geo_incidents.pipeline import combine_on_disk
from geo_incidents.runs.pack import Packed
from geo_incidents.safety import protect
from geo_incidents.stored import Room
from geo_incidents.webmap import rendered

READ = 1_000  # reports
FORMATS = {"GeoJSON": ".geojson", "GeoParquet": ".parquet", "GeoPackage": ".gpkg"}
Cost = dict[str, float]


def peak() -> float:
    """MB of the largest resident set since the last call."""
    status = Path("/proc/self/status").read_text().splitlines()
    found = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    Path("/proc/self/clear_refs").write_text("5")
    return found / 1024


def measure(file: Path, reports: int, folder: Path) -> dict[str, Cost]:
    """Peak and CPU seconds of every step, one after the other."""
    done: dict[str, Any] = {}
    room = Room(Packed(load()))

    def merge() -> None:
        done["result"] = combine_on_disk(extracts(file, reports), load(), (), room)

    def safe() -> None:
        done["result"] = protect(done["result"]).result

    def written(name: str) -> None:
        write(done["result"], folder / f"a{name}", load())

    def page() -> None:
        write_pieces(folder / "a.html", map(str.encode, rendered(done["result"], load())))

    steps: dict[str, Callable[[], None]] = {"merging": merge, "profile": safe}
    steps |= {name: partial(written, suffix) for name, suffix in FORMATS.items()} | {"HTML": page}
    found = {"what 10 reports take": _cost(lambda: combine_on_disk(extracts(file, 10), load(), (), room))}
    found |= {name: _cost(step) for name, step in steps.items()}
    result: Result = done["result"]
    found["incidents"] = {"peak": len(result.incidents), "cpu": 0.0}
    return found


def _cost(step: Callable[[], object]) -> Cost:
    peak()
    begin = time.process_time()
    step()
    return {"peak": peak(), "cpu": time.process_time() - begin}


def main(reports: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "extracts")
        write_extracts(file, READ)
        few, many = (_apart(file, number) for number in (reports, 2 * reports))
    told = f"{few.pop('incidents')['peak']:,.0f} and {many.pop('incidents')['peak']:,.0f} incidents"
    print(f"\n{reports:,} and {2 * reports:,} short reports, {told}\n")
    print(f"| step | peak MB, {reports:,} | {2 * reports:,} | kB a further report | CPU ms a report |")
    print("|---|---|---|---|---|")
    for name, cost in many.items():
        more = 1000 * (cost["peak"] - few[name]["peak"]) / reports
        cpu = f"{1000 * cost['cpu'] / 2 / reports:.1f}" if name in few and not name.startswith("what") else ""
        print(f"| {name} | {few[name]['peak']:.0f} | {cost['peak']:.0f} | {more:.1f} | {cpu} |")


def _apart(file: Path, reports: int) -> dict[str, Cost]:
    """What a process of its own measures."""
    made = subprocess.run([sys.executable, __file__, "--one", file, str(reports)], check=True, stdout=subprocess.PIPE)
    found: dict[str, Cost] = orjson.loads(made.stdout)
    return found


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        with tempfile.TemporaryDirectory() as made:
            sys.stdout.buffer.write(orjson.dumps(measure(Path(sys.argv[2]), int(sys.argv[3]), Path(made))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 4_000)
