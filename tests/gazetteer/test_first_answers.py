"""Five thousand listed spellings with the place each means alone, and a reason wherever that place has changed.

A change of tables or of ranking that gives another first answer must say so here: the place, the one `before`, and why.
"""

from __future__ import annotations

import csv
from pathlib import Path

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.lookup import lookup
from geo_incidents.text.keys import is_arabic

TABLE = Path(__file__).parent / "first_answers.csv"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf8", newline="") as stream:
        return list(csv.DictReader(stream))


def first(name: str) -> str:
    return next((one.candidate.place.id for one in lookup(load(), name)), "")


def test_no_first_answer_changes_without_a_reason() -> None:
    answers = ((row, first(row["name"])) for row in rows())
    changed = [(row["name"], row["place_id"], answer) for row, answer in answers if answer != row["place_id"]]
    assert changed == []


def test_every_change_has_its_reason_and_nothing_else_has_one() -> None:
    told = [row for row in rows() if row["reason"]]
    assert all(row["before"] != row["place_id"] for row in told)
    assert [row["name"] for row in rows() if row["before"] and not row["reason"]] == []
    assert len(told) > 200


def test_the_table_holds_five_thousand_names_of_both_scripts() -> None:
    names = {row["name"] for row in rows()}
    assert len(names) == len(rows()) == 5_000
    assert sum(map(is_arabic, names)) >= 2_000
