"""What holds for every format: the same bytes each time and from a case, text survives, nothing is half-written."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from factory import make_case
from factory_places import FakeShapes

from geo_incidents.errors import OutputError, UsageError
from geo_incidents.exports import known_suffixes, read_case, write

RESULT, TEXTS = make_case(80)
SUFFIXES = known_suffixes()
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "case.gpkg"
    write(RESULT, path, FakeShapes())
    return path


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_case_gives_the_bytes_that_the_reports_give(suffix: str, case: Path, tmp_path: Path) -> None:
    write(RESULT, tmp_path / f"reports{suffix}", FakeShapes())
    write(read_case(case), tmp_path / f"case{suffix}", FakeShapes())
    assert (tmp_path / f"case{suffix}").read_bytes() == (tmp_path / f"reports{suffix}").read_bytes()


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the files of another process with another hash seed."""
    folder = tmp_path_factory.mktemp("elsewhere")
    program = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from factory import make_result\nfrom factory_places import FakeShapes\n"
        "from geo_incidents.exports import known_suffixes, write\n"
        f"for s in known_suffixes(): write(make_result(80), {str(folder / 'a')!r} + s, FakeShapes())"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True)
    return folder


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_hash_seeds_and_processes_change_no_byte(suffix: str, elsewhere: Path, tmp_path: Path) -> None:
    write(RESULT, tmp_path / f"a{suffix}", FakeShapes())
    assert (tmp_path / f"a{suffix}").read_bytes() == (elsewhere / f"a{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_is_pythons_own_notation(suffix: str, tmp_path: Path) -> None:
    write(RESULT, tmp_path / f"a{suffix}", FakeShapes())
    data = (tmp_path / f"a{suffix}").read_bytes()
    for repr_of in (b"<EventKind", b"datetime.date(", b"Precision.", b"Span(", b">None<", b'"None"', b">True<"):
        assert repr_of not in data


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_target_that_cannot_be_written(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does not exist"):
        write(RESULT, tmp_path / "missing" / f"a{suffix}", FakeShapes())
    (tmp_path / f"folder{suffix}").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write(RESULT, tmp_path / f"folder{suffix}", FakeShapes())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 100 kB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("may not mount a small file system here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize("suffix", sorted(set(SUFFIXES) - {".bib", ".csl.json"}))
def test_a_full_disk_leaves_what_was_there(suffix: str, small_disk: Path) -> None:
    target = small_disk / f"a{suffix}"
    before = b"" if suffix == ".gpkg" else b"what stood there before"  # a GeoPackage replaces nothing foreign
    target.write_bytes(before)
    with pytest.raises(OutputError, match="free space") as caught:
        write(make_case(400)[0], target, FakeShapes())
    assert "\n" not in str(caught.value)
    assert [path.name for path in small_disk.iterdir()] == [target.name]
    assert target.read_bytes() == before


@pytest.mark.parametrize("suffix", sorted(set(SUFFIXES) - {".bib", ".csl.json"}))
def test_a_full_folder_for_temporary_files_is_no_hindrance(
    suffix: str, small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small_disk / "fill").write_bytes(b"x" * 100_000)
    monkeypatch.setattr(tempfile, "tempdir", str(small_disk))
    monkeypatch.setenv("TMPDIR", str(small_disk))
    target = tmp_path / f"a{suffix}"
    write(make_case(40)[0], target, FakeShapes())
    assert target.stat().st_size
    assert [path.name for path in small_disk.iterdir()] == ["fill"]


def test_a_read_only_file_is_not_replaced() -> None:
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to the user that is tried
        Path(folder).chmod(0o777)
        target = Path(folder) / "a.geojson"
        target.write_text("mine")
        target.chmod(0o444)
        program = (
            "import os, pathlib\nfrom geo_incidents.exports.atomic import write_bytes\n"
            "os.geteuid() == 0 and os.setuid(65534)\n"
            f"write_bytes(pathlib.Path({str(target)!r}), b'theirs')"
        )
        run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
        assert "is read-only" in run.stderr
        assert target.read_text() == "mine"


def test_an_unknown_suffix_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match=r"\.shp.*\.geojson"):
        write(RESULT, "a.shp")
    with pytest.raises(UsageError, match="no option hxl"):
        write(RESULT, "a.kml", hxl=True)
