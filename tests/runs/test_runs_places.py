"""Merging by place on an engine that shuffles gives the incidents of one process, in any partition and any order."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import geopandas
import pandas as pd
import pytest
from archive import text_of

from geo_incidents.documents import read_reports
from geo_incidents.exports.rows import incident_row
from geo_incidents.gazetteer import load
from geo_incidents.incidents import find_copies
from geo_incidents.pipeline import combine, extract
from geo_incidents.runs.frames import documents_of
from geo_incidents.runs.pack import loads
from geo_incidents.runs.places import (
    buckets,
    buckets_in_frames,
    copies_of_buckets,
    copy_groups,
    incidents_of_places,
    placed_in_frames,
)

REPORTS = 24
SHARED = (
    "incident_id",
    "event_group_id",
    "counted_in",
    "place_id",
    "kind",
    "date_start",
    "status",
    "n_claims",
    "n_independent_origins",
    "summary",
)


@pytest.fixture(scope="module")
def reports() -> pd.DataFrame:
    texts = [text_of(n) for n in range(REPORTS - 3)] + [text_of(3) + " It said no more."]
    texts.append("Two brothers were shot dead in the village of Ain Barqa on Saturday.")
    texts.append("Hassan Darwish, a farmer, said 14 families fled to Tweim on 7 March 2025.")
    rows = [{"report_id": f"r{n:02}", "text": text, "published": "2025-03-09"} for n, text in enumerate(texts)]
    return pd.DataFrame(rows)


def parts(frame: pd.DataFrame, size: int) -> list[pd.DataFrame]:
    return [frame[at : at + size] for at in range(0, len(frame), size)]


def test_the_incidents_are_those_of_one_process(reports: pd.DataFrame) -> None:
    gazetteer = load()
    documents = list(documents_of(reports))
    result = combine([extract(one, gazetteer) for one in documents], gazetteer, (), ())
    placed = pd.concat(placed_in_frames(parts(reports, 5), profile="internal"))
    pairs = copies_of_buckets(pd.concat(buckets_in_frames(parts(reports, 7))))
    groups = copy_groups(pairs.itertuples(index=False))
    assert [tuple(group) for group in groups] == list(result.copies) != []
    shuffled = placed.sample(frac=1, random_state=7)
    halves = [shuffled[shuffled["settlement"].map(hash) % 2 == half] for half in (0, 1)]
    found = pd.concat(incidents_of_places(half, copies=groups) for half in halves)
    from geo_incidents.exports.book import Book

    book = Book(result)
    expected = {one.id: incident_row(one, 0, book) for one in result.incidents}
    assert sorted(found["incident_id"]) == sorted(expected)
    for row in found.to_dict("records"):
        assert {name: str(row[name]) for name in SHARED} == {
            name: str(expected[row["incident_id"]][name]) for name in SHARED
        }
    held = {loads(packed, gazetteer)[0] for packed in placed["claim"]}
    assert {(claim.document, claim.id) for claim in held} == {(claim.document, claim.id) for claim in result.claims}
    assert placed[placed["place_id"] == ""]["left_out"].str.len().min() > 0


def test_the_profile_goes_over_each_report(reports: pd.DataFrame) -> None:
    public = pd.concat(placed_in_frames([reports]))
    told = b"".join(packed for packed in public["claim"])
    assert b"Darwish" not in told
    refuge = public[public["report_id"] == "r23"]
    assert set(refuge["place_id"]) <= {""}


def test_a_report_that_fails_has_a_row(reports: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    from geo_incidents.runs import places

    def broken(document: object, *_: object) -> None:
        raise ValueError(document)

    monkeypatch.setattr(places, "protected", broken)
    (frame,) = placed_in_frames([reports[:2]])
    assert list(frame["place_id"]) == ["", ""]
    assert frame["left_out"].str.contains("failed").all()


def test_copies_meet_in_a_bucket_and_others_do_not(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(200))
    (tmp_path / "whole.txt").write_text(words)
    (tmp_path / "half.txt").write_text(" ".join(words.split()[:120]))
    for n in range(20):
        (tmp_path / f"other{n}.txt").write_text(" ".join(f"own{n}x{at}" for at in range(150)))
    from geo_incidents.incidents import sketch

    made = {one.source.report_id: sketch(one) for one in read_reports([tmp_path]).documents}
    assert find_copies([made["whole"], made["half"]])
    held = {name: set(buckets(one)) for name, one in made.items()}
    assert held["whole"] & held["half"]
    others = [held[name] for name in held if name.startswith("other")]
    assert not any(one & other for n, one in enumerate(others) for other in others[:n])


def test_frames_go_into_geoparquet(reports: pd.DataFrame, tmp_path: Path) -> None:
    found = incidents_of_places(pd.concat(placed_in_frames([reports])))
    geometry = geopandas.GeoSeries.from_wkb(found.pop("geom"), crs="EPSG:4326")
    geopandas.GeoDataFrame(found, geometry=geometry).to_parquet(tmp_path / "part-0.parquet")
    back = geopandas.read_parquet(tmp_path / "part-0.parquet")
    assert len(back) == len(found) > 0
    assert (back.geometry.x - back["longitude"]).abs().max() < 1e-9


def test_nothing_in_gives_nothing_out() -> None:
    (empty,) = placed_in_frames([pd.DataFrame({"text": [""]})])
    assert incidents_of_places(empty).empty
    assert copies_of_buckets(next(buckets_in_frames([pd.DataFrame({"text": [""]})]))).empty
    assert partial(incidents_of_places, copies=())(empty).dtypes["latitude"] == "float64"
