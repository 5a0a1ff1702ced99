"""The README's commands are run, and its figures are the measured ones."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CLAIMS: dict[str, str] = tomllib.loads((ROOT / "tests" / "readme_claims.toml").read_text("utf8"))
README = (ROOT / "README.md").read_text("utf8")
COMMANDS = re.findall(r"^geo-incidents .*$", "\n".join(re.findall(r"```sh\n(.*?)```", README, re.DOTALL)), re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample reports where the README's commands can write."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "maps", folder / "maps", ignore=shutil.ignore_patterns("map.html"))
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_work_as_they_stand(command: str, folder: Path) -> None:
    words = command.split("#")[0].split()
    run = subprocess.run(
        [sys.executable, "-m", "geo_incidents", *words[1:]], cwd=folder, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


def test_there_are_commands_to_run() -> None:
    assert len(COMMANDS) >= 5


def test_the_python_example_works(folder: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    run = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "massacre" in run.stdout or "killing" in run.stdout


def test_links_lead_somewhere() -> None:
    targets = [target for target in re.findall(r"\]\(([^)#]+)\)", README) if not target.startswith("http")]
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("target", ["map", "test"])
def test_make_knows_the_two_commands(target: str) -> None:
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not installed")
    run = subprocess.run([make, "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_the_figures_are_the_noted_readings() -> None:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        import make_quality
    finally:
        sys.path.pop(0)
    assert make_quality.readme() == README, "run `make quality`"
    assert make_quality.page() == make_quality.PAGE.read_text("utf8"), "run `make quality`"
    assert make_quality.picture(make_quality.blind()) == make_quality.HISTORY.read_text("utf8"), "run `make quality`"


@pytest.mark.parametrize("claim", CLAIMS)
def test_every_claim_is_there_with_its_support(claim: str) -> None:
    assert claim in " ".join(README.split())
    support = CLAIMS[claim]
    if support.startswith("tests/"):
        file, _, name = support.partition("::")
        assert f"def {name}(" in (ROOT / file).read_text("utf8")
    else:
        assert support.startswith("measured ") or (ROOT / support).is_file()
