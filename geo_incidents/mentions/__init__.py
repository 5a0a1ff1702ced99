"""Names of places in a report: every spelling the gazetteer may know is proposed, and evidence decides which are names.

`find_mentions` answers with the names, each with the places it may mean, the words round it that say where to look, and
the reasons it was believed; `find_vetoed` with what would be names but for something that speaks against them.
"""

from geo_incidents.mentions.find import find_mentions
from geo_incidents.mentions.vetoed import find_vetoed

__all__ = ["find_mentions", "find_vetoed"]
