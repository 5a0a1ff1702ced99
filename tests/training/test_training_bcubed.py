"""How well reports are put together: known groupings, and a folder read by the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.bcubed import Groups, bcubed, found, told


def groups(**reports: str) -> Groups:
    """A letter is a group: `a="xy"` is report a in groups x and y."""
    return {report: frozenset(letters) for report, letters in reports.items()}


@pytest.mark.parametrize(
    ("found", "told", "precision", "recall"),
    [
        (groups(a="x", b="x", c="y"), groups(a="1", b="1", c="2"), 1.0, 1.0),
        (groups(a="x", b="x", c="x"), groups(a="1", b="1", c="2"), 5 / 9, 1.0),
        (groups(a="x", b="y", c="z"), groups(a="1", b="1", c="2"), 1.0, 2 / 3),
        (groups(a="xy", b="xy"), groups(a="1", b="1"), 0.5, 1.0),
    ],
    ids=["same", "all in one", "each alone", "two incidents of one event"],
)
def test_known_groupings(found: Groups, told: Groups, precision: float, recall: float) -> None:
    figures = bcubed(found, told)
    assert (figures.precision, figures.recall) == pytest.approx((precision, recall))


def test_a_folder_is_read_and_judged(tmp_path: Path) -> None:
    texts = {
        "a": "Gunmen killed 12 people in the village of al-Mukhtariya in Latakia countryside on 7 March 2025.",
        "b": "SOHR: 14 civilians were killed in al-Mukhtariyah, Latakia, Syria, on 7 March 2025.",
        "c": "Nobody was in the street.",
    }
    (tmp_path / "reports").mkdir()
    for name, text in texts.items():
        (tmp_path / "reports" / f"{name}.txt").write_text(text)
    rows = [{"doc": "a", "event": "1"}, {"doc": "b", "event": "1"}, {"doc": "c", "event": "2"}]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, rows)))
    events = told(tmp_path)
    assert bcubed(found(tmp_path, list(events)), events).f1 == 1.0
