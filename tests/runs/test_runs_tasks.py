"""What the tasks leave out of their lines changes no answer."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from geo_incidents.documents import read_reports
from geo_incidents.exports.jsonl import claim_row, line, mention_row
from geo_incidents.gazetteer import load
from geo_incidents.model import Document
from geo_incidents.pipeline import find_document_claims, find_places
from geo_incidents.runs.tasks import Protected, claim_lines, fast_mention_lines, mention_lines

SHOWCASE = Path(__file__).parents[2] / "maps" / "coast-march-2025" / "reports"


def documents() -> list[Document]:
    return sorted(read_reports([SHOWCASE]).documents, key=lambda one: one.id)[:6]


@pytest.mark.parametrize("document", documents(), ids=lambda one: one.id)
def test_lines_are_those_of_the_answers_with_all_their_reasons(document: Document) -> None:
    mentions = b"".join(map(line, map(mention_row, find_places(document, load()))))
    claims = b"".join(line(claim_row(one, document.source)) for one in find_document_claims(document, load()))
    assert mention_lines(document, load()) == mentions
    assert claim_lines(document, load()) == claims


@pytest.mark.parametrize("applied", [lambda task: task, lambda task: Protected(task, "public")])
def test_fast_lines_lack_reasons_and_nothing_else(applied) -> None:  # type: ignore[no-untyped-def]
    document = documents()[0]
    whole, fast = (
        [orjson.loads(row) for row in applied(task)(document, load()).splitlines()]
        for task in (mention_lines, fast_mention_lines)
    )
    assert all(row.pop("reasons") for row in whole)
    assert fast == whole
    assert len(fast) > 3
