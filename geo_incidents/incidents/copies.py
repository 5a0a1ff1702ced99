"""Wire copies: reports that carry the same text, found by containment of word shingles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from zlib import crc32

from geo_incidents.incidents.table import COPY_CONTAINMENT, SHINGLE_WORDS
from geo_incidents.model import Document

WORD = re.compile(r"\w+")
# A shingle in more reports than this is a phrase of the trade ("the Syrian Observatory for Human Rights said").
COMMON = 50


def find_copies(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """Groups of report ids that carry the same text, the original (published first, then longest) in front."""
    shingled = {document.source.report_id: shingles(document.text) for document in documents}
    links: dict[str, set[str]] = defaultdict(set)
    for (one, other), shared in shared_shingles(shingled).items():
        shorter = min(len(shingled[one]), len(shingled[other]))
        if shared >= COPY_CONTAINMENT * shorter:
            links[one].add(other)
            links[other].add(one)
    rank = {d.source.report_id: (d.source.published or "9", -len(d.text), d.source.report_id) for d in documents}
    groups = (sorted(group, key=rank.__getitem__) for group in connected(links))
    return tuple(sorted(tuple(group) for group in groups))


def shingles(text: str) -> frozenset[int]:
    """Hashes of every run of `SHINGLE_WORDS` words; crc32, since Python's own hash differs from run to run."""
    words = WORD.findall(text.lower())
    runs = (" ".join(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1)))
    return frozenset(crc32(run.encode()) for run in runs)


def shared_shingles(shingled: dict[str, frozenset[int]]) -> Counter[tuple[str, str]]:
    """How many shingles each pair of reports shares, by an inverted index, so that unrelated pairs cost nothing."""
    holders: dict[int, list[str]] = defaultdict(list)
    for report in sorted(shingled):
        for shingle in shingled[report]:
            holders[shingle].append(report)
    shared: Counter[tuple[str, str]] = Counter()
    for reports in holders.values():
        if 1 < len(reports) <= COMMON:
            shared.update((one, other) for i, one in enumerate(reports) for other in reports[i + 1 :])
    return shared


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
