"""Ctrl-C ends the command in one line whenever it comes, and the line tells what was written."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from geo_incidents.interrupts import catch_interrupts
from geo_incidents.written import forget, moving, written

# Sends Ctrl-C to itself when a module is about to be imported.
AT = """
import os, signal, sys

class At:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, At())
from geo_incidents.__main__ import main
main()
"""
AS_AN_ERROR = """
import os, signal
try:
    os.kill(os.getpid(), signal.SIGINT)
except BaseException:
    raise ImportError("the installation is broken") from None
"""
WHILE_DESTROYED = """
import os, signal, time

class Brief:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)

Brief()
time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a report."""
    (tmp_path / "r.txt").write_text("Gunmen killed four people in Jableh, Syria, on 7 March 2025.")
    return tmp_path


def ended(folder: Path, code: str, *targets: str, libraries: str = "") -> tuple[int, list[str]]:
    """The exit code, and the lines on standard error but the empty one that follows a terminal's ^C."""
    outputs = [argument for target in targets for argument in ("-o", target)]
    program = f"import sys; sys.path.insert(0, {libraries!r})\n{code}" if libraries else code
    run = subprocess.run(
        [sys.executable, "-c", program, "export", "r.txt", *outputs],
        cwd=folder, capture_output=True, text=True, check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a run in the background has it ignored
    )  # fmt: skip
    return run.returncode, [line for line in run.stderr.splitlines() if line]


@pytest.mark.parametrize(
    "module",
    ["geo_incidents.interrupts", "click", "click.types", "geo_incidents.cli.say", "geo_incidents.cli.export", "orjson",
     "geo_incidents.pipeline", "numpy", "pandas", "pyogrio"],
)  # fmt: skip
def test_ctrl_c_while_something_is_imported(folder: Path, module: str) -> None:
    code, lines = ended(folder, AT.format(module=module), "a.gpkg")
    assert (code, lines) == (130, ["geo-incidents: interrupted; no file was written"])
    assert [file.name for file in folder.iterdir()] == ["r.txt"]


@pytest.mark.parametrize("library", [AS_AN_ERROR, WHILE_DESTROYED], ids=["another error", "while destroyed"])
def test_ctrl_c_that_a_library_swallows_while_it_is_imported(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, library: str
) -> None:
    libraries = tmp_path_factory.mktemp("libraries")
    (libraries / "xlsxwriter.py").write_text(library)
    start = "from geo_incidents.__main__ import main; main()"
    code, lines = ended(folder, start, "a.bib", "b.xlsx", libraries=str(libraries))
    assert (code, lines) == (130, ["geo-incidents: interrupted; written before: a.bib"])
    assert sorted(file.name for file in folder.iterdir()) == ["a.bib", "r.txt"]


def test_an_error_tells_what_was_written_before_it(folder: Path) -> None:
    (folder / "b.csv").mkdir()
    start = "from geo_incidents.__main__ import main; main()"
    code, lines = ended(folder, start, "a.bib", "b.csv")
    assert code == 6
    assert lines == ["geo-incidents: b.csv is a folder: name a file in it; written before: a.bib"]


def test_only_what_is_in_its_place_was_written(tmp_path: Path) -> None:
    forget()
    draft, target, other = tmp_path / "draft", tmp_path / "a.csv", tmp_path / "b.csv"
    draft.write_text("new")
    target.write_text("old")
    moving(draft, target)
    assert written() == []  # an interrupt before the move
    draft.replace(target)
    assert written() == [str(target)]
    other.write_text("of somebody who came later")
    other.replace(target)
    assert written() == []


def test_what_nohup_has_ignored_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[int] = []
    found = {signal.SIGINT: signal.SIG_IGN, signal.SIGTERM: signal.SIG_DFL, signal.SIGHUP: signal.SIG_IGN}
    monkeypatch.setattr(signal, "getsignal", found.__getitem__)
    monkeypatch.setattr(signal, "signal", lambda number, _: caught.append(number))
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    catch_interrupts()
    assert caught == [signal.SIGTERM]
