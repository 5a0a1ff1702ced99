"""What Spark calls: frames in, frames out, the same rows as the commands write."""

from __future__ import annotations

from datetime import datetime

import orjson
import pandas as pd
import pytest
from archive import text_of

from geo_incidents.documents import read_reports
from geo_incidents.errors import UsageError
from geo_incidents.gazetteer import load
from geo_incidents.runs.frames import CLAIMS, MENTIONS, claims_in_frames, mentions_in_frames
from geo_incidents.runs.tasks import Protected, claim_lines, mention_lines

NAMED = "Two people were killed in Jableh on 7 March 2025, said Hassan Darwish, a farmer. Homes burned in Baniyas."


@pytest.mark.parametrize("profile", ["public", "internal"])
@pytest.mark.parametrize(
    ("function", "schema", "task"),
    [(mentions_in_frames, MENTIONS, mention_lines), (claims_in_frames, CLAIMS, claim_lines)],
    ids=["mentions", "claims"],
)
def test_frames_have_the_rows_of_the_command(tmp_path, function, schema, task, profile) -> None:  # type: ignore[no-untyped-def]
    texts = [text_of(n) for n in range(11)] + [NAMED]
    reports = pd.DataFrame({"report_id": [f"r{n}" for n in range(12)], "text": texts})
    reports["published"] = [datetime(2025, 3, 9)] * 11 + [None]  # noqa: DTZ001  as Spark gives them
    frames = list(function(iter([reports[:5], reports[5:]]), profile=profile))
    task = task if profile == "internal" else Protected(task, profile)
    assert [list(frame.columns) for frame in frames] == [[column.split()[0] for column in schema.split(", ")]] * 2
    table = tmp_path / "all.jsonl"
    rows = reports.assign(published=["2025-03-09"] * 11 + [""]).to_dict("records")
    table.write_bytes(b"\n".join(map(orjson.dumps, rows)))
    documents = {document.source.report_id: document for document in read_reports([table]).documents}
    expected = [orjson.loads(line) for n in range(12) for line in task(documents[f"r{n}"], load()).splitlines()]
    found = pd.concat(frames).to_dict("records")
    assert len(found) == len(expected) >= 12
    for one, other in zip(found, expected, strict=True):
        for name, value in other.items():
            if value is None:
                assert pd.isna(one[name])
            elif isinstance(value, list):
                assert orjson.loads(one[name]) == value
            else:
                assert one[name] == value or str(one[name]) == value


def test_nobody_private_is_named_unless_told() -> None:
    reports = pd.DataFrame({"text": [NAMED]})
    (public,), (whole,) = claims_in_frames([reports]), claims_in_frames([reports], profile="internal")
    assert "Hassan Darwish" in whole.to_json(force_ascii=False)
    assert "Darwish" not in public.to_json(force_ascii=False)
    assert len(public) == len(whole) > 0
    with pytest.raises(UsageError):
        next(claims_in_frames([reports], profile="everybody"))


def test_frames_without_anything_have_their_columns_all_the_same() -> None:
    (frame,) = mentions_in_frames([pd.DataFrame({"text": ["", None, "Nothing of note."]})])
    assert frame.empty
    assert frame.dtypes["start"] == "Int64"
    assert frame.dtypes["lat"] == "float64"
