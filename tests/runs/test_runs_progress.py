"""What long work says of itself."""

from __future__ import annotations

import io
import time

import pytest

from geo_incidents.runs import progress
from geo_incidents.runs.progress import Progress, span


def test_lines_come_now_and_then_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE_S", 0)
    stream = io.StringIO()
    begun = time.monotonic()
    monkeypatch.setattr(progress.time, "monotonic", lambda: begun)
    shown = Progress(stream, line_s=0.05)
    shown.phase("claims", reports=1_000, length=10_000)
    shown.advance(100, 1_000, taken_over=True)
    for at in (0.03, 0.06, 0.09, 0.12):
        monkeypatch.setattr(progress.time, "monotonic", lambda at=at: begun + at)
        shown.advance(100, 1_000)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 2
    assert lines[-1].startswith("claims: 500 of 1,000 reports · ")
    assert lines[-1].endswith(" s left")


def test_short_work_says_nothing() -> None:
    stream = io.StringIO()
    shown = Progress(stream, line_s=0)
    shown.phase("claims", 2, 10)
    shown.advance(2, 10)
    shown.close()
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, "0 s"), (45.4, "45 s"), (600, "10 min"), (5_340, "89 min"), (12_000, "3 h 20 min")]
)
def test_spans(seconds: float, told: str) -> None:
    assert span(seconds) == told
