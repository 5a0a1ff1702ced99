"""Reading speed on the sample reports, each stage as a share of a bare automaton over the folded text.

Usage: bench_text.py [MB]        (1 unless told)

CPU time of one process, the best of three passes. Automaton (`pip install ahocorasick_rs`) and `re` alternation look
for every spelling of the gazetteer, context included, and do nothing else: no word edges, no offsets back, no evidence.
Megabytes are UTF-8.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from geo_incidents import read_reports
from geo_incidents.gazetteer import load
from geo_incidents.model import Document
from geo_incidents.pipeline import find_document_claims, find_incidents, find_places
from geo_incidents.text import analyse, fold

REPORTS = Path(__file__).parents[2] / "maps" / "coast-march-2025" / "reports"
RE_SHARE = 20  # the alternation is tried on this part of the text: it is slow


def best_of_three(work: Callable[[], object]) -> float:
    """CPU seconds."""
    found = []
    for _ in range(3):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return max(min(found), 1e-9)


def keys() -> list[str]:
    """Folded spellings of all places, the longest first, so that an alternation finds the longest."""
    gazetteer = load()
    found = {fold(row.text).text.strip() for row in gazetteer.name_rows()}
    return sorted((one for one in found if len(one) > 2), key=lambda one: (-len(one), one))


def stages(documents: list[Document]) -> dict[str, Callable[[], object]]:
    gazetteer = load()
    return {
        "fold": lambda: [fold(one.text) for one in documents],
        "analysed": lambda: [analyse(one) for one in documents],
        "mentions, resolved": lambda: [find_places(one, gazetteer) for one in documents],
        "claims": lambda: [find_document_claims(one, gazetteer) for one in documents],
    }


def automaton(listed: list[str]) -> Callable[[str], object] | None:
    try:
        from ahocorasick_rs import AhoCorasick, MatchKind
    except ImportError:
        return None
    return AhoCorasick(listed, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes


def main(megabytes: float) -> None:
    sample = list(read_reports([REPORTS]).documents)
    size = sum(len(one.text.encode()) for one in sample)
    documents = sample * max(1, round(megabytes * 1e6 / size))
    total = len(documents) // len(sample) * size
    listed = keys()
    folded = [fold(one.text).text for one in documents]
    warm = find_incidents(sample, load())  # everything loaded and compiled before the clock runs
    print(
        f"{len(documents):,} reports of {size // len(sample):,} bytes, {total / 1e6:.2f} MB; {len(listed):,} spellings;"
    )
    print(f"{len(warm.claims):,} claims in one set of {len(sample)}\n")
    rows: list[tuple[str, float]] = []
    if scan := automaton(listed):
        rows.append(("automaton over folded text", best_of_three(lambda: [scan(text) for text in folded])))
    part = folded[: max(1, len(folded) // RE_SHARE)]
    pattern = re.compile("|".join(map(re.escape, listed)))
    slow = best_of_three(lambda: [pattern.findall(text) for text in part]) * len(folded) / len(part)
    rows.append(("re alternation over folded text", slow))
    rows += [(name, best_of_three(work)) for name, work in stages(documents).items()]
    base = rows[0][1] if scan else None
    print("| stage | MB/s | reports/s | share of the automaton |")
    print("|---|---|---|---|")
    for name, seconds in rows:
        share = f"{base / seconds:.4f}" if base else ""
        print(f"| {name} | {total / 1e6 / seconds:.3f} | {len(documents) / seconds:,.0f} | {share} |")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1)
