"""`geo-incidents map`: pages for frames, tags for social networks, pictures and reports by suffix."""

import os
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from geo_incidents.cli.app import cli
from geo_incidents.errors import UsageError
from geo_incidents.webmap import page

REPORT = "SOHR said on 8 March 2025 that 24 people were killed in the village of al-Sanoubar, in Latakia."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(REPORT, "utf8")
    return folder


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(cli, ["map", *map(str, arguments)], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result


def test_a_page_for_a_frame(report: Path, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    run(report, "-o", page, "--embed", "--no-fonts", "--lang", "fr")
    text = page.read_text("utf8")
    assert '<html lang="fr" dir="ltr" data-embed>' in text
    assert "font/woff2" not in text
    assert "og:" not in text


def test_a_site_gets_tags_and_a_picture_beside_the_page(report: Path, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    result = run(report, "-o", page, "--site-url", "https://example.org/a/map.html", "--title", 'A "title"')
    text = page.read_text("utf8")
    assert '<meta property="og:title" content="A &quot;title&quot;">' in text
    assert '<meta property="og:url" content="https://example.org/a/map.html">' in text
    picture = tmp_path / "map.png"
    assert picture.exists() == ("https://example.org/a/map.png" in text) == (str(picture) in result.stdout)
    if os.environ.get("CI") == "true":
        assert picture.exists()


def test_a_site_that_is_no_address_is_refused(report: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not a web address"):
        run(report, "-o", tmp_path / "map.html", "--site-url", "javascript:alert(1)")


def test_one_run_writes_page_and_picture(report: Path, tmp_path: Path) -> None:
    files = [tmp_path / "map.html", tmp_path / "map.svg"]
    result = run(report, "-o", files[0], "-o", files[1], "--size", "800x600")
    assert result.stdout.splitlines()[:2] == [str(file) for file in files]
    assert 'width="800" height="600"' in files[1].read_text("utf8")


@pytest.mark.parametrize("size", ["1200", "axb", "10x10", "99999x99999"])
def test_a_size_that_is_none_is_refused(report: Path, tmp_path: Path, size: str) -> None:
    with pytest.raises(click.UsageError, match="1200x675"):
        run(report, "-o", tmp_path / "map.svg", "--size", size)


def test_a_suffix_that_is_no_map_is_refused(report: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"use export for \.xyz"):
        run(report, "-o", tmp_path / "map.xyz")


def test_a_page_that_no_browser_reads_is_refused_and_the_rest_is_written(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "MOST", 0)
    target, beside = tmp_path / "map.html", tmp_path / "incidents.geojson"
    with pytest.raises(UsageError, match=r"a page holds 0 incidents at most, and these are 1\. A page"):
        run(report, "-o", target, "--geojson", beside)
    assert beside.exists()
    assert not target.exists()


def test_a_page_larger_than_was_measured_is_written_with_advice(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "map.html"
    assert "open slowly" not in run(report, "-o", target).stderr
    monkeypatch.setattr(page, "MEASURED", 0)
    assert "map.html: the page has 1 incidents and will open slowly" in run(report, "-o", target).stderr
    assert target.exists()
