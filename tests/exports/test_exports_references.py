"""References of odd sources: a day that is none is left out, however it was written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from factory import make_result

from geo_incidents.exports.references import write_csl


@pytest.mark.parametrize("retrieved", ["9" * 40, "yesterday", "2025-" + "1" * 30, "٢٠٢٥"])
def test_an_odd_day_of_retrieval(tmp_path: Path, retrieved: str) -> None:
    """What lies in a case was not checked as a manifest is."""
    result = make_result(1)
    sources = tuple(replace(source, retrieved=retrieved) for source in result.sources)
    write_csl(replace(result, sources=sources), tmp_path / "a.csl.json")
    items = json.loads((tmp_path / "a.csl.json").read_bytes())
    assert len(items) == len(sources)
    assert all(item.get("accessed", {"date-parts": [[2025]]}) == {"date-parts": [[2025]]} for item in items)
