"""The review screen: a queue of incidents, the words they rest on, and decisions kept row by row."""

from geo_incidents.review.journal import Journal
from geo_incidents.review.page import page, screen
from geo_incidents.review.server import serve

__all__ = ["Journal", "page", "screen", "serve"]
