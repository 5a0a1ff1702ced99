"""What the lexicons know of a text's words: phrases with tags, found in one pass."""

from geo_incidents.grammar.automaton import Automaton, Entry
from geo_incidents.grammar.lines import Hit, Line, hits, occurs
from geo_incidents.grammar.tables import Tag

__all__ = ["Automaton", "Entry", "Hit", "Line", "Tag", "hits", "occurs"]
