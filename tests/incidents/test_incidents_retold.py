"""Twenty events told by two to four reports each: how well they are put together, by B-cubed."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from geo_incidents import find_incidents, read_reports
from geo_incidents.model import EventKind
from training.bcubed import bcubed, found

EVENTS = tomllib.loads((Path(__file__).parents[1] / "cases" / "retold.toml").read_text("utf8"))["event"]


def written(folder: Path, reports: dict[str, list[str]]) -> Path:
    """Reports (day of publication, language, text) as files with their table."""
    (folder / "reports").mkdir()
    rows = []
    for name, (published, lang, text) in reports.items():
        (folder / "reports" / f"{name}.txt").write_text(text + "\n", "utf8")
        rows.append(json.dumps({"file": f"{name}.txt", "published": published, "lang": lang}))
    (folder / "reports" / "reports.jsonl").write_text("\n".join(rows) + "\n", "utf8")
    return folder


def test_reports_of_one_event_are_put_together(tmp_path: Path) -> None:
    told = {f"{event['id']}-{n}": frozenset([event["id"]]) for event in EVENTS for n in range(len(event["reports"]))}
    reports = {f"{event['id']}-{n}": report for event in EVENTS for n, report in enumerate(event["reports"])}
    figures = bcubed(found(written(tmp_path, reports), list(told)), told)
    assert figures.precision >= 0.98
    assert figures.recall >= 0.95


@pytest.mark.parametrize(
    ("dead", "kinds"),
    [(18, [EventKind.AIRSTRIKE]), (31, [EventKind.AIRSTRIKE, EventKind.KILLING])],
    ids=["the strike's dead", "others killed that day"],
)
def test_a_strike_and_its_dead_are_one_incident(tmp_path: Path, dead: int, kinds: list[EventKind]) -> None:
    reports = {
        "a": ["2024-09-09", "en", "Air strikes on the city of Masyaf killed 18 people on Sunday, state media said."],
        "b": ["2024-09-09", "en", f"On Sunday, {dead} people were killed in the city of Masyaf, the monitor said."],
    }
    incidents = find_incidents(read_reports([written(tmp_path, reports) / "reports"])).incidents
    assert sorted(incident.kind for incident in incidents) == kinds
