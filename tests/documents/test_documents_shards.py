"""Shards, patterns and the spool: long inputs are read row by row, and give what the short way gives."""

from __future__ import annotations

from pathlib import Path

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geo_incidents import find_incidents, write
from geo_incidents.documents import read_reports, spool_reports
from geo_incidents.documents import spool as spools
from geo_incidents.errors import BadTableError, InputError, UnreadableReportError

ROWS = [
    {"report_id": f"r{n:03}", "text": f"Report {n} of the day.\n\nقتل {n} أشخاص", "published": "2025-03-07"}
    for n in range(40)
]


def lines(rows: list[dict[str, str]]) -> bytes:
    return b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)


def test_parquet_patterns_and_json_lines_give_the_same_reports(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_bytes(lines(ROWS))
    for at in range(4):
        pq.write_table(pa.Table.from_pylist(ROWS[at::4]), tmp_path / f"part-{at}.parquet")
    whole = read_reports([tmp_path / "all.jsonl"])
    assert len(whole.documents) == 40
    assert read_reports([tmp_path / "part-*.parquet"]) == whole


def test_a_table_larger_than_a_report_may_be_is_read_row_by_row(tmp_path: Path) -> None:
    long = [{"id": str(n), "text": "word " * 200_000} for n in range(12)]
    (tmp_path / "long.jsonl").write_bytes(lines(long))
    with spool_reports([tmp_path / "long.jsonl"]) as spool:
        assert [d.source.report_id for d in spool] == sorted(str(n) for n in range(12))


def test_the_spool_is_the_same_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "all.jsonl").write_bytes(lines([*ROWS, ROWS[3], {**ROWS[5], "text": "another text"}]))
    in_memory = read_reports([tmp_path / "all.jsonl"])
    monkeypatch.setattr(spools, "IN_MEMORY", 1000)
    assert read_reports([tmp_path / "all.jsonl"]) == in_memory
    assert [failure.name for failure in in_memory.failures] == ["r003"]
    assert sum(d.source.report_id.startswith("r005~") for d in in_memory.documents) == 2


@pytest.mark.parametrize("suffix", [".geojson", ".geojsonl", ".kml"])
def test_a_map_of_ours_is_no_report(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "one.txt").write_text(
        "Gunmen killed four people in the village of al-Sanoubar, in Latakia countryside, on 7 March 2025."
    )
    write(find_incidents([tmp_path / "one.txt"]), tmp_path / f"map{suffix}")
    with pytest.raises(UnreadableReportError, match="not a report"):
        read_reports([tmp_path / f"map{suffix}"])


def test_a_cell_that_is_no_text_costs_its_row_and_no_other(tmp_path: Path) -> None:
    text = pa.array([b"Killed in Jableh.", b"\xff\xfe\x00", b"Killed in Hama."], pa.binary())
    days = pa.array([0, 2**62, 1], pa.int64()).view(pa.timestamp("us"))  # the second lies beyond the calendar
    valid = pa.table({"text": text.view(pa.string()), "published": ["2025-03-08"] * 3})
    pq.write_table(valid, tmp_path / "t.parquet")
    reading = read_reports([tmp_path / "t.parquet"])
    assert [document.text for document in reading.documents] == ["Killed in Jableh.", "Killed in Hama."]
    assert [(Path(one.name).name, "UTF-8" in one.reason) for one in reading.failures] == [("t.parquet:2", True)]
    pq.write_table(pa.table({"text": ["a", "b", "c"], "published": days}), tmp_path / "d.parquet")
    reading = read_reports([tmp_path / "d.parquet"])
    assert [document.source.published for document in reading.documents] == ["1970-01-01", "", "1970-01-01"]
    assert [Path(one.name).name for one in reading.failures] == ["d.parquet:2"]


def test_shards_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "bad.parquet").write_text("no parquet")
    with pytest.raises(UnreadableReportError, match=r"bad\.parquet"):
        read_reports([tmp_path / "bad.parquet"])
    pq.write_table(pa.table({"legs": ["x"]}), tmp_path / "other.parquet")
    with pytest.raises(BadTableError, match="`text`"):
        read_reports([tmp_path / "other.parquet"])
    with pytest.raises(InputError, match="check the path"):
        read_reports([tmp_path / "none-*.jsonl"])
