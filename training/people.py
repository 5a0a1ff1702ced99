"""Learn which names are private people's that the written weights miss: `python -m training.people` writes the table.

Examples are candidates of two sorts of texts, without those who hold an office: all of the passages in
tests/cases/people, and in the reports of `training/texts` those that are a place, a body, a paper or a road, so that
none of them is blanked as a person.

`python -m training.people --unseen` scores each batch of passages with what the others teach. The lists of words and
names know them all: what a batch shows that nobody had seen is in docs/quality/readings.csv.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from geo_incidents.documents import table_document
from geo_incidents.gazetteer import load
from geo_incidents.model import Resolution, Span
from geo_incidents.people import learned
from geo_incidents.people.known import holders, is_known
from geo_incidents.people.measures import measures
from geo_incidents.people.reading import Reading
from geo_incidents.people.weigh import weigh
from geo_incidents.pipeline import find_places
from geo_incidents.scoring.table import FOLDER
from geo_incidents.text import Analysed, analyse
from training.fit import Examples, Fitted, Recipe, Row, table
from training.labels import texts
from training.people_score import show

PASSAGES = Path(__file__).parents[1] / "tests" / "cases" / "people"
SCRIPTS = ("latin", "arabic")
RECIPE = Recipe(prior=0.3, fewest=5)
LANGS, LONGEST = ("en", "ar"), 12_000  # code points: books would outweigh the rest


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled text as it was read."""

    batch: str
    analysed: Analysed
    places: tuple[Resolution, ...]
    private: tuple[Span, ...]
    stays: tuple[Span, ...]
    complete: bool = True  # whether everybody in it is labelled


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate: what was seen of it, and whether it is a private person's name."""

    batch: str
    script: str
    seen: Row
    private: bool


def main(asked: Sequence[str]) -> None:
    """Write `data/weights/people.csv`, or score each batch by what the others teach."""
    examples = [one for passage in (*passages(), *reports()) for one in examples_of(passage)]
    if "--unseen" in asked:
        unseen(examples)
    else:
        (Path(str(FOLDER)) / f"{learned.TABLE}.csv").write_text(table(learn(examples)), "utf8")


def passages(folder: Path = PASSAGES) -> Iterator[Passage]:
    """The labelled passages, in the order of their files."""
    gazetteer = load()
    for file in sorted(folder.glob("*.jsonl")):
        for row in map(json.loads, file.read_text("utf8").splitlines()):
            told = {"report_id": row["id"], "text": row["text"], "lang": row["lang"]}
            document = table_document(told, row["id"], file, "")
            private, *stays = (tuple(Span(*pair) for pair in row[name]) for name in ("private", "public", "places"))
            places = tuple(find_places(document, gazetteer))
            yield Passage(file.stem, analyse(document), places, private, (*stays[0], *stays[1]))


def reports() -> Iterator[Passage]:
    """The labelled reports, of whose people nothing is known."""
    gazetteer = load()
    for text in texts():
        if text.document.source.lang in LANGS and len(text.document.text) <= LONGEST:
            stays = (*(label.span for label in text.labels), *(one for one in text.traps if one not in text.people))
            places = tuple(find_places(text.document, gazetteer))
            batch, _, _ = text.name.partition("/")
            yield Passage(batch, analyse(text.document), places, (), (*stays, *text.roads), complete=False)


def examples_of(passage: Passage) -> Iterator[Example]:
    """Its candidates."""
    reading = Reading(passage.analysed, passage.places)
    weighed = weigh(reading)
    offices = holders(reading, weighed)
    for one in weighed:
        if one.office:
            continue
        span = reading.span(one.spot.first, one.spot.last)
        seen = measures(reading, one, known=is_known(reading, one, offices))
        stays = any(map(span.overlaps, passage.stays))
        private = any(map(span.overlaps, passage.private)) and not stays
        if stays or passage.complete:
            yield Example(passage.batch, learned.script_of(reading, one), seen, private)


def unseen(examples: Sequence[Example]) -> None:
    """Print recall and false gaps of every batch and script, by models that learned from the others."""
    for file in sorted(PASSAGES.glob("*.jsonl")):
        models = learn([one for one in examples if one.batch != file.stem])
        with patch.object(learned, "load", return_value={name: one.model for name, one in models.items()}):
            show([file])


def learn(examples: Sequence[Example]) -> Mapping[str, Fitted]:
    """The model of each script."""
    return {script: _fitted([one for one in examples if one.script == script]) for script in SCRIPTS}


def _fitted(examples: Sequence[Example]) -> Fitted:
    made = Examples([one.seen for one in examples], [0] * len(examples), RECIPE)
    return made.fit([one.private for one in examples])


if __name__ == "__main__":
    main(sys.argv)
