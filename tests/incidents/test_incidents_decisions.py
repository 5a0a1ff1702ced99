"""A decisions file says what is wrong with it, by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo_incidents.errors import BadTableError, InputError
from geo_incidents.incidents import read_decisions

HEADER = "action,subjects,target,who,when,why\n"


def test_rows_are_read_in_order(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(
        HEADER + "same,c-1 c-2,,R. Editor,2025-04-01,one event\nmove,c-3,ocha:C3561,R. Editor,2025-04-02,map\n"
    )
    first, second = read_decisions(file)
    assert (first.action, first.subjects) == ("same", ("c-1", "c-2"))
    assert (second.target, second.why) == ("ocha:C3561", "map")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("action,subjects\ndrop,c-1\n", ":2: no target, who, when, why"),
        (HEADER + "erase,c-1,,x,y,z\n", ":2: action 'erase'"),
        (HEADER + "drop,,,x,y,z\n", ":2: action 'drop' with subjects ''"),
    ],
)
def test_faults_name_the_line(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(text)
    with pytest.raises(BadTableError, match=fault.replace("(", "\\(")):
        read_decisions(file)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_decisions(tmp_path / "none.csv")
