"""`case info`, `case merge`, `decisions status` and `decisions carry` as people call them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo_incidents.cli import cli
from geo_incidents.exports import read_case

HEADER = "decision,decided_at,by,action,target,field,was,is,reason,anchor\n"
ONE = "Gunmen killed 7 men in Jableh on 7 March 2025."
TWO = "Shelling hit Baniyas on 9 March 2025 and killed 4 people."


def call(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments], standalone_mode=False)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Two people's cases: one report in common, one of each of them."""
    for folder, texts in (("a", {"common": ONE, "mine": TWO}), ("b", {"common": ONE + " ", "theirs": TWO})):
        (tmp_path / folder).mkdir()
        for name, text in texts.items():
            (tmp_path / folder / f"{name}.txt").write_text(text)
        made = call("export", tmp_path / folder, "-o", tmp_path / f"{folder}.gpkg", "--profile", "internal")
        assert made.return_value == 0
    return tmp_path


def test_info_says_what_is_in_a_case(cases: Path) -> None:
    told = call("case", "info", cases / "a.gpkg").stdout.splitlines()
    assert told[0].split() == ["reports:", "2"]
    found = json.loads(call("case", "info", cases / "a.gpkg", "--json").stdout)
    assert (found["incidents"], found["days"], found["profile"]) == (2, "2025-03-07 to 2025-03-09", "internal")
    assert found["kinds"] == {"killing": 1, "shelling": 1}


def decided(cases: Path, name: str, by: str, action: str, day: str) -> Path:
    """A case with one decision about its first incident."""
    incident = read_case(cases / f"{name}.gpkg").incidents[0].id
    file = cases / f"{name}.csv"
    file.write_text(f"{HEADER}d-{name},{day},{by},{action},{incident},,,,x,\n")
    out = cases / f"{name}2.gpkg"
    assert (
        call("export", cases / f"{name}.gpkg", "-o", out, "--profile", "internal", "--decisions", file).exit_code == 0
    )
    return out


def test_cases_of_two_people_are_joined_and_conflicts_listed(cases: Path) -> None:
    one = decided(cases, "a", "A", "accept", "2026-11-27")
    two = decided(cases, "b", "B", "drop", "2026-11-26")
    made = call("case", "merge", one, two, "-o", cases / "both.gpkg")
    assert made.return_value == 1
    lines = made.stdout.splitlines()
    assert lines[0].startswith("report common: the texts differ")
    assert lines[1].startswith("decision i-")
    assert lines[1].endswith("accept or drop: accept (a2.gpkg), drop (b2.gpkg)")
    both = read_case(cases / "both.gpkg")
    assert [source.report_id for source in both.sources] == ["common", "mine", "theirs"]
    assert [row.id for row in both.decisions] == ["d-b", "d-a"]  # by day


def test_a_case_and_itself_are_itself(cases: Path) -> None:
    made = call("case", "merge", cases / "a.gpkg", cases / "a.gpkg", "-o", cases / "same.gpkg")
    assert (made.return_value, made.stdout) == (0, "")
    assert read_case(cases / "same.gpkg").incidents == read_case(cases / "a.gpkg").incidents


def test_status_tells_what_waits(cases: Path) -> None:
    decided(cases, "a", "A", "accept", "2026-11-27")
    status = call("decisions", "status", cases / "a.gpkg", "--decisions", cases / "a.csv", "--require", "2")
    assert status.return_value == 1
    assert status.stdout.splitlines()[:4] == [
        "reviewed: 0", "waits for another reader: 1", "readers disagree: 0", "not reviewed: 1",
    ]  # fmt: skip
    assert status.stdout.splitlines()[4].endswith("Jableh (A)")
    one = call("decisions", "status", cases / "a.gpkg", "--decisions", cases / "a.csv")
    assert one.stdout.splitlines()[0] == "reviewed: 1"


def test_decisions_are_carried_or_listed(cases: Path) -> None:
    claim = read_case(cases / "a.gpkg").claims[0]
    anchor = f"{claim.document}@{claim.span.start}-{claim.span.end}#"

    anchor += hashlib.sha256(claim.quote.encode()).hexdigest()[:16]
    (cases / "old.csv").write_text(
        f"{HEADER}d-1,2026-11-26,A,correct,c-old,figure,7 killed men,8 killed men,,{anchor}\n"
        f"d-2,2026-11-26,A,drop,i-old,,,,x,\n"
    )
    made = call("decisions", "carry", cases / "old.csv", cases / "a.gpkg", "--by", "B", "-o", cases / "new.csv")
    assert made.return_value == 1
    assert made.stdout.splitlines() == [
        f"carried: d-1 correct c-old → {claim.id}",
        "not carried: d-2 drop i-old: it has no words of its own to be found by",
    ]
    after = call(
        "export", cases / "a", "-o", cases / "c.gpkg", "--profile", "internal", "--decisions", cases / "new.csv"
    )
    assert "c-old" not in after.stderr
    assert read_case(cases / "c.gpkg").incidents[0].tolls[0].low == 8
