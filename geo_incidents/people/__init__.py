"""Document and place names → private people: names, numbers and addresses that a profile may leave out, with reasons.

A run of words is taken for somebody's name when what speaks for it outweighs what speaks against it
(data/people/weights.csv). Whoever holds an office or is a public figure stays (`offices`).
"""

from geo_incidents.people.find import find_people

__all__ = ["find_people"]
