"""The bounds in pyproject are true: the program works with the lowest versions they allow, and with the newest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "maps" / "coast-march-2025" / "reports"
NEWEST_PYTHON = "3.13"
UV = shutil.which("uv") or shutil.which("uv", path=Path(sys.executable).parent)
pytestmark = pytest.mark.slow


def run(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def missing(what: str) -> None:
    """Without a tool a test is skipped, on the build machine it fails: there, everything has to run."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


def interpreter(version: str) -> Path:
    """A Python of this version."""
    if sys.version.startswith(f"{version}."):
        return Path(sys.executable)
    named = shutil.which(f"python{version}")
    if named is None or subprocess.run([named, "-c", ""], check=False, capture_output=True).returncode:
        missing(f"Python {version}")
    return Path(named or "")


@pytest.mark.parametrize(
    ("version", "resolution"),
    [(version, resolution) for version in ("3.11", NEWEST_PYTHON) for resolution in ("lowest-direct", "highest")],
)
def test_an_installation_works(tmp_path: Path, version: str, resolution: str) -> None:
    if UV is None:
        missing("uv")
    python = tmp_path / "env" / "bin" / "python"
    run(UV or "", "venv", "--python", interpreter(version), tmp_path / "env")
    wheels = ("--only-binary", ":all:", "--no-binary", "geo-incidents")
    run(UV or "", "pip", "install", "--python", python, "--resolution", resolution, *wheels, ROOT)
    assert f"works: {version}" in run(python, "-I", ROOT / "tests" / "smoke.py", REPORTS)
