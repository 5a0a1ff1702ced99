"""The help answers at once and without the heavy libraries, and the reference is made from it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"numpy", "pandas", "geopandas", "folium", "shapely", "pyarrow", "trafilatura", "geopy", "lxml"}


def imported(code: str) -> set[str]:
    """Modules that are loaded after the code ran in a fresh interpreter."""
    script = (
        f"import sys, json\ntry:\n    {code}\nexcept SystemExit:\n    pass\njson.dump(list(sys.modules), sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(run.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "arguments", [["--help"], ["map", "--help"], ["place", "--help"], ["export", "--help"]], ids=str
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = f"from geo_incidents.cli import main; sys.argv = ['geo-incidents', *{arguments!r}]; main()"
    assert imported(code) & HEAVY == set()


def test_mentions_import_nothing_scientific() -> None:
    code = (
        "import os; from geo_incidents.cli import main; sys.stdout = open(os.devnull, 'w'); "
        f"sys.argv = ['geo-incidents', 'claims', {str(ROOT / 'maps/coast-march-2025/reports/un-jableh.txt')!r}]; main()"
    )
    assert imported(code) & HEAVY == set()


def test_the_reference_is_the_help() -> None:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        import make_cli
    finally:
        sys.path.pop(0)
    assert make_cli.PAGE.read_text("utf8") == make_cli.page(), "run `make docs`"
