"""A result as a GeoDataFrame, for notebooks and further analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from geo_incidents.exports.arrow import GEOMETRY
from geo_incidents.exports.book import Book
from geo_incidents.exports.layers import GEOMETRY_TYPES, layer
from geo_incidents.exports.metadata import Shapes
from geo_incidents.model import Result
from geo_incidents.safety import protect

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


def to_geodataframe(
    result: Result, table: str = "incidents", gazetteer: Shapes | None = None, *, profile: str = "public"
) -> GeoDataFrame:
    """A layer of the result in WGS84, with the same columns as every export; dates are datetimes.

    `table` is incidents, uncertainty_areas or area_statements; the last needs the gazetteer for its polygons.
    """
    import geopandas
    import pandas as pd

    if table not in GEOMETRY_TYPES:
        message = f"no layer {table!r}; use one of {', '.join(GEOMETRY_TYPES)}"
        raise ValueError(message)
    rows = layer(table, Book(protect(result, profile).result), gazetteer)
    # Nullable integers and datetimes, as GIS and plotting libraries expect.
    frame = rows.drop_columns([GEOMETRY]).to_pandas(
        types_mapper={pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}.get, date_as_object=False
    )
    shapes = geopandas.GeoSeries.from_wkb(rows[GEOMETRY].to_pylist(), crs="EPSG:4326")
    return geopandas.GeoDataFrame(frame, geometry=shapes)
