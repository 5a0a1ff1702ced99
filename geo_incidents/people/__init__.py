"""Document and place names → private people: names, numbers, addresses and hiding places, with reasons.

A run of words is taken for somebody's name when what speaks for it outweighs what speaks against it
(data/people/weights.csv). Whoever holds an office or is a public figure stays (`offices`).
"""

from geo_incidents.people.find import find_people
from geo_incidents.people.shelters import find_shelters

__all__ = ["find_people", "find_shelters"]
