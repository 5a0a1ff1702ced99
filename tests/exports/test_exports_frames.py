"""GeoDataFrames: the exports' columns in the types that notebooks want."""

import pytest
from factory import make_result
from factory_places import FakeShapes

from geo_incidents.exports.columns import columns
from geo_incidents.exports.frames import to_geodataframe

RESULT = make_result(40)


def test_columns_and_types() -> None:
    frame = to_geodataframe(RESULT, profile="internal")
    assert list(frame.columns) == [*(column.name for column in columns("incidents")), "geometry"]
    assert len(frame) == len(RESULT.incidents)
    assert frame.crs == "EPSG:4326"
    assert str(frame.killed_min.dtype) == "Int64"
    assert str(frame.date_start.dtype).startswith("datetime64")
    assert frame.geometry.iloc[0].x == frame.longitude.iloc[0]


def test_other_layers() -> None:
    areas = to_geodataframe(RESULT, "area_statements", FakeShapes())
    assert areas.geometry.is_valid.sum() == areas.geometry.notna().sum() > 0
    with pytest.raises(ValueError, match="uncertainty_areas"):
        to_geodataframe(RESULT, "claims")
