"""How private people are found in whole batches: recall and false gaps do not fall below what they are."""

import json
from pathlib import Path

import pytest
from score_people import score

BATCHES = Path(__file__).parents[1] / "cases" / "people"
# Recall, and false gaps. All were worked with but the odd passages of 5. People4 was first read at .883
# and .088 in Arabic, .924 and .092 in English, people8 at .892 and .067, .894 and .041.
FLOORS = {
    ("people1", "ar"): (0.99, 0.015),
    ("people1", "en"): (0.99, 0.031),
    ("people2", "ar"): (0.98, 0.0),
    ("people2", "en"): (0.95, 0.0),
    ("people3", "ar"): (0.96, 0.02),
    ("people3", "en"): (0.98, 0.01),
    ("people4", "ar"): (0.975, 0.015),
    ("people4", "en"): (0.99, 0.015),
    ("people5", "ar"): (0.945, 0.05),
    ("people5", "en"): (0.94, 0.0),
    ("people6", "ar"): (0.935, 0.085),
    ("people8", "ar"): (0.945, 0.04),
    ("people8", "en"): (0.93, 0.0),
}


@pytest.mark.parametrize(("name", "lang"), FLOORS)
def test_a_batch_is_read_as_well_as_before(name: str, lang: str) -> None:
    lines = (BATCHES / f"{name}.jsonl").read_text("utf8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["lang"] == lang]
    recall, false = FLOORS[name, lang]
    made = score(rows)
    assert made.private > 40
    assert made.recall >= recall, made.missed
    assert made.false_share <= false, made.wrong
