"""Cost against the length of one report: sample reports joined to 1 kB … 1 MB, CPU time of one process.

Usage: bench_growth.py [LARGEST_KB]        (1000 unless told)

`growth` is the cost of a kilobyte beside that in the row above: 1.0 is linear.
"""

import sys
import time
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from geo_incidents import read_reports
from geo_incidents.claims import find_claims
from geo_incidents.gazetteer import load
from geo_incidents.model import Document
from geo_incidents.pipeline import find_places
from geo_incidents.text import blocks

REPORTS = Path(__file__).parents[2] / "maps" / "coast-march-2025" / "reports"
SIZES_KB = (1, 3, 10, 30, 100, 300, 1000)


def of_length(sample: tuple[Document, ...], size: int) -> Document:
    """One report of about `size` characters, paragraphs of the sample one behind the other."""
    parts: list[str] = []
    have = 0
    for paragraph in cycle([part for one in sample for part in one.text.split("\n\n")]):
        parts.append(paragraph)
        have += len(paragraph) + 2
        if have >= size:
            break
    text = "\n\n".join(parts)[:size]
    return replace(sample[0], id=f"long{size}", text=text, blocks=blocks(text))


def measured(document: Document) -> tuple[float, float]:
    """CPU seconds to mentions and from there to claims; short reports are read several times."""
    gazetteer = load()
    turns = max(1, 30_000 // len(document.text))
    begin = time.process_time()
    for _ in range(turns):
        found = find_places(document, gazetteer)
    middle = time.process_time()
    for _ in range(turns):
        find_claims(document, found)
    return (middle - begin) / turns, (time.process_time() - middle) / turns


def main(largest: int) -> None:
    sample = read_reports([REPORTS]).documents
    measured(of_length(sample, 100_000))  # everything loaded before the clock runs
    print("| kB (characters) | mentions s | growth | claims s | growth |")
    print("|---|---|---|---|---|")
    before: tuple[float, float] | None = None
    for size in (size for size in SIZES_KB if size <= largest):
        cost = measured(of_length(sample, size * 1000))
        each = cost[0] / size, cost[1] / size
        growth = [f"{now / then:.2f}" for now, then in zip(each, before, strict=True)] if before else ["", ""]
        print(f"| {size} | {cost[0]:.4f} | {growth[0]} | {cost[1]:.4f} | {growth[1]} |", flush=True)
        before = each


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
