"""Opens a GeoPackage in QGIS as a user would, and says what it sees as JSON: run by the system's Python, not by ours.

Usage: qgis_open.py FILE.gpkg PICTURE.png
"""

import json
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

DRAWN = ("incidents", "uncertainty_areas", "area_statements")  # from top to bottom
TABLES = ("claims", "citations", "sources", "mentions", "not_placed", "series", "decisions")


def seen(layer):
    """What QGIS makes of a layer."""
    renderer, temporal = layer.renderer(), layer.temporalProperties()
    return {
        "valid": layer.isValid(),
        "count": layer.featureCount(),
        "fields": {field.name(): field.typeName() for field in layer.fields()},
        "renderer": renderer.type() if renderer else None,
        "categories": [c.value() for c in renderer.categories()]
        if renderer and hasattr(renderer, "categories")
        else [],
        "temporal": [temporal.isActive(), temporal.startField(), temporal.endField()] if renderer else None,
        "first": {f.name(): str(v) for f, v in zip(layer.fields(), next(layer.getFeatures()).attributes())},
    }


def render(layers, picture):
    """Draw the layers as the map canvas does."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setBackgroundColor(QColor(245, 243, 238))
    settings.setOutputSize(QSize(900, 700))
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    extent = layers[0].extent()
    extent.scale(1.2)
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(picture)


def main(path, picture):
    QgsApplication.setPrefixPath("/usr", True)
    app = QgsApplication([], False)
    app.initQgis()
    layers = {name: QgsVectorLayer(f"{path}|layername={name}", name, "ogr") for name in DRAWN + TABLES}
    found = {}
    for name, layer in layers.items():
        if name in DRAWN:
            _, found_default = layer.loadDefaultStyle()
        found[name] = seen(layer) | ({"default_style": found_default} if name in DRAWN else {})
    render([layers[name] for name in DRAWN], picture)
    print(json.dumps(found))
    app.exitQgis()


main(*sys.argv[1:])
