"""The tutorial's cells run in order, in a fresh interpreter, and it is kept without outputs."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs" / "tutorial.ipynb"
CHECKS = """
assert len(found.incidents) == len(found.to_geodataframe(profile="internal")) >= len(frame) > 0
assert claim.quote in next(d.text for d in reports.documents if d.source.report_id == claim.document)
assert {file.name for file in folder.iterdir()} >= {"incidents.geojson", "map.html"}
import shutil; shutil.rmtree(folder)
"""


def code_cells() -> list[dict[str, list[str]]]:
    return [cell for cell in json.loads(NOTEBOOK.read_text("utf8"))["cells"] if cell["cell_type"] == "code"]


def test_the_cells_run_in_order() -> None:
    source = "\n\n".join("".join(cell["source"]) for cell in code_cells()) + CHECKS
    run = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_no_output_is_kept() -> None:
    assert not any(cell["outputs"] for cell in code_cells())
