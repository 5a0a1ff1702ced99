"""The rows of the `mentions` and `claims` streams."""

import json
import subprocess
import sys

from factory import make_case

from geo_incidents.exports.jsonl import claim_row, line, mention_row
from geo_incidents.model import Polarity, Status

RESULT, TEXTS = make_case(60)


def test_a_mention_row_points_at_its_words() -> None:
    for resolution in RESULT.resolutions:
        row = json.loads(line(mention_row(resolution)))
        assert TEXTS[row["document"]][row["start"] : row["end"]] == row["surface"]
        assert (row["lat"] is None) == (resolution.status in (Status.AREA, Status.NOT_A_PLACE) or not resolution.place)


def test_a_claim_row_points_at_its_words() -> None:
    for claim in RESULT.claims:
        row = json.loads(line(claim_row(claim)))
        assert TEXTS[row["document"]][row["quote_start"] : row["quote_end"]] == row["quote"]
        assert row["date_start"] == (claim.when.start.isoformat() if claim.when.start else None)


def test_only_what_is_drawn_has_coordinates() -> None:
    for claim in RESULT.claims:
        for place, resolution in zip(claim_row(claim)["places"], claim.places, strict=True):
            drawn = claim.polarity is Polarity.ASSERTED and resolution.is_mark
            assert (place["lat"] is not None) == drawn


def test_one_object_a_line() -> None:
    assert all(line(claim_row(claim)).count(b"\n") == 1 for claim in RESULT.claims)


def test_mentions_are_written_without_claims_or_profiles() -> None:
    asked = ("geo_incidents.claims", "geo_incidents.safety", "geo_incidents.incidents")
    code = f"import sys, geo_incidents.exports.jsonl; print([name for name in {asked} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"
