"""What users install: a wheel and an sdist that work far from this checkout."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "maps" / "coast-march-2025" / "reports"
pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel, built from the sdist, and the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    return folder


def test_the_wheel_has_its_data_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for needed in ("py.typed", "data/gazetteer.bin", "data/ui/ar.toml", "data/lang/ar/words.toml"):
        assert f"geo_incidents/{needed}" in names
    assert any(name.endswith("licenses/NOTICE") for name in names)
    for shared in ("man/man1/geo-incidents.1", "bash-completion/completions/geo-incidents"):
        assert any(name.endswith(f".data/data/share/{shared}") for name in names)
    assert all(name.split("/")[0].startswith("geo_incidents") for name in names)
    assert not [name for name in names if "__pycache__" in name]


def test_the_sdist_has_what_a_contributor_needs(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.split("/", 1)[-1] for name in opened.getnames()}
    assert {"Makefile", "constraints.txt", "gazetteer/places.csv", "tests/test_packaging.py", "LICENSE"} <= names
    assert not any(name.endswith("map.html") for name in names)


def test_the_main_job_runs_from_the_wheel_in_an_environment_of_its_own(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    install = (python, "-m", "pip", "install", "--quiet")
    run(*install, "--require-hashes", "-r", ROOT / "requirements.txt", cwd=tmp_path)
    run(*install, "--no-deps", wheel, cwd=tmp_path)
    command = tmp_path / "env" / "bin" / "geo-incidents"
    printed = run(command, "map", REPORTS, "-o", "map.html", "--geojson", "incidents.geojson", cwd=tmp_path)
    assert printed.splitlines()[:2] == ["map.html", "incidents.geojson"]
    assert (tmp_path / "map.html").stat().st_size > 100_000
    assert run(python, "-m", "geo_incidents", "--version", cwd=tmp_path).startswith("geo-incidents")


def test_the_hashed_requirements_are_the_versions_that_are_tested() -> None:
    tested = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text().split() if "==" in line)
    tested = {name.lower().replace("_", "-"): version for name, version in tested.items()}
    hashed = dict(re.findall(r"^([\w.-]+)==([^ ;]+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE))
    assert {name: version for name, version in hashed.items() if tested.get(name, version) != version} == {}
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    assert {re.split(r"[<>=\[]", name)[0].lower() for name in needed} <= hashed.keys()
