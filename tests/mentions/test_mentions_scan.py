"""A report's words with the phrases found among them."""

from __future__ import annotations

from geo_incidents.mentions.scan import Scan
from geo_incidents.text import analyse_text


def test_a_phrase_is_found_where_it_stands() -> None:
    scan = Scan(analyse_text("near the air base of Hmeimim and the towns"))
    assert scan.after(2, "before.facility") == (2, 4, scan.after(2, "before.facility").roles, "")  # type: ignore[union-attr]
    assert scan.surface(2, 4) == "air base"
