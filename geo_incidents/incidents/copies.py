"""Wire copies: reports that carry the same text, found by containment of word shingles."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from geo_incidents.incidents.table import COPY_CONTAINMENT, SHINGLE_WORDS
from geo_incidents.model import Document

WORD = re.compile(r"\w+")
# A shingle in more reports than this is a stock phrase ("the Syrian Observatory for Human Rights said").
COMMON = 50
HASHES = 1 << 32
BAND = 250_000  # shingles that are looked at together: about 50 MB while they are


@dataclass(frozen=True, slots=True)
class Sketch:
    """What finding copies needs of a report, so that its text can be released: four bytes for each word."""

    report_id: str
    published: str
    length: int  # code points
    shingles: array[int]  # distinct, ascending


def sketch(document: Document) -> Sketch:
    """The sketch of a report."""
    source = document.source
    return Sketch(source.report_id, source.published, len(document.text), array("I", sorted(shingles(document.text))))


def find_copies(reports: Iterable[Document | Sketch]) -> tuple[tuple[str, ...], ...]:
    """Groups of report ids that carry the same text, the original (published first, then longest) in front."""
    sketched = [sketch(report) if isinstance(report, Document) else report for report in reports]
    by_id = {one.report_id: one for one in sketched}
    links: dict[str, set[str]] = defaultdict(set)
    found = list(by_id.values())
    for pair, shared in shared_shingles([one.shingles for one in found]).items():
        one, other = (found[number] for number in divmod(pair, len(found)))
        if shared >= COPY_CONTAINMENT * min(len(one.shingles), len(other.shingles)):
            links[one.report_id].add(other.report_id)
            links[other.report_id].add(one.report_id)
    rank = {
        one.report_id: (one.published or "9", -one.length, one.report_id) for one in found if one.report_id in links
    }
    groups = (sorted(group, key=rank.__getitem__) for group in connected(links))
    return tuple(sorted(tuple(group) for group in groups))


def shingles(text: str) -> frozenset[int]:
    """Hashes of every run of `SHINGLE_WORDS` words; crc32, since Python's own hash differs from run to run."""
    words = WORD.findall(text.lower())
    runs = (" ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1)))
    return frozenset(crc32(run.encode()) for run in runs)


def shared_shingles(reports: Sequence[array[int]]) -> Counter[int]:
    """How many shingles each pair of reports shares; the pair (i, j) is i × number of reports + j, i < j.

    An inverted index, so that unrelated pairs cost nothing; a band of hashes at a time, so that it stays small.
    """
    shared: Counter[int] = Counter()
    for holders in bands(reports):
        for numbers in holders:
            if 1 < len(numbers) <= COMMON:
                pairs = (one * len(reports) + other for i, one in enumerate(numbers) for other in numbers[i + 1 :])
                shared.update(pairs)
    return shared


def bands(reports: Sequence[array[int]]) -> Iterator[Iterable[list[int]]]:
    """For each band of hashes, the numbers of the reports that hold each of its shingles."""
    width = HASHES // (sum(map(len, reports)) // BAND + 1) + 1
    begins = [0] * len(reports)
    for end in range(width, HASHES + width, width):
        holders: dict[int, list[int]] = defaultdict(list)
        for number, held in enumerate(reports):
            stop = bisect_left(held, end, begins[number])
            for shingle in held[begins[number] : stop]:
                holders[shingle].append(number)
            begins[number] = stop
        yield holders.values()


def connected(links: dict[str, set[str]]) -> Iterable[set[str]]:
    """Connected components of the graph, in the order of their smallest member."""
    seen: set[str] = set()
    for start in sorted(links):
        if start in seen:
            continue
        group, frontier = {start}, [start]
        while frontier:
            new = links[frontier.pop()] - group
            group |= new
            frontier.extend(new)
        seen |= group
        yield group
