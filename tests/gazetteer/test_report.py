"""What the gazetteer's report says, and that the page in the docs says the same."""

from __future__ import annotations

import re
import sys
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo_incidents.cli import cli
from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.report import Section, markdown, report

ROOT = Path(__file__).parents[2]


@cache
def sections() -> dict[str, Section]:
    return {section.title: section for section in report(load())}


def test_what_lacks_is_listed_with_where_it_lies() -> None:
    rows = {row[0]: row for row in sections()["Known by name alone"].rows}
    assert rows["gi:btaanita"] == ("gi:btaanita", "Bta'nita بتعنيتا", "Latakia › Qardaha")
    at_parent = {row[0] for row in sections()["At the point of the place they belong to"].rows}
    assert "gi:baniyas-qusour" in at_parent
    assert all(load().place(place_id).at_parent for place_id in at_parent)


@pytest.mark.parametrize(
    ("name", "bearers", "apart"), [("المشيرفة", 7, ""), ("حريصون", 2, "the town near by"), ("القصور", 2, "governorate")]
)
def test_shared_names_say_what_tells_them_apart(name: str, bearers: int, apart: str) -> None:
    rows = {row[0]: row for row in sections()["Names that several places share"].rows}
    assert int(rows[name][1]) >= bearers
    assert rows[name][2] == apart or not apart


def test_edge_places_name_both_governorates() -> None:
    assert ("Skik سكيك (ocha:C4077)", "Idlib", "Hama") in sections()["Told as another governorate"].rows


def test_lists_are_cut_and_say_so() -> None:
    text = markdown([Section("Things", "All of them.", ("id",), [(str(n),) for n in range(5)])], most=2)
    assert text.startswith("## Things: 5\n\nAll of them.\n\n| id |\n|---|\n| 0 |\n| 1 |\n\n… and 3 more.\n")


def test_the_command_prints_it() -> None:
    run = CliRunner().invoke(cli, ["gazetteer", "report", "--most", "1"], catch_exceptions=False)
    assert run.exit_code == 0
    assert [line for line in run.stdout.splitlines() if line.startswith("## ")] == [
        f"## {section.title}: {len(section.rows):,}" for section in sections().values()
    ]


def test_the_page_in_the_docs_counts_the_same() -> None:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        import make_gazetteer
    finally:
        sys.path.pop(0)
    heads = re.findall(r"^## .*$", make_gazetteer.PAGE.read_text("utf8"), re.MULTILINE)
    assert heads == [f"## {section.title}: {len(section.rows):,}" for section in sections().values()], "run `make docs`"
