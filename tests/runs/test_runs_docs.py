"""What the page about many reports says one can run, runs."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from archive import write_archive

PAGE = Path(__file__).parents[2] / "docs" / "scale.md"


def test_the_program_of_the_page_runs(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(from pathlib.*?)```", PAGE.read_text("utf8"), re.DOTALL)
    (tmp_path / "archive").mkdir()
    write_archive(tmp_path / "archive" / "all.jsonl", 600)
    (tmp_path / "program.py").write_text(
        code.replace("...", "print(lines.decode(), end='')").replace("jobs=8", "jobs=2")
    )
    run = subprocess.run([sys.executable, "program.py"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.count('"claim_id"') >= 600
    assert run.stdout.endswith("[]\n")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["archive", "program.py"]


def test_the_functions_for_spark_and_dask_are_there() -> None:
    named = re.findall(r"from geo_incidents.runs.(frames|places|shuffle) import (.*)", PAGE.read_text("utf8"))
    assert [module for module, _ in named] == ["frames", "places", "shuffle"]
    for module, names in named:
        missing = [
            name for name in names.split(", ") if not hasattr(import_module(f"geo_incidents.runs.{module}"), name)
        ]
        assert missing == []
