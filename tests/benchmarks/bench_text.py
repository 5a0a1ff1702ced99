"""What a report costs, stage by stage, in word splits of the same text: one table for each sort of text.

Usage: bench_text.py [REPORTS]        (200 unless told)

×ws: CPU time as a multiple of `re.findall(r"\\w+", text)` over the same reports in one run, the best of three passes
in one process. Peers are left out where they are not installed. A bare automaton over the folded text
(`ahocorasick_rs`) finds every spelling of the gazetteer and does nothing else: no word edges, no offsets back, no
evidence. spaCy's EntityRuler over the same spellings (`spacy`) finds them as words, whatever their case.
"""

import re
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

from invented import invented

from geo_incidents import read_reports
from geo_incidents.collector import collector_paused
from geo_incidents.gazetteer import load
from geo_incidents.mentions import find_mentions
from geo_incidents.model import Document
from geo_incidents.pipeline import Extract, combine, extract, find_document_claims, find_places
from geo_incidents.reasons import Told
from geo_incidents.safety import protect
from geo_incidents.text import analyse, blocks, fold

SAMPLES = Path(__file__).parents[2] / "maps" / "coast-march-2025" / "reports"
PASSES = 3
LEAST_S = 0.1  # of work that is measured
SPLIT = "word split"
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


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds; what is quick is done again and again, so that no clock tick decides."""
    begin, turns = time.process_time(), 0
    with collector_paused():  # as in a run
        while time.process_time() - begin < LEAST_S or not turns:
            work()
            turns += 1
    return (time.process_time() - begin) / turns


def automaton() -> Callable[[str], object]:
    """An automaton of every spelling of the gazetteer, folded. `ImportError` where it is not installed."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    listed = sorted({fold(row.text).text.strip() for row in load().name_rows()})
    kept = [one for one in listed if len(one) > 2]
    return AhoCorasick(kept, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes


def entity_ruler() -> Callable[[str], object]:
    """spaCy with a rule for every spelling of the gazetteer. `ImportError` where it is not installed."""
    import spacy

    language = spacy.blank("xx")
    ruler = language.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    listed = sorted({row.text for row in load().name_rows() if len(row.text) > 2})
    ruler.add_patterns([{"label": "PLACE", "pattern": one} for one in listed])
    return language


def peers(documents: list[Document]) -> dict[str, Callable[[], object]]:
    """What else finds the names of the gazetteer, as far as it is installed."""
    folded = [fold(one.text).text for one in documents]
    found: dict[str, Callable[[], object]] = {}
    with suppress(ImportError):
        scan = automaton()
        found["automaton alone (peer)"] = lambda: [scan(text) for text in folded]
    with suppress(ImportError):
        ruler = entity_ruler()
        found["spaCy's EntityRuler (peer)"] = lambda: [ruler(one.text) for one in documents]
    return found


def stages(documents: list[Document]) -> dict[str, Callable[[], object]]:
    """Work over the reports, by what it is."""
    gazetteer = load()
    extracts: list[Extract] = [extract(one, gazetteer) for one in documents]
    merged = combine(extracts, gazetteer, (), ())
    return {
        SPLIT: lambda: [WORD.findall(one.text) for one in documents],
        **peers(documents),
        "folding": lambda: [fold(one.text) for one in documents],
        "names alone": lambda: [find_mentions(analyse(one), gazetteer) for one in documents],
        "mentions --fast": lambda: [find_places(one, gazetteer, Told.NONE) for one in documents],
        "mentions: names and their places": lambda: [find_places(one, gazetteer, Told.PLACES) for one in documents],
        "claims, mentions included": lambda: [find_document_claims(one, gazetteer, Told.NONE) for one in documents],
        "merging": lambda: combine(extracts, gazetteer, (), ()),
        "profile `public`": lambda: protect(merged),
    }


def main(reports: int) -> None:
    for described, documents in texts(reports).items():
        length = sum(len(one.text) for one in documents) // len(documents)
        print(f"\n{described}; {len(documents):,} reports of {length:,} characters\n")
        print("| stage | ×ws | ms a report |\n|---|---|---|")
        work = stages(documents)
        # One pass is all stages, so that a busy minute of the machine is everybody's.
        passes = [{name: seconds(stage) for name, stage in work.items()} for _ in range(PASSES)]
        least = {name: min(one[name] for one in passes) for name in work}
        for name, cost in least.items():
            print(f"| {name} | {cost / least[SPLIT]:,.1f} | {1000 * cost / len(documents):,.2f} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
