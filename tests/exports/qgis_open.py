"""Opens a GeoPackage in QGIS as a user would, and says what it sees as JSON: run by the system's Python, not by ours.

Usage: qgis_open.py FILE.gpkg PICTURE.png
"""

import json
import os
import sys
from collections import Counter

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
        "first": [{f.name(): str(row[f.name()]) for f in layer.fields()} for row in layer.getFeatures()][:1],
    }


def render(layers, picture):
    """Draw the layers as the map canvas does; how often each colour is in the picture."""
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
    image = job.renderedImage()
    image.save(picture)
    return Counter(image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height()))


def main(path, picture):
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    layers = {name: QgsVectorLayer(f"{path}|layername={name}", name, "ogr") for name in DRAWN + TABLES}
    found = {}
    for name, layer in layers.items():
        if name in DRAWN:
            _, found_default = layer.loadDefaultStyle()
        found[name] = seen(layer) | ({"default_style": found_default} if name in DRAWN else {})
    found["picture"] = render([layers[name] for name in DRAWN], picture) | {"valid": True}
    print(json.dumps(found), flush=True)
    os._exit(0)  # QGIS crashes when Python takes it down


main(*sys.argv[1:])
