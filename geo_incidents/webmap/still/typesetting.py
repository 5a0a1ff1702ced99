"""PNG and PDF with typst, which sets Arabic correctly; the fonts are the page's."""

from __future__ import annotations

import io
import json
import re
import tempfile
from pathlib import Path
from typing import Any

from geo_incidents.errors import UsageError
from geo_incidents.webmap.assets import FACES, GROUND, UI

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")  # characters that text files cannot contain
DENSITY = 96  # SVG pixels to the inch


def compile_picture(drawing: str, scale: int) -> bytes:
    """An SVG picture as PNG, with `scale` pixels to each of its own."""
    source = '#set page(width: auto, height: auto, margin: 0pt)\n#image("map.svg")\n'
    return _compiled(source, {"map.svg": drawing}, format="png", ppi=DENSITY * scale)


def compile_report(drawing: str, values: dict[str, Any]) -> bytes:
    """A report as PDF: the map, then `values`, set by data/ui/report.typ. No text is interpreted as markup."""
    source = (UI / "report.typ").read_text("utf8")
    return _compiled(source, {"map.svg": drawing, "report.json": json.dumps(values, ensure_ascii=False)}, format="pdf")


def _compiled(source: str, files: dict[str, str], **how: Any) -> bytes:
    try:
        import typst
        from fontTools.ttLib import TTFont
    except ImportError:
        message = "pictures and reports need the extra: pip install 'geo-incidents[pictures]' (or write .svg)"
        raise UsageError(message) from None
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in {**files, "main.typ": source}.items():
            (root / name).write_text(_NO_TEXT.sub("\ufffd", text), "utf8")
        for _, _, face, _ in FACES:
            font = TTFont(io.BytesIO((GROUND / f"{face}.woff2").read_bytes()), recalcTimestamp=False)
            font.flavor = None
            font.save(root / f"{face}.ttf")
        made: bytes = typst.compile(
            str(root / "main.typ"), font_paths=[folder], ignore_system_fonts=True, root=folder, timestamp=0, **how
        )
        return made
