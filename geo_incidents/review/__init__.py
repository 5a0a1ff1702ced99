"""The review page: a queue of incidents, the sentences they rest on, and decisions recorded row by row."""

from geo_incidents.review.journal import Journal
from geo_incidents.review.page import Reviewing, page, screen
from geo_incidents.review.search import finder
from geo_incidents.review.seen import newly_seen
from geo_incidents.review.server import serve
from geo_incidents.review.undecided import undecided

__all__ = ["Journal", "Reviewing", "finder", "newly_seen", "page", "screen", "serve", "undecided"]
