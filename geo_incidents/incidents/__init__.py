"""Stage 5: claims of all reports → incidents. Copies count once, disagreement is kept, nothing is averaged."""

from geo_incidents.incidents.additions import read_anew, with_added
from geo_incidents.incidents.archive import merge_by_place
from geo_incidents.incidents.copies import Sketch, find_copies, sketch
from geo_incidents.incidents.corrections import is_held, point
from geo_incidents.incidents.decision_table import read_decisions
from geo_incidents.incidents.likely import LikelyEvents
from geo_incidents.incidents.merge import Merged, merge
from geo_incidents.incidents.origins import Origins

__all__ = [
    "LikelyEvents",
    "Merged",
    "Origins",
    "Sketch",
    "find_copies",
    "is_held",
    "merge",
    "merge_by_place",
    "point",
    "read_anew",
    "read_decisions",
    "sketch",
    "with_added",
]
