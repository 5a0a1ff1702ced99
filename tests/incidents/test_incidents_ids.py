"""The promise of ids: made in the same way in every version.

A failure here means that every decision ever written about such ids is lost: first give a way to carry them.
"""

from __future__ import annotations

import pytest

from geo_incidents.claims.find import digest as claim_digest
from geo_incidents.gazetteer import load
from geo_incidents.incidents.merge import digest
from geo_incidents.model import Document, Result, Source
from geo_incidents.pipeline import result_of

TEXT = (
    "Gunmen killed 7 men in Jableh on 7 March 2025. Across Latakia governorate 30 people were killed on 9 March 2025."
)


@pytest.fixture(scope="module")
def result() -> Result:
    return result_of([Document("fixed", TEXT, Source("one", published="2025-03-21"), ())], load())


def test_an_incident_is_named_after_place_family_and_day() -> None:
    assert digest("i", "ocha:C3585", "killing", "", "2025-03-07") == "i-f0a919ef8f"
    assert digest("a", "adm:SY10", "strike", "2025-03-09", "c-1") == "a-62d2906e9d"


def test_a_claim_is_named_after_its_words() -> None:
    assert claim_digest("fixed", "0", "killing", "Jableh", "1") == "9e2c24b7a468"


def test_the_same_text_read_in_the_same_way_has_the_same_ids(result: Result) -> None:
    killing = next(incident for incident in result.incidents if str(incident.when.start) == "2025-03-07")
    assert killing.id == digest("i", "ocha:C3585", "killing", "", "2025-03-07")
    assert killing.claims[0].id == "c-" + claim_digest("fixed", "0", "killing", "Jableh", "1")
    (statement,) = result.area_statements
    assert statement.id.startswith("a-")


def test_nothing_of_another_report_is_in_an_id(result: Result) -> None:
    other = Document("second", "Shelling hit Baniyas on 9 March 2025.", Source("two", published="2025-03-21"), ())
    both = result_of([other, Document("fixed", TEXT, Source("one", published="2025-03-21"), ())], load())
    assert {incident.id for incident in result.incidents} <= {incident.id for incident in both.incidents}
    assert {claim.id for claim in result.claims} <= {claim.id for claim in both.claims}
