"""Bytes of extracts: nothing is lost, places are the gazetteer's own, and nothing foreign is made from them."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from archive import text_of

from geo_incidents import read_reports
from geo_incidents.errors import InputError
from geo_incidents.gazetteer import load
from geo_incidents.model import Failure
from geo_incidents.pipeline import extract
from geo_incidents.runs import pack

REPORTS = Path(__file__).parents[2] / "maps" / "coast-march-2025" / "reports"


def test_nothing_is_lost() -> None:
    gazetteer = load()
    for document in read_reports([REPORTS]).documents:
        found = extract(document, gazetteer)
        again = pack.loads(pack.dumps(found, gazetteer), gazetteer)
        assert again == found
        for one, other in zip(found.resolutions, again.resolutions, strict=True):
            assert one.place is other.place


def test_outcomes_need_no_gazetteer() -> None:
    outcomes = [text_of(1).encode(), Failure("a", "b"), b""]
    assert pack.loads(pack.dumps(outcomes)) == outcomes


@pytest.mark.parametrize(
    "foreign", [os.system, Path("a"), pack.dumps, complex(1, 2)], ids=["builtin", "path", "function", "complex"]
)
def test_nothing_foreign_is_made(foreign: object) -> None:
    with pytest.raises(InputError, match="without --resume"):
        pack.loads(pickle.dumps([foreign]), load())
