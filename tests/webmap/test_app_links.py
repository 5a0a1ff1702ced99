"""The program's modules as modules: imports lead to exports, a name means one thing, and the types hold."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from watching import missing

from geo_incidents.webmap.assets import APP, MODULES, bundled, program

ROOT = Path(__file__).parents[2]
TSC = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.js";$', re.MULTILINE)
DECLARED = re.compile(r"^(export )?(?:async )?(?:function|const|let) (\w+)", re.MULTILINE)


def source(name: str) -> str:
    return (APP / f"{name}.js").read_text("utf8")


def exported(name: str) -> set[str]:
    return {found[1] for found in DECLARED.findall(source(name)) if found[0]}


@pytest.mark.parametrize("name", MODULES)
def test_every_import_is_exported_there(name: str) -> None:
    for names, other in IMPORT.findall(source(name)):
        assert other in MODULES
        assert {one.strip() for one in names.split(",") if one.strip()} <= exported(other)


@pytest.mark.parametrize("name", MODULES)
def test_every_export_is_imported_somewhere(name: str) -> None:
    used = {
        one.strip()
        for m in MODULES
        for names, other in IMPORT.findall(source(m))
        if other == name
        for one in names.split(",")
    }
    tested = (ROOT / "tests" / "webmap" / "test_app_modules.py").read_text("utf8")
    assert {one for one in exported(name) - used if one not in tested} == set()


def test_a_name_means_one_thing_in_all_modules() -> None:
    counts = Counter(found[1] for name in MODULES for found in DECLARED.findall(source(name)))
    assert [name for name, times in counts.items() if times > 1] == []


def test_the_bundle_has_no_link_left() -> None:
    assert not re.search(r"^(import|export) ", program(), re.MULTILINE)
    assert len(DECLARED.findall(bundled(MODULES))) == sum(len(DECLARED.findall(source(name))) for name in MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_every_module_is_checked_and_says_what_it_is(name: str) -> None:
    first, second = source(name).splitlines()[:2]
    assert first == "// @ts-check"
    assert second.startswith("// ")


def test_types_hold() -> None:
    if not TSC.exists() or not shutil.which("node"):
        missing("typescript (npm install --no-save typescript@5)")
    told = subprocess.run(["node", str(TSC), "-p", str(ROOT)], capture_output=True, text=True, check=False)
    assert told.stdout == ""
    assert told.returncode == 0
