"""The layers of the design hold: data goes one way, and nothing heavy is imported below the outputs."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_import_contracts_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_the_architecture_page_speaks_of_what_is_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf8")
    named = set(re.findall(r"`([a-z_]+/[a-z_./]+)`", page))
    roots = (ROOT, ROOT / "geo_incidents")
    assert len(named) >= 10
    assert sorted(name for name in named if not any((root / name).exists() for root in roots)) == []
