"""How near a spelling is to a name of the gazetteer, in steps of its cost: `data/thresholds.csv` says what each is for.

0 is a listed name letter for letter; a candidate's score is its cost, negative.
"""

from __future__ import annotations

from geo_incidents.scoring.table import threshold

SAME = threshold("spelling.same")
LISTED = threshold("spelling.listed")
OWN = threshold("spelling.own")
CLOSE = threshold("spelling.close")
