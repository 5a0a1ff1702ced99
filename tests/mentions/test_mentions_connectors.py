"""What may stand between two names that are linked: a bearing, a distance, no other words."""

from __future__ import annotations

from geo_incidents.mentions.connectors import between
from geo_incidents.mentions.scan import Scan
from geo_incidents.text import analyse_text


def test_connectors_tell_bearing_and_distance() -> None:
    scan = Scan(analyse_text("Qarfis, 17 km north-west of Hama"))
    found = between(scan, 1, len(scan) - 1)
    assert found is not None
    assert (found.bearings, found.distance_m) == (("nw",), 17_000)


def test_other_words_connect_nothing() -> None:
    scan = Scan(analyse_text("Qarfis burned while Hama slept"))
    assert between(scan, 1, 3) is None
