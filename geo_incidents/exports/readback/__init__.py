"""Reads outputs back and compares them: one reader for each format, using another library than its writer."""

from geo_incidents.exports.readback.check import check
from geo_incidents.exports.readback.facts import Facts

__all__ = ["Facts", "check"]
