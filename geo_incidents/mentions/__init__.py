"""Names of places in a report: every spelling the gazetteer may know is proposed, and evidence decides which are names.

`find_mentions` answers with the names, each with the places it may mean, the words round it that say where to look, and
the reasons it was believed.
"""

from geo_incidents.mentions.find import find_mentions

__all__ = ["find_mentions"]
