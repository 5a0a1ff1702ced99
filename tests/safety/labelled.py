"""The project's own labelled passages: tests/cases/people_*.txt as rows of `training.people_score`."""

import re
from collections.abc import Iterator
from pathlib import Path

CASES = Path(__file__).parents[1] / "cases"
MARK = re.compile(r"\[\[(?P<private>.+?)\]\]|\{\{(?P<public>.+?)\}\}")


def rows(name: str) -> Iterator[dict[str, object]]:
    """One row a passage; the items of a list follow the line that opens it."""
    passages: list[str] = []
    for line in (CASES / name).read_text("utf8").splitlines():
        if not line or line.startswith("#"):
            continue
        item = re.match(r"(?:-|\d+\.) ", line)
        if item and passages:
            passages[-1] += "\n" + line
        else:
            passages.append(line)
    for number, passage in enumerate(passages, 1):
        yield {"id": f"{name}:{number}", "lang": "", **unmarked(passage)}


def unmarked(passage: str) -> dict[str, object]:
    """The text without its marks, and where they stood."""
    text, spans, at = "", {"private": [], "public": []}, 0  # type: ignore[var-annotated]
    for found in MARK.finditer(passage):
        text += passage[at : found.start()]
        kind = "private" if found["private"] else "public"
        spans[kind].append([len(text), len(text) + len(found[kind])])
        text += found[kind]
        at = found.end()
    return {"text": text + passage[at:], **spans}
