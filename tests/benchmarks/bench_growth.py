"""Cost against size, as tables and a plot: one long report, many reports, large gazetteers, many incidents.

Usage: bench_growth.py [SECONDS] [PLOT.svg]        (60 unless told)

A series stops behind the row that took longer than SECONDS. `growth` is the cost of one unit beside that in the row
above: 1.0 is linear; n log n would be 1.1 to 1.4 from row to row.
"""

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from growth import Costs, by_incidents, by_length, by_names, by_reports
from plot import Series, svg

SERIES: dict[str, tuple[Callable[[int], Costs], tuple[int, ...]]] = {
    "incidents merged of three claims": (by_incidents, (10, 100, 1_000, 10_000, 100_000)),
    "spellings in the gazetteer": (by_names, (3_000, 10_000, 30_000, 100_000, 200_000)),
    "reports": (by_reports, (10, 100, 1_000, 10_000, 100_000)),
    "characters of one report": (by_length, (1_000, 10_000, 100_000, 1_000_000, 10_000_000)),
}


def table(title: str, work: Callable[[int], Costs], sizes: tuple[int, ...], limit: float) -> list[Series]:
    """Print a table; its columns as series of a plot."""
    found: list[tuple[int, Costs]] = []
    for size in sizes:
        costs = work(size)
        if not found:
            heads = " | ".join(f"{name} s | growth" for name in costs)
            print(f"\n| {title} | {heads} |\n|---|{'---|---|' * len(costs)}")
        cells = [f"{cost:.4f} | {growth(found, size, name, cost)}" for name, cost in costs.items()]
        print(f"| {size:,} | {' | '.join(cells)} |", flush=True)
        found.append((size, costs))
        if max(costs.values()) > limit:
            break
    return [Series(f"{name} by {title}", [(size, costs[name]) for size, costs in found]) for name in found[0][1]]


def growth(found: list[tuple[int, Costs]], size: int, name: str, cost: float) -> str:
    """The cost of a unit beside that in the row before."""
    if not found:
        return ""
    before, costs = found[-1]
    return f"{cost / size / (costs[name] / before):.2f}"


def main(limit: float, target: Path | None) -> None:
    by_length(100_000)  # everything loaded before the clock runs
    series: list[Series] = []
    for title, (work, sizes) in SERIES.items():
        series += table(title, work, sizes, limit)
        if target:
            target.write_text(svg(series), encoding="utf8")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60, Path(sys.argv[2]) if len(sys.argv) > 2 else None)
