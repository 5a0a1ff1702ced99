"""QGIS styles for the GeoPackage: marks by kind, discs of uncertainty, hatched areas; with temporal settings.

QML is QGIS's own, undocumented format; this is what QGIS 3.22 reads (tests/exports render it).
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from geo_incidents.exports.crosswalk import kind_codes, mark
from geo_incidents.model import EventKind

Properties = dict[str, str]

OUTLINE = "26,26,26,255"  # without a dark outline, three colours have too little contrast on light ground
GREY = "107,107,107,{alpha}"


def incidents() -> str:
    """Points with shape and colour by kind, for the temporal controller."""
    symbols = {str(kind): ("marker", "SimpleMarker", _marker(kind)) for kind in EventKind}
    labels = {str(kind): kind_codes(kind).label for kind in EventKind}
    return _style("kind", labels, symbols, temporal=True)


def uncertainty_areas() -> str:
    """Discs: a solid hairline for a settlement or a point in it, dashed for "near"."""
    outlines = {"point": ("solid", "Within the facility"), "settlement": ("solid", "Within the settlement")}
    outlines["near"] = ("dash", "Near the settlement")
    symbols = {value: ("fill", "SimpleFill", _disc(line)) for value, (line, _) in outlines.items()}
    return _style("loc_precision", {value: label for value, (_, label) in outlines.items()}, symbols)


def area_statements() -> str:
    """Areas hatched at 45 degrees, so that they are not taken for places."""
    fill = {"color": GREY.format(alpha=140), "style": "b_diagonal", "outline_color": GREY.format(alpha=255)}
    symbols = {"": ("fill", "SimpleFill", fill | {"outline_style": "solid", "outline_width": "0.3"})}
    return _style("loc_precision", {"": "Said of a whole area"}, symbols, temporal=True)


STYLES = {"area_statements": area_statements, "uncertainty_areas": uncertainty_areas, "incidents": incidents}


def _marker(kind: EventKind) -> Properties:
    drawn = mark(kind)
    red, green, blue = (int(drawn.colour[i : i + 2], 16) for i in (1, 3, 5))
    return {
        "name": drawn.shape,
        "color": f"{red},{green},{blue},255",
        "outline_color": OUTLINE,
        "outline_width": "0.3",
        "size": "3.2",
        "size_unit": "MM",
    }


def _disc(line: str) -> Properties:
    fill = {"color": GREY.format(alpha=30), "style": "solid", "outline_color": GREY.format(alpha=200)}
    return fill | {"outline_style": line, "outline_width": "0.2"}


def _style(
    field: str, labels: dict[str, str], symbols: dict[str, tuple[str, str, Properties]], *, temporal: bool = False
) -> str:
    root = ET.Element("qgis", version="3.22.0", styleCategories="Symbology|Temporal")
    if temporal:
        # Mode 2: each feature has a start and an end field; limit mode 1 includes the last day.
        fields = {"enabled": "1", "mode": "2", "limitMode": "1", "startField": "date_start", "endField": "date_end"}
        ET.SubElement(root, "temporal", fields)
    renderer = ET.SubElement(root, "renderer-v2", type="categorizedSymbol", attr=field, enableorderby="0")
    categories = ET.SubElement(renderer, "categories")
    drawn = ET.SubElement(renderer, "symbols")
    for i, (value, label) in enumerate(labels.items()):
        ET.SubElement(categories, "category", value=value, symbol=str(i), label=label, render="true")
        _symbol(drawn, str(i), *symbols[value])
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + ET.tostring(root, encoding="unicode")


def _symbol(parent: ET.Element, name: str, kind: str, layer_class: str, properties: Properties) -> None:
    symbol = ET.SubElement(parent, "symbol", type=kind, name=name, alpha="1", clip_to_extent="1", force_rhr="0")
    layer = ET.SubElement(symbol, "layer", {"class": layer_class, "enabled": "1", "locked": "0", "pass": "0"})
    # Older QGIS versions read `prop`, newer ones `Option`.
    options = ET.SubElement(layer, "Option", type="Map")
    for key, value in properties.items():
        ET.SubElement(options, "Option", type="QString", name=key, value=value)
        ET.SubElement(layer, "prop", k=key, v=value)
