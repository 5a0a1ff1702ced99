"""How well private people are found: `python -m training.people_score FILE.jsonl` prints recall and false gaps.

A line is {"id", "lang", "text", "private": [[start, end], …], "public": […], "places": […]}, offsets in code points.
Recall is the share of private spans that lie wholly in gaps, their outer punctuation aside. A gap is false when it
touches a public span or a place, or nothing private at all. `--show` lists what was missed and what was gapped wrongly.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from geo_incidents.documents import table_document
from geo_incidents.gazetteer import load
from geo_incidents.model import Span
from geo_incidents.people import find_people
from geo_incidents.pipeline import find_places
from geo_incidents.text import analyse

EDGES = " \t\n.,;:!?()[]\"'«»“”‘’،؛؟-–—"
HONORIFICS = ("Mr ", "Mrs ", "Ms ", "Dr ", "Sheikh ", "Mr. ", "Dr. ")  # a gap may begin behind one


@dataclass
class Score:
    """Counts of one file, and what went wrong."""

    private: int = 0
    covered: int = 0
    gaps: int = 0
    false: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.covered / self.private if self.private else 1.0

    @property
    def false_share(self) -> float:
        return self.false / self.gaps if self.gaps else 0.0

    def add(self, row: dict[str, object]) -> None:
        text = str(row["text"])
        private, stays = spans_of(row, "private"), [*spans_of(row, "public"), *spans_of(row, "places")]
        gaps = found(str(row["id"]), text, str(row.get("lang", "")))
        self.private += len(private)
        self.gaps += len(gaps)
        for span in (trimmed(text, one) for one in private):
            if all(any(gap.start <= at < gap.end for gap in gaps) for at in letters(text, span)):
                self.covered += 1
            else:
                self.missed.append(f"{row['id']}: {span.of(text)!r} in {text[:160]!r}")
        for gap in gaps:
            if any(gap.overlaps(one) for one in stays) or not any(gap.overlaps(one) for one in private):
                self.false += 1
                self.wrong.append(f"{row['id']}: {gap.of(text)!r} in {text[:160]!r}")


def found(name: str, text: str, lang: str) -> list[Span]:
    """Where the program makes gaps for people, numbers and addresses."""
    row = {"report_id": name, "text": text} | ({"lang": lang} if lang else {})
    document = table_document(row, name, Path("report"), "")
    return [one.span for one in find_people(analyse(document), find_places(document, load()))]


def spans_of(row: dict[str, object], name: str) -> list[Span]:
    return [Span(*pair) for pair in row.get(name) or []]  # type: ignore[attr-defined]


def trimmed(text: str, span: Span) -> Span:
    """The span without punctuation at its ends and without an honorific before the name."""
    words = span.of(text)
    skipped = next((len(h) for h in HONORIFICS if words.startswith(h)), 0)
    start, end = span.start + skipped, span.end
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Span(start, end)


def letters(text: str, span: Span) -> Iterator[int]:
    return (at for at in range(span.start, span.end) if text[at] not in EDGES)


def score(rows: Iterable[dict[str, object]]) -> Score:
    """The score of labelled passages."""
    total = Score()
    for row in rows:
        total.add(row)
    return total


def show(files: Iterable[Path], *, details: bool = False) -> None:
    """Print recall and false gaps of each file, and of each of its languages."""
    for file in files:
        rows = [json.loads(line) for line in file.read_text("utf8").splitlines() if line.strip()]
        for lang in ("", *sorted({str(row.get("lang", "")) for row in rows})):
            made = score([row for row in rows if not lang or row.get("lang") == lang])
            print(
                f"{file.name} {lang or 'all'}: recall {made.covered}/{made.private} = {made.recall:.3f}, "
                f"false gaps {made.false}/{made.gaps} = {made.false_share:.3f}"
            )
            if details and not lang:
                print(*(f"  missed {line}" for line in made.missed), sep="\n")
                print(*(f"  wrong  {line}" for line in made.wrong), sep="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    show(asked.files, details=asked.show)


if __name__ == "__main__":
    main()
