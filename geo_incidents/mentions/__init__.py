"""Place names in a report: every spelling that the gazetteer may know is proposed, and scored as a possible name.

`find_mentions` answers with the likely ones, each with the places it may mean, the words round it that say where to
look, and what was seen of it. Which of them are places here is decided by `places`, in the light of the whole report.
`find_unlikely` answers with the rest, for those who ask why.
"""

from geo_incidents.mentions.find import find_mentions, find_unlikely

__all__ = ["find_mentions", "find_unlikely"]
