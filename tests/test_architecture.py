"""The layers of the design hold: data goes one way, and nothing heavy is imported below the outputs."""

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LANGUAGE_STAGES = tuple(ROOT / "geo_incidents" / stage for stage in ("mentions", "claims"))
WEIGHING = ("mentions", "places", "claims", "text", "grammar", "scoring")
PLAIN = (0.0, 0.5, 1.0, 2.0)  # nothing, half, whole, twice
MOST_ROOMS = 25
MOST_LINES = 300


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


def test_the_language_stages_have_few_rooms() -> None:
    rooms = [path for stage in LANGUAGE_STAGES for path in stage.iterdir() if not path.stem.startswith("__")]
    assert len(rooms) <= MOST_ROOMS


def test_no_two_modules_of_the_language_stages_share_a_name() -> None:
    files = (path.stem for stage in LANGUAGE_STAGES for path in stage.rglob("*.py"))
    assert {name for name, times in Counter(files).items() if times > 1} <= {"__init__", "find"}


def test_no_module_is_too_long() -> None:
    files = [path for folder in ("geo_incidents", "gazetteer", "training") for path in (ROOT / folder).rglob("*.py")]
    long = {path.name: count for path in files if (count := len(path.read_text("utf8").splitlines())) > MOST_LINES}
    assert files
    assert long == {}


def test_no_number_that_weighs_stands_in_code() -> None:
    """They stand in data/thresholds.csv and data/evidence.csv, each with why; sizes and limits are integers."""
    files = [path for room in WEIGHING for path in (ROOT / "geo_incidents" / room).rglob("*.py")]
    found = {f"{path.name}:{number}" for path in files for number in _fractions(ast.parse(path.read_text("utf8")))}
    assert found == set()


def test_a_number_that_weighs_is_found() -> None:
    assert list(_fractions(ast.parse("EDGES = (0.1, 0.3)\nx = 0.7 * steps(y, 0.2)"))) == [0.7]


def _fractions(code: ast.AST) -> Iterator[float]:
    """Fractions in code, apart from those that only part a feature's steps."""
    edges: set[ast.AST] = set()
    for node in ast.walk(code):
        listed = isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple)
        counted = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "steps"
        edges |= {*ast.walk(node)} if counted else {*node.value.elts} if listed else set()
    for node in ast.walk(code):
        number = node.value if isinstance(node, ast.Constant) and node not in edges else None
        if isinstance(number, float) and number not in PLAIN:
            yield number
