"""Parts of a run lie in a folder of ours; nobody else's is touched."""

import os
import stat
from pathlib import Path

import pytest

from geo_incidents.errors import OutputError
from geo_incidents.runs.parts import Parts, parts_for


def test_only_parts_of_ours_are_removed(tmp_path: Path) -> None:
    """A folder with a manifest of another program, or a link to one of ours, is in the way and stays."""
    theirs, elsewhere = tmp_path / "a.gpkg.parts", tmp_path / "elsewhere"
    theirs.mkdir()
    (theirs / "manifest.json").write_text('{"purpose": "a backup"}')
    (theirs / "precious").write_text("x")
    with pytest.raises(OutputError, match="was not made by this program"):
        parts_for(tmp_path / "a.gpkg", ("task",), resume=False)
    assert (theirs / "precious").read_text() == "x"
    kept = Parts(elsewhere, ("task",))
    (tmp_path / "b.gpkg.parts").symlink_to(elsewhere)
    with pytest.raises(OutputError, match="was not made by this program"):
        parts_for(tmp_path / "b.gpkg", ("task",), resume=False)
    assert kept.folder.is_dir()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_nobody_else_reads_parts(tmp_path: Path) -> None:
    (tmp_path / "a.parts").mkdir(mode=0o755)
    assert stat.S_IMODE((tmp_path / "a.parts").stat().st_mode) == 0o755
    (tmp_path / "a.parts").rmdir()
    parts = Parts(tmp_path / "a.parts", ("task",))
    assert stat.S_IMODE(parts.folder.stat().st_mode) == 0o700
    parts.remove()
    assert not parts.folder.exists()
