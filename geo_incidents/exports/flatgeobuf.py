"""FlatGeobuf: incidents with a spatial index, for web maps that load a file in pieces.

The index reorders features; `seq` and `incident_id` keep order and identity.
"""

from __future__ import annotations

from pathlib import Path

from geo_incidents.exports.arrow import schema
from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book
from geo_incidents.exports.columns import columns
from geo_incidents.exports.gdal import Parts, write_layer
from geo_incidents.exports.layers import parts
from geo_incidents.exports.metadata import Shapes, metadata
from geo_incidents.model import Result


def write(result: Result, path: Path, gazetteer: Shapes | None) -> None:
    """Write the incidents."""
    rows = parts("incidents", Book(result), gazetteer)
    table = Parts(schema(columns("incidents"), geometry=True), rows)
    described = metadata(result, gazetteer)
    options = {
        "TITLE": described["generator"],
        "DESCRIPTION": f"{described['notice']} Run {described['run']}, gazetteer {described['gazetteer']}, "
        f"profile {described['profile']}. {' · '.join(described['attributions'])}",
    }
    with replacing(path) as draft:
        write_layer(draft, "FlatGeobuf", "incidents", table, "Point", layer_options=options)
