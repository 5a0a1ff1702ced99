"""Reading outputs back and comparing them: one reader a format, with another library than the one that wrote it."""

from geo_incidents.exports.readback.check import check
from geo_incidents.exports.readback.facts import Facts

__all__ = ["Facts", "check"]
