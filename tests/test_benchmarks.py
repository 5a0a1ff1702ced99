"""The page of benchmarks is made of what benchmarks print, and names none that is not there."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

from page import BLOCK, PAGE, filled

TEXT = "# By hand\n\n<!-- bench_a.py 3 -->\n| old |\n<!-- end -->\n\nBetween.\n\n<!-- bench_b.py -->\n<!-- end -->\n"
# Pages of their own, or no table.
ELSEWHERE = {"bench_exports.py", "bench_hostile.py", "bench_webmap.py"}


def test_blocks_are_what_commands_print() -> None:
    made = filled(TEXT, lambda command: f"\n| {command} |\n")
    assert made == TEXT.replace("| old |", "| bench_a.py 3 |").replace(
        "bench_b.py -->\n", "bench_b.py -->\n| bench_b.py |\n"
    )
    assert filled(made, lambda _: "new", ["bench_c"]) == made


def test_the_page_has_every_benchmark() -> None:
    named = {block["command"].split()[0] for block in BLOCK.finditer(PAGE.read_text("utf8"))}
    there = {file.name for file in (Path(__file__).parent / "benchmarks").glob("bench_*.py")}
    assert named == there - ELSEWHERE


def test_no_block_is_empty() -> None:
    assert all(block["printed"].strip() for block in BLOCK.finditer(PAGE.read_text("utf8")))
