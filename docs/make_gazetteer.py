"""Writes docs/gazetteer.md, the report on the bundled gazetteer: `python docs/make_gazetteer.py`."""

from __future__ import annotations

from pathlib import Path

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.report import markdown, report

PAGE = Path(__file__).with_name("gazetteer.md")
MOST = 15  # rows of each list
HEAD = """# The gazetteer's report

What the bundled gazetteer has and what it lacks. Made by `make docs`; `geo-incidents gazetteer report --most 0` prints
every row, and takes `--gazetteer` for another one. How to add a place, a spelling or a correction stands in the
README of the `gazetteer` folder.

"""


def page() -> str:
    """The whole page."""
    return HEAD + markdown(report(load()), MOST)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
