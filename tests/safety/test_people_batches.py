"""How private people are found in whole batches: recall and false gaps do not fall below what they are."""

import json
from pathlib import Path

import pytest

from training.people_score import score

BATCHES = Path(__file__).parents[1] / "cases" / "people"
# Recall, and false gaps. All were worked with but the odd passages of 5. People4 was first read at .883
# and .088 in Arabic, .924 and .092 in English, people7 at .866 and .053, .898 and .056,
# people8 at .892 and .067, .894 and .041, people9 at .950 and .970, false gaps .054 of both.
FLOORS = {
    ("people1", "ar"): (0.98, 0.034),
    ("people1", "en"): (0.98, 0.041),
    ("people2", "ar"): (0.97, 0.01),
    ("people2", "en"): (0.94, 0.01),
    ("people3", "ar"): (0.95, 0.03),
    ("people3", "en"): (0.97, 0.02),
    ("people4", "ar"): (0.965, 0.035),
    ("people4", "en"): (0.98, 0.025),
    ("people5", "ar"): (0.95, 0.07),
    ("people5", "en"): (0.95, 0.015),
    ("people6", "ar"): (0.945, 0.095),
    ("people7", "ar"): (0.925, 0.065),
    ("people7", "en"): (0.95, 0.045),
    ("people8", "ar"): (0.945, 0.05),
    ("people8", "en"): (0.95, 0.01),
    ("people9", "ar"): (0.95, 0.05),
    ("people9", "en"): (0.965, 0.015),
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
