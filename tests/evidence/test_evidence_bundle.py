"""A bundle: the same bytes each time, whole when nothing was touched, and telling when something was."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo_incidents import find_incidents, read_reports
from geo_incidents.cli import cli
from geo_incidents.errors import InputError
from geo_incidents.evidence import Bundle, make_bundle, verify
from geo_incidents.evidence.report import report_page
from geo_incidents.exports import write
from geo_incidents.gazetteer import load

REPORTS = {
    "one.txt": "Gunmen killed 12 people in the village of al-Sanoubar, near Jableh, on 7 March 2025, residents said.",
    "two.txt": "قصفت طائرات بلدة كنسبا في ريف اللاذقية في 9 آذار 2025 ما أدى إلى مقتل ثلاثة مدنيين 🕊.",
}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf8")
    return folder


@pytest.fixture
def bundle(reports: Path) -> Bundle:
    reading = read_reports([reports])
    return Bundle(find_incidents(reading).result, [reports], reading, reference="Case 7/2026")


def rewritten(path: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """A copy of a bundle with some entries changed, or left out where `change` gives None."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if (data := change(name, old.read(name))) is not None:
                new.writestr(name, data)
    return target


def test_the_same_contents_give_the_same_bytes(bundle: Bundle, tmp_path: Path) -> None:
    digests = {make_bundle(bundle, tmp_path / name, load()) for name in ("a.zip", "b.zip")}
    assert len(digests) == 1
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_an_untouched_bundle_is_whole_and_holds_the_originals(bundle: Bundle, reports: Path, tmp_path: Path) -> None:
    make_bundle(bundle, tmp_path / "a.zip", load())
    assert verify(tmp_path / "a.zip") == []
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        for name in REPORTS:
            assert archive.read(f"data/originals/reports/{name}") == (reports / name).read_bytes()


@pytest.mark.parametrize(
    ("part", "data"),
    [
        ("data/originals/reports/one.txt", b"Nobody was killed."),
        ("data/texts/000001.txt", b"Nobody was killed."),
        ("data/report.html", b"<p>nothing</p>"),
        ("data/originals/reports/two.txt", None),
    ],
)
def test_a_changed_or_missing_part_is_told(bundle: Bundle, tmp_path: Path, part: str, data: bytes | None) -> None:
    make_bundle(bundle, tmp_path / "a.zip", load())
    touched = rewritten(tmp_path / "a.zip", tmp_path / "b.zip", lambda name, old: data if name == part else old)
    assert any(Path(part).name in fault or "quote" in fault for fault in verify(touched))


@pytest.mark.parametrize("name", ["../../../mine.txt", "/etc/hostname"])
def test_an_index_that_names_files_of_the_verifier(bundle: Bundle, tmp_path: Path, name: str) -> None:
    make_bundle(bundle, tmp_path / "a.zip", load())

    def changed(entry: str, data: bytes) -> bytes:
        return data.replace(b"texts/000001.txt", name.encode()) if entry == "data/index.json" else data

    assert any(
        "outside the bundle" in fault for fault in verify(rewritten(tmp_path / "a.zip", tmp_path / "b.zip", changed))
    )


def test_a_link_out_of_the_reports_is_not_handed_over(reports: Path, tmp_path: Path) -> None:
    """It was not read, and a stranger's folder may link to a private file."""
    (tmp_path / "mine.txt").write_text("Private.")
    (reports / "three.txt").symlink_to(tmp_path / "mine.txt")
    reading = read_reports([reports])
    make_bundle(Bundle(find_incidents(reading).result, [reports], reading, reference="1"), tmp_path / "a.zip", load())
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert not [name for name in archive.namelist() if b"Private." in archive.read(name) or "three" in name]


def test_bundles_form_a_chain(bundle: Bundle, tmp_path: Path) -> None:
    first, second, other = (tmp_path / name for name in ("1.zip", "2.zip", "other.zip"))
    make_bundle(bundle, first, load())
    make_bundle(replace(bundle, previous=first), second, load())
    make_bundle(replace(bundle, reference="another case"), other, load())
    assert verify(second, first) == []
    assert "is not the bundle that this one follows" in verify(second, other)[0]


def test_a_report_that_changed_since_is_refused(bundle: Bundle, reports: Path, tmp_path: Path) -> None:
    (reports / "one.txt").write_text(REPORTS["one.txt"] + " ", "utf8")
    with pytest.raises(InputError, match="not the file that the case was made from"):
        make_bundle(replace(bundle, reading=read_reports([reports])), tmp_path / "a.zip", load())
    (reports / "one.txt").unlink()
    with pytest.raises(InputError, match="its file was not given"):
        make_bundle(replace(bundle, reading=read_reports([reports])), tmp_path / "a.zip", load())
    assert not (tmp_path / "a.zip").exists()


def test_the_report_prints_full_hashes_and_no_markup_of_a_report(bundle: Bundle) -> None:
    page = report_page(bundle.result, '</style><script>alert("1")</script>')
    assert "<script>" not in page.replace("&lt;script&gt;", "")
    assert all(source.sha256 in page for source in bundle.result.sources)
    assert page.count("<section>") == len(bundle.result.incidents) + len(bundle.result.sources)


def test_the_commands_make_and_verify(bundle: Bundle, reports: Path, tmp_path: Path) -> None:
    case, target = tmp_path / "case.gpkg", tmp_path / "a.zip"
    write(bundle.result, case, load(), profile="internal")
    made = CliRunner().invoke(cli, ["bundle", str(case), str(reports), "-o", str(target)], standalone_mode=False)
    assert made.stdout.startswith(f"{target} sha256 ")
    checked = CliRunner().invoke(cli, ["bundle", "verify", str(target)], standalone_mode=False)
    assert checked.return_value == 0
    (tmp_path / "no.zip").write_bytes(b"no archive")
    refused = CliRunner().invoke(cli, ["bundle", "verify", str(tmp_path / "no.zip")], standalone_mode=False)
    assert isinstance(refused.exception, InputError)
