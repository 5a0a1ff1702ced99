"""The manual page and the completions that the wheel carries are those of the commands as they are."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "packaging"


def test_the_files_are_made_from_the_commands() -> None:
    sys.path.insert(0, str(FOLDER))
    try:
        import make_files
    finally:
        sys.path.pop(0)
    made = make_files.files()
    assert {name: (FOLDER / name).read_text("utf8") for name in made} == made, "run `make docs`"


def test_the_manual_page_is_read_without_a_warning() -> None:
    man = shutil.which("man")
    if man is None:
        pytest.skip("man is not installed")
    command = [man, "--warnings", "-l", str(FOLDER / "geo-incidents.1")]
    run = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "MANWIDTH": "80"})
    assert run.stderr == ""
    for word in ("geo-incidents map", "--geojson", "EXIT STATUS"):
        assert word in run.stdout


@pytest.mark.parametrize(
    ("typed", "found"), [("geo-incidents exp", {"export", "explain"}), ("geo-incidents map --geoj", {"--geojson"})]
)
def test_a_shell_completes_commands_and_options(typed: str, found: set[str]) -> None:
    words = typed.split()
    asked = {"COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1), "_GEO_INCIDENTS_COMPLETE": "bash_complete"}
    run = subprocess.run(
        [sys.executable, "-c", "from geo_incidents.cli import main; main()"],
        capture_output=True, text=True, check=False, env={**os.environ, **asked},
    )  # fmt: skip
    assert {line.partition(",")[2] for line in run.stdout.splitlines()} == found
