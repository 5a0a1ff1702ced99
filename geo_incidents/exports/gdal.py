"""The only access to GDAL: writes Arrow tables as layers and turns every failure into an `OSError` with its cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError

from geo_incidents.exports.arrow import GEOMETRY


class Parts:
    """Tables of one schema in the form that GDAL reads, one after the other; `num_rows` counts the rows read so far."""

    def __init__(self, schema: pa.Schema, tables: Iterable[pa.Table]) -> None:
        self.schema, self.num_rows = schema, 0
        self._reader = pa.RecordBatchReader.from_batches(schema, self._batches(tables))

    def _batches(self, tables: Iterable[pa.Table]) -> Iterator[pa.RecordBatch]:
        for table in tables:
            self.num_rows += table.num_rows
            yield from table.to_batches()

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return self._reader.__arrow_c_stream__(requested_schema)


def write_layer(
    path: Path,
    driver: str,
    name: str,
    table: pa.Table | Parts,
    geometry_type: str | None = None,
    **options: dict[str, Any],
) -> None:
    """Write the table as layer `name`, in addition to the layers that a file of the driver already holds; WGS84.

    Options are pyogrio's `dataset_options` and `layer_options`.
    """
    spatial = {"geometry_name": GEOMETRY, "geometry_type": geometry_type, "crs": "EPSG:4326"} if geometry_type else {}
    try:
        pyogrio.write_arrow(table, path, layer=name, driver=driver, **options, **spatial)
        written = pyogrio.read_info(path, layer=name, force_feature_count=True)["features"]
    except (DataLayerError, DataSourceError, RuntimeError) as error:
        raise OSError(str(error)) from error
    # On a full disk some drivers write fewer rows without reporting an error.
    if written != table.num_rows:  # `Parts` know their number of rows only now
        message = f"only {written} of {table.num_rows} rows of {name} were written"
        raise OSError(message)


@contextmanager
def gdal_option(name: str, value: str) -> Iterator[None]:
    """Set a GDAL configuration option for the duration of the context."""
    before = pyogrio.get_gdal_config_option(name)
    pyogrio.set_gdal_config_options({name: value})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({name: before})
