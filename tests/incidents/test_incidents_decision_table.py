"""The table of decisions: what a row may say, and what comes back of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.errors import BadTableError
from geo_incidents.incidents import read_decisions
from geo_incidents.incidents.decision_table import ACTIONS, COLUMNS, cells_of, decision, table_of
from geo_incidents.model import Decision

HEADER = ",".join(COLUMNS) + "\n"


def row(**cells: str) -> dict[str, str | None]:
    return dict.fromkeys(COLUMNS, "") | {"by": "R. Saab", "decided_at": "2026-11-27T10:00:00Z"} | cells


def test_a_row_is_read() -> None:
    cells = row(action="correct", target="c-1 c-2", field="figure", was="31 killed", **{"is": "at_least 33 killed"})
    made = decision(cells, "d.csv:2")
    assert (made.subjects, made.field, made.was, made.target) == (
        ("c-1", "c-2"), "figure", "31 killed", "at_least 33 killed",
    )  # fmt: skip
    assert made.id.startswith("d-")
    assert decision(row(action="accept", target="i-1"), "").id != decision(row(action="drop", target="i-1"), "").id


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("place", "point:95.0,36.2;r=800"), ("place", ""), ("when", "yesterday"), ("when", "2025-03-09/2025-03-07"),
        ("kind", "murder"), ("figure", "killed 31"), ("figure", "vague 31 killed"), ("figure", "9-3 killed"),
        ("figure", "3 died"), ("speaker", ""), ("polarity", "maybe"), ("colour", "red"),
    ],
)  # fmt: skip
def test_a_value_that_is_none_names_its_line(tmp_path: Path, field: str, value: str) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(HEADER + f'd-1,2026-11-27,R. Saab,correct,c-1,{field},,"{value}",,\n')
    with pytest.raises(BadTableError, match=r"decisions\.csv:2: "):
        read_decisions(file)


def test_a_quoted_line_break_does_not_shift_the_lines_told(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(HEADER + 'd-1,,R,note,i-1,,,"two\nlines",,\nd-2,,R,erase,i-1,,,,,\n')
    with pytest.raises(BadTableError, match=r":4: action 'erase'"):
        read_decisions(file)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(str.strip)
ROWS = st.builds(
    Decision,
    st.sampled_from([action for action in ACTIONS if action not in ("correct", "add_claim")]),
    st.lists(st.from_regex(r"[ci]-[0-9a-f]{10}", fullmatch=True), min_size=1, max_size=2).map(tuple),
    *[WORDS] * 7,
    st.from_regex(r"d-[0-9a-f]{12}", fullmatch=True),
)


@given(st.lists(ROWS, max_size=4))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, rows: list[Decision]) -> None:
    file = tmp_path_factory.mktemp("rows") / "decisions.csv"
    file.write_bytes(table_of(rows))
    assert list(read_decisions(file)) == rows


def test_a_formula_is_defused() -> None:
    made = decision(row(action="note", target="i-1", **{"is": "=HYPERLINK(1)"}), "")
    assert cells_of(made)["is"] == "=HYPERLINK(1)"
    assert "'=HYPERLINK(1)" in table_of([made]).decode()
