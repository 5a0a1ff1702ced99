"""`decisions merge`: agreement first, then conflicts, and one file of both."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from geo_incidents.cli import cli
from geo_incidents.incidents import read_decisions

HEADER = "decision,decided_at,by,action,target,field,was,is,reason,anchor\n"
ONE = HEADER + "d-1,2026-11-26,A,accept,i-1,,,,,\nd-2,2026-11-26,A,accept,i-2,,,,,\nd-3,2026-11-28,A,drop,i-3,,,,x,\n"
TWO = HEADER + "d-4,2026-11-27,B,accept,i-1,,,,,\nd-5,2026-11-27,B,drop,i-2,,,,x,\nd-6,2026-11-27,B,drop,i-3,,,,x,\n"


def test_agreement_conflicts_and_the_file_of_both(tmp_path: Path) -> None:
    one, two, both = (tmp_path / name for name in ("a.csv", "b.csv", "both.csv"))
    one.write_text(ONE)
    two.write_text(TWO)
    arguments = ["decisions", "merge", str(one), str(two), "-o", str(both)]
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert result.return_value == 1
    assert result.stdout.splitlines() == [
        "accept or drop: 2 of 3 the same (67%), kappa 0.40",
        "conflict: i-2 accept or drop: accept (a.csv), drop (b.csv)",
    ]
    assert [made.id for made in read_decisions(both)] == ["d-1", "d-2", "d-4", "d-5", "d-6", "d-3"]


def test_nothing_in_common(tmp_path: Path) -> None:
    for name, subject in (("a.csv", "i-1"), ("b.csv", "i-2")):
        (tmp_path / name).write_text(f"{HEADER}d-{subject},2026-11-26,A,accept,{subject},,,,,\n")
    arguments = ["decisions", "merge", str(tmp_path / "a.csv"), str(tmp_path / "b.csv")]
    result = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert (result.return_value, result.stdout) == (0, "no item was decided by both reviewers\n")
