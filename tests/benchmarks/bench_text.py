"""What a report costs, stage by stage, in word splits of the same text: one table for each sort of text.

Usage: bench_text.py [REPORTS]        (200 unless told)

×ws: CPU time as a multiple of `re.findall(r"\\w+", text)` over the same reports in the same run, the best of two passes
in one process. The peer is a bare automaton over the folded text (`pip install ahocorasick_rs`; left out without): it
finds every spelling of the gazetteer and does nothing else: no word edges, no offsets back, no evidence.
"""

import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from invented import invented

from geo_incidents import read_reports
from geo_incidents.collector import collector_paused
from geo_incidents.gazetteer import load
from geo_incidents.model import Document
from geo_incidents.pipeline import Extract, combine, extract, find_document_claims, find_places
from geo_incidents.safety import protect
from geo_incidents.text import blocks, fold

SAMPLES = Path(__file__).parents[2] / "maps" / "coast-march-2025" / "reports"
WORD = re.compile(r"\w+")
LONG = 8  # paragraphs of a long report
NEW = 25  # words that no other report has, in a report of the archive


def texts(reports: int) -> dict[str, list[Document]]:
    """Reports by the sort of their text, each sort described."""
    samples = read_reports([SAMPLES]).documents
    parts = [part for one in samples for part in one.text.split("\n\n") if len(part) > 80]
    return {
        "The sample reports again and again: every word has been seen": [
            replace(samples[n % len(samples)], id=f"s{n}") for n in range(reports)
        ],
        f"Reports of {LONG} paragraphs in Latin and Arabic script, {LONG * NEW} words in each that no other has": [
            _made(samples[0], n, parts, LONG) for n in range(reports // 4)
        ],
        f"Short reports of two paragraphs, {2 * NEW} new words in each": [
            _made(samples[0], n, parts, 2) for n in range(reports)
        ],
    }


def _made(like: Document, number: int, parts: list[str], paragraphs: int) -> Document:
    chosen = Random(number)
    told = []
    for at in range(paragraphs):
        part = chosen.choice(parts)
        told.append(f"{part} {invented(number * LONG + at, NEW, part)}.")
    text = "\n\n".join(told)
    source = replace(like.source, report_id=f"r{number}")
    return replace(like, id=f"r{number}", text=text, source=source, blocks=blocks(text))


def best(work: Callable[[], object]) -> float:
    """CPU seconds, the better of two passes."""
    found = []
    for _ in range(2):
        begin = time.process_time()
        with collector_paused():  # as in a run
            work()
        found.append(time.process_time() - begin)
    return max(min(found), 1e-9)


def automaton() -> Callable[[str], object] | None:
    """The peer, with every spelling of the gazetteer."""
    try:
        from ahocorasick_rs import AhoCorasick, MatchKind
    except ImportError:
        return None
    listed = sorted({fold(row.text).text.strip() for row in load().name_rows()})
    kept = [one for one in listed if len(one) > 2]
    return AhoCorasick(kept, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes


def stages(documents: list[Document]) -> dict[str, Callable[[], object]]:
    """Work over the reports, by what it is."""
    gazetteer = load()
    folded = [fold(one.text).text for one in documents]
    extracts: list[Extract] = [extract(one, gazetteer) for one in documents]
    merged = combine(extracts, gazetteer, (), ())
    scan = automaton()
    peer = {"automaton alone (peer)": lambda: [scan(text) for text in folded]} if scan else {}
    return {
        "word split": lambda: [WORD.findall(one.text) for one in documents],
        **peer,
        "folding": lambda: [fold(one.text) for one in documents],
        "mentions": lambda: [find_places(one, gazetteer) for one in documents],
        "claims, mentions included": lambda: [find_document_claims(one, gazetteer) for one in documents],
        "merging": lambda: combine(extracts, gazetteer, (), ()),
        "profile `public`": lambda: protect(merged),
    }


def main(reports: int) -> None:
    for described, documents in texts(reports).items():
        length = sum(len(one.text) for one in documents) // len(documents)
        print(f"\n{described}; {len(documents):,} reports of {length:,} characters\n")
        print("| stage | ×ws | reports a CPU-second |\n|---|---|---|")
        split = 0.0
        for name, work in stages(documents).items():
            seconds = best(work)
            split = split or seconds
            print(f"| {name} | {seconds / split:,.1f} | {len(documents) / seconds:,.0f} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
