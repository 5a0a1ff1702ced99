"""Cold start: CPU time of whole commands as multiples of an interpreter that does nothing, measured turn by turn.

Usage: bench_cold.py [TURNS]        (7 unless told; the least of each counts)
"""

import os
import sys
import tempfile
from pathlib import Path

COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
REPORTS = sorted((Path(__file__).parents[2] / "maps" / "coast-march-2025" / "reports").glob("*.txt"))


def cpu_seconds(arguments: list[str]) -> float:
    """User and system time of a command with its output thrown away."""
    nothing = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    pid = os.posix_spawn(arguments[0], arguments, COMPILED, file_actions=nothing)
    _, status, used = os.wait4(pid, 0)
    if status:
        message = f"{' '.join(arguments)} ended with {os.waitstatus_to_exitcode(status)}"
        raise RuntimeError(message)
    return used.ru_utime + used.ru_stime


def commands(folder: str) -> dict[str, tuple[list[str], int]]:
    """Arguments and the most it should take, in bare interpreters; 0 where nothing was set."""
    one, five = [str(REPORTS[0])], [str(file) for file in REPORTS[:5]]
    return {
        "--help": (["--help"], 5),
        "mentions of one report": (["mentions", *one], 15),
        "claims of one report": (["claims", *one], 16),
        "five reports to CSV": (["export", *five, "-o", f"{folder}/out.csv"], 20),
        "five reports to GeoJSON": (["export", *five, "-o", f"{folder}/out.geojson"], 20),
        "five reports to HTML": (["map", *five, "-o", f"{folder}/out.html"], 45),
        "five reports to GeoPackage": (["export", *five, "-o", f"{folder}/out.gpkg"], 60),
    }


def main(turns: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asked = commands(folder)
        bare = [sys.executable, "-c", "pass"]
        every = {"bare Python": bare} | {
            name: [sys.executable, "-m", "geo_incidents", *rest] for name, (rest, _) in asked.items()
        }
        for arguments in every.values():  # modules are compiled by whoever needs them first
            cpu_seconds(arguments)
        # One turn is all of them, so that a busy minute of the machine is everybody's.
        taken = [{name: cpu_seconds(arguments) for name, arguments in every.items()} for _ in range(turns)]
    least = {name: min(turn[name] for turn in taken) for name in every}
    print("| command | CPU ms | × bare Python | aim |")
    print("|---|---|---|---|")
    for name, seconds in least.items():
        aim = f"≤ {asked[name][1]}" if name in asked and asked[name][1] else ""
        print(f"| {name} | {seconds * 1000:.0f} | {seconds / least['bare Python']:.1f} | {aim} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
