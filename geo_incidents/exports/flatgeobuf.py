"""FlatGeobuf: incidents with a spatial index, for maps that read a file piece by piece.

The index reorders features: `seq` and `incident_id` keep the order and the identity.
"""

from __future__ import annotations

from pathlib import Path

import pyogrio

from geo_incidents.exports import layers
from geo_incidents.exports.arrow import GEOMETRY
from geo_incidents.exports.atomic import replacing
from geo_incidents.exports.book import Book
from geo_incidents.exports.metadata import Shapes, metadata
from geo_incidents.model import Result


def write(result: Result, path: Path, gazetteer: Shapes | None, profile: str) -> None:
    """Write the incidents."""
    table = layers.incidents(Book(result))
    described = metadata(result, gazetteer, profile)
    with replacing(path) as draft:
        pyogrio.write_arrow(
            table,
            draft,
            layer="incidents",
            driver="FlatGeobuf",
            geometry_name=GEOMETRY,
            geometry_type="Point",
            crs="EPSG:4326",
            layer_options={
                "TITLE": described["generator"],
                "DESCRIPTION": f"{described['notice']} Run {described['run']}, gazetteer {described['gazetteer']}, "
                f"profile {profile}. {' · '.join(described['attributions'])}",
            },
        )
