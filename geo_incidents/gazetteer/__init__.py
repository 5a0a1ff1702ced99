"""The gazetteer: places with their names, and areas with their outlines, in one file that loads in milliseconds.

The editable tables are in the top-level folder `gazetteer/`; `compile_folder` turns such a folder, for this or any
other region, into the file that `load` reads.
"""

from geo_incidents.gazetteer.areas import Geometry
from geo_incidents.gazetteer.geo import bearing_deg, destination, haversine_m
from geo_incidents.gazetteer.not_places import NotPlace
from geo_incidents.gazetteer.records import NameRow
from geo_incidents.gazetteer.store import Gazetteer, load

__all__ = ["Gazetteer", "Geometry", "NameRow", "NotPlace", "bearing_deg", "destination", "haversine_m", "load"]
