"""The slim layout of GeoJSON: each claim, source, place and outline once, and nothing that the rest of the file tells.

`write` leaves out a value that equals what `derived` makes of the others; `read` puts it in again. What they agree on
is therefore the layout that `--full` writes, value for value: docs/exports.md describes it.
"""

from geo_incidents.exports.slim.reading import expanded, is_slim, rows_of
from geo_incidents.exports.slim.writing import area_claims, write

__all__ = ["area_claims", "expanded", "is_slim", "rows_of", "write"]
