"""A compressed web archive is looked at before a library inflates it: what is none, or has no end, is refused."""

import gzip

import pytest

from geo_incidents.documents.readers import webarchives
from geo_incidents.errors import UnreadableReportError


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableReportError) as error:
        list(webarchives.read(gzip.compress(data), "a.warc.gz"))
    return str(error.value)


def test_what_is_no_web_archive_is_not_inflated() -> None:
    assert "no web archive" in refused(b"a" * 1_000_000)


def test_a_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webarchives, "LONGEST_LINE", 100_000)
    assert "line without end" in refused(b"WARC/1.0\r\nX: " + b"a" * 200_000)


def test_more_than_is_bearable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webarchives, "MOST_BYTES", 100_000)
    assert "inflates to more" in refused(b"WARC/1.0\r\n" + b"a\n" * 1_000_000)
