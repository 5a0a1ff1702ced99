"""Names of everything that the page's data blocks hold, as TypeScript: what Python writes is what the program may read.

`SCHEMA=write pytest tests/webmap/test_app_schema.py` writes it anew. Names are strict, values are not: the type check
(test_app_links.py) finds a column that nobody writes.
"""

import os
from collections.abc import Iterable, Iterator
from typing import Any

from test_webmap_data import blocks
from watching import SmallAtlas

from geo_incidents.model import Result
from geo_incidents.webmap import render
from geo_incidents.webmap.assets import APP

FILE = APP / "schema.d.ts"
NESTED = {"entries": "Entries", "places": "Places", "sources": "Sources", "codes": "Codes"}


def schema(found: dict[str, Any]) -> str:
    """Declarations of the blocks' names."""
    index = found["gi-index"]
    lines = ["// Made by tests/webmap/test_app_schema.py out of what Python writes; it compares."]
    for block, name in NESTED.items():
        lines += _interface(name, dict.fromkeys(index[block], "any[]"))
    lines += _interface("Citations", dict.fromkeys(found["gi-sources"], "any[]"))
    lines += _interface("Index", {name: NESTED.get(name, "any") for name in index})
    return "\n".join(lines) + "\n"


def _interface(name: str, fields: dict[str, str]) -> Iterator[str]:
    yield f"export interface {name} {{"
    yield from _fields(fields.items())
    yield "}"


def _fields(fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"  {name}: {kind};" for name, kind in fields)


def test_the_program_reads_what_python_writes(result: Result, atlas: SmallAtlas) -> None:
    made = schema(blocks(render(result, atlas)))
    if os.environ.get("SCHEMA") == "write":
        (FILE).write_text(made, "utf8")  # type: ignore[attr-defined]
    assert FILE.read_text("utf8") == made
