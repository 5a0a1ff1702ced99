"""Captions around the map of a picture: title, scope and legend above, credits below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from geo_incidents.safety import Protected
from geo_incidents.webmap import assets
from geo_incidents.webmap.sentences import deck, filled, plural
from geo_incidents.webmap.still import svg
from geo_incidents.webmap.still.frame import FOOT, Frame
from geo_incidents.webmap.still.lettering import width_of
from geo_incidents.webmap.tables import Atlas

MARGIN, CREDIT_MARGIN = 28, 12
CREDIT = 7.5  # font size of the credits


def captions(safe: Protected, atlas: Atlas, title: str, lang: str, frame: Frame) -> Iterator[str]:
    """Pieces of SVG."""
    words = assets.strings(lang)
    rtl = words["page"]["dir"] == "rtl"
    x, anchor = (frame.width - MARGIN, "end") if rtl else (MARGIN, "start")
    yield svg.text(title, x, 44, 30 if len(title) < 48 else 22, anchor=anchor, serif=True)
    count = len(safe.result.incidents)
    scope = f"{filled(plural(words['scope']['all'], count, lang), n=str(count))} · {deck(safe.result, lang)}"
    yield svg.text(scope, x, 68, 13.5, svg.SOFT, anchor=anchor, weight=400)
    yield svg.text(words["page"]["unverified"], x, 84, 11.5, svg.SOFT, anchor=anchor, weight=400)
    yield from _legend(safe, words, frame, rtl=rtl)
    for n, line in enumerate(_credits(safe, atlas, frame.width - 2 * CREDIT_MARGIN)):
        yield svg.text(line, CREDIT_MARGIN, frame.height - FOOT + 11 + 9.5 * n, CREDIT, svg.SOFT, weight=400)


def _credits(safe: Protected, atlas: Atlas, width: float) -> Iterator[str]:
    """The sources' attributions in as many lines as needed."""
    line = ""
    for part in (*atlas.attributions, f"geo-incidents, run {safe.result.identity.run}"):
        longer = f"{line} · {part}" if line else part
        if line and width_of(longer, CREDIT, "sans-400") > width:
            yield line
            longer = part
        line = longer
    yield line


def _legend(safe: Protected, words: Mapping[str, Any], frame: Frame, *, rtl: bool) -> Iterator[str]:
    kinds = {incident.kind for incident in safe.result.incidents}
    families = [family for family in assets.marks()["family"] if kinds & set(family["kinds"])]
    widths = [width_of(words["family"][family["name"]], 13) + 34 for family in families]
    x = float(MARGIN) if rtl else frame.width - MARGIN - sum(widths)
    for family, width in zip(families, widths, strict=True):
        yield svg.shape(family["shape"], x + 7, 30, 6, f'fill="{family["colour"]}" stroke="{svg.EDGE_COLOUR}"')
        yield svg.text(words["family"][family["name"]], x + 20, 34.5, 13)
        x += width
