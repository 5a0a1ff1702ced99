"""No regular expression of the program can be made to take more than linear time by a text made against it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from regexes import slow_text

SEARCHED = frozenset({"search"})


@pytest.mark.slow
def test_every_pattern_is_linear_in_its_text() -> None:
    program = [sys.executable, str(Path(__file__).with_name("regexes.py"))]
    run = subprocess.run(program, capture_output=True, text=True, check=True, timeout=900)
    assert json.loads(run.stdout) == {}


@pytest.mark.parametrize("pattern", [r"\.\d{4}\s*\s*,?\s*\d", r'"((?:[^"\\]+|\\.)+)" =', r"\s*[,;]\s*", r"(?:A )*B"])
def test_a_pattern_that_is_not_is_told(pattern: str) -> None:
    assert slow_text(re.compile(pattern), SEARCHED)


@pytest.mark.parametrize("pattern", [r"\.\d{4}\s*+,?\s*+\d", r'"((?:[^"\\]++|\\.)++)" =', r"[,;]", r"(?<!A )(?:A )*+B"])
def test_one_that_is_is_not(pattern: str) -> None:
    assert slow_text(re.compile(pattern), SEARCHED) == ""
