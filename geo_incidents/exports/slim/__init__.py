"""The slim layout of GeoJSON: each claim, source, place and outline is written once, without derivable values.

`write` omits a value that equals what `derived` computes from the others; `read` restores it. Reading therefore gives
exactly what `--full` writes: docs/exports.md describes the layout.
"""

from geo_incidents.exports.slim.reading import expanded, is_slim, rows_of
from geo_incidents.exports.slim.writing import area_claims, write

__all__ = ["area_claims", "expanded", "is_slim", "rows_of", "write"]
