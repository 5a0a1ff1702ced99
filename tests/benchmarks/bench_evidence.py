"""What each line of the two evidence tables buys, and whether the threshold hangs on any one report.

Usage: bench_evidence.py [FEATURE …]      all of both tables unless told; the threshold only where none is told

Read are our own cases and, where they lie beside the checkout, the labelled reports. Faults counted: names missed or
placed more than 5 km off, words that are no names of places, areas drawn as points, places elsewhere drawn here.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from scoring import Case, Label, cases, faults

from geo_incidents.gazetteer import load
from geo_incidents.mentions import evidence as believed
from geo_incidents.model import Document, Reason, Source, Span
from geo_incidents.pipeline import find_places
from geo_incidents.places import evidence as placed

LABELLED = Path(__file__).parents[3] / "shared" / "labelled"
SHIFTS = (0.0, -0.15, 0.15, -0.3, 0.3, -0.6, 0.6, -0.9, 0.9)  # of the threshold; of equals the first is taken


def main(features: list[str]) -> None:
    """Print faults more (+) or fewer (-) without each feature, then what leaving each report out changes."""
    texts = [*cases("names_*.toml"), *cases("blind*.toml"), *reports()]
    base = sum(map(wrong, texts), Counter[str]())
    print(f"{len(texts)} texts", dict(base))
    for table, stages in ((believed, ("EARLY", "LATE")), (placed, ("EARLY", "LATE"))):
        for feature in table.FEATURES:
            name = feature.look.__name__
            if not features or name in features:
                print(f"{table.__name__.split('.')[1]}.{name}", without(table, stages, name, texts, base))
    if not features:
        leave_one_out(texts)


def reports() -> Iterator[Case]:
    """The labelled reports as cases. Their labels do not say which of our places is meant: only finding is judged."""
    for folder in sorted(path.parent for path in LABELLED.glob("*/mentions.jsonl")):
        rows = [json.loads(line) for line in (folder / "mentions.jsonl").read_text("utf8").splitlines()]
        for path in sorted((folder / "reports").glob("*.txt")):
            own = [row for row in rows if row["doc"] == path.stem]
            labels = tuple(Label(Span(row["start"], row["end"]), "found" if asked(row) else "maybe") for row in own)
            yield Case(path.stem, Document(path.stem, path.read_text("utf8"), Source(path.stem), ()), labels)


def asked(row: dict[str, object]) -> bool:
    """Whether a labelled name must be found."""
    open_ = row.get("kind_ambiguous") or row.get("containment")
    return bool(row["in_scope"]) and row["kind"] in ("settlement", "neighbourhood") and not open_


def wrong(case: Case) -> Counter[str]:
    """Faults of one text, by kind."""
    gazetteer = load()
    found = find_places(case.document, gazetteer)
    must = [label.span for label in case.labels if label.meaning == "found"]
    missed = sum(not any(one.is_mark and one.mention.span.overlaps(span) for one in found) for span in must)
    return Counter(kind for kind, _ in faults(case, found, gazetteer)) + Counter(missed=missed)


def without(table: object, stages: tuple[str, ...], name: str, texts: list[Case], base: Counter[str]) -> dict[str, int]:
    """Differences by kind of fault when a feature is taken out of a table."""
    kept = {stage: getattr(table, stage) for stage in stages}
    for stage, rows in kept.items():
        setattr(table, stage, _less(rows, name))
    now = sum(map(wrong, texts), Counter[str]())
    for stage, rows in kept.items():
        setattr(table, stage, rows)
    return {kind: now[kind] - base[kind] for kind in sorted(now | base) if now[kind] != base[kind]}


def _less(rows, name):  # type: ignore[no-untyped-def]
    if isinstance(rows, dict):
        return {script: _less(some, name) for script, some in rows.items()}
    return tuple(row for row in rows if row[0] != name)


def leave_one_out(texts: list[Case]) -> None:
    """Choose the threshold on all texts but one, and count that one's faults with it."""
    table = []
    for shift in SHIFTS:
        believed.THRESHOLD = Reason("threshold", -1.8 - shift)
        table.append([wrong(case).total() for case in texts])
    believed.THRESHOLD = Reason("threshold", -1.8)
    totals = [sum(row) for row in table]
    print("faults by shift of the threshold:", dict(zip(SHIFTS, totals, strict=True)))
    choices = [min(range(len(SHIFTS)), key=lambda n, i=i: totals[n] - table[n][i]) for i in range(len(texts))]
    left_out = sum(table[choice][number] for number, choice in enumerate(choices))
    print("chosen:", dict(Counter(SHIFTS[choice] for choice in choices)), "faults left out:", left_out)


if __name__ == "__main__":
    main(sys.argv[1:])
