"""What the program says today of many texts, one line a mention or claim, so that a change of an answer is seen.

    python tests/frozen/freeze.py OUT FOLDER…

writes OUT/<name>.txt for the showcase, for our own cases and for every folder of reports that is named. Do it before
and after a change, and `diff -r` shows every answer that changed.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from scoring import CASES, unmark

from geo_incidents.documents import read_reports
from geo_incidents.gazetteer import load
from geo_incidents.model import Claim, Count, Document, Resolution, Source
from geo_incidents.pipeline import extract
from geo_incidents.text import blocks

HERE = Path(__file__).parent
SHOWCASE = HERE.parents[1] / "maps" / "coast-march-2025" / "reports"
OWN = ("showcase", "cases")


def case_documents() -> Iterator[Document]:
    """Every text of `tests/cases`, marks taken off; the names of their reports tell where they stand."""
    for path in sorted(CASES.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text("utf8")).get("case", ())):
            text, _ = unmark(case["text"])
            source = Source(
                f"{path.stem}-{number}", publisher="Paper", published="2025-03-09", lang=case.get("lang", "")
            )
            yield Document(hashlib.sha256(text.encode()).hexdigest()[:16], text, source, blocks(text))


def documents(name: str) -> Iterable[Document]:
    """The texts of one of our own sets."""
    return case_documents() if name == "cases" else read_reports([SHOWCASE]).documents


def lines(texts: Iterable[Document]) -> Iterator[str]:
    """What is said of the texts."""
    gazetteer = load()
    for document in texts:
        found = extract(document, gazetteer)
        yield from map(mention_line, found.resolutions)
        yield from map(claim_line, found.claims)


def mention_line(found: Resolution) -> str:
    """A name and what it was taken for."""
    mention, place = found.mention, found.place
    where = f"{mention.document}:{mention.span.start}-{mention.span.end}"
    meant = f"{place.id} {place.name}" if place else "-"
    return f"{where} {mention.surface!r} {found.status} {meant} {found.precision}"


def claim_line(claim: Claim) -> str:
    """A claim on one line; no ids and no reasons."""
    places = ", ".join(one.place.id if one.place else repr(one.mention.surface) for one in claim.places)
    counts = "; ".join(
        f"{c.outcome} {c.category} {c.min}-{c.max} {c.scope} {c.text!r} {c.part_of!r} {c.cumulative}"
        for c in claim.counts
    )
    speakers = " > ".join(speaker.key for speaker in claim.speakers)
    when = f"{claim.when.start}..{claim.when.end} {claim.when.text!r}"
    where = f"{claim.document}:{claim.span.start}-{claim.span.end}"
    what = f"{claim.kind} {claim.polarity} {claim.trigger.start} @ {places}"
    rest = (when, counts, speakers, ", ".join(claim.actors), " ".join(claim.rules))
    return f"{where} claim {what} | {' | '.join(rest)}"


def count_text(count: Count) -> str:
    """A figure with all that is said of it."""
    figure = f"{count.outcome} {count.category} {count.min}-{count.max} {count.scope}"
    return f"{figure} {count.text!r} {count.part_of!r} {count.cumulative}"


def main(out: Path, folders: Iterable[Path]) -> None:
    """Write one file a set."""
    out.mkdir(parents=True, exist_ok=True)
    for name in OWN:
        write(out / f"{name}.txt", documents(name))
    for folder in folders:
        name = "-".join(folder.parts[-2:] if folder.name != "reports" else folder.parts[-3:-1])
        write(out / f"{name}.txt", read_reports([folder]).documents)


def write(file: Path, texts: Iterable[Document]) -> None:
    """Write one set."""
    file.write_text("".join(f"{line}\n" for line in lines(texts)), "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), map(Path, sys.argv[2:]))
