"""FlatGeobuf: incidents with a spatial index, for maps that read a file piece by piece.

The index reorders features: `seq` and `incident_id` keep the order and the identity.
"""

from __future__ import annotations

from pathlib import Path

from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book
from geo_incidents.exports.gdal import write_layer
from geo_incidents.exports.layers import layer
from geo_incidents.exports.metadata import Shapes, metadata
from geo_incidents.model import Result


def write(result: Result, path: Path, gazetteer: Shapes | None) -> None:
    """Write the incidents."""
    table = layer("incidents", Book(result), gazetteer)
    described = metadata(result, gazetteer)
    options = {
        "TITLE": described["generator"],
        "DESCRIPTION": f"{described['notice']} Run {described['run']}, gazetteer {described['gazetteer']}, "
        f"profile {described['profile']}. {' · '.join(described['attributions'])}",
    }
    with replacing(path) as draft:
        write_layer(draft, "FlatGeobuf", "incidents", table, "Point", layer_options=options)
