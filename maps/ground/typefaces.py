"""Typefaces of the page, subset to what its languages write. Both families are under the SIL Open Font License.

"Plex" and "Source" are reserved names: the subsets are called gi-sans and gi-serif, in the files too.
"""

import io
import tarfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ASCII = set(range(0x20, 0x7F))
WESTERN = set(range(0xA0, 0x100)) | {0x131, 0x152, 0x153, 0x2C6, 0x2DA, 0x2DC}
SIGNS = {*map(ord, "–—‘’‚“”„•…‹›⁄−≈≠≤≥←→↑↓↗×±·")}
EXTENDED = {*map(ord, "ĀāĒēĪīŌōŪūĞğİıŞşŠšŽžČčḤḥḌḍṢṣṬṭẒẓʾʿ")}
ARABIC = {*range(0x621, 0x653), *range(0x660, 0x66E), 0x60C, 0x61B, 0x61F, 0x640, 0x670, 0x671} | {
    *map(ord, "پچژڤگکیە،؛؟٪٫٬«»()[]{}:.-–…0123456789 /%+><≥≤~")
}
FACES = {
    "sans-400": ("ibm-plex-sans-5.3.0", "ibm-plex-sans-latin-400-normal", ASCII | WESTERN | SIGNS),
    "sans-600": ("ibm-plex-sans-5.3.0", "ibm-plex-sans-latin-600-normal", ASCII | WESTERN | SIGNS),
    "sans-ext-400": ("ibm-plex-sans-5.3.0", "ibm-plex-sans-latin-ext-400-normal", EXTENDED),
    "sans-ext-600": ("ibm-plex-sans-5.3.0", "ibm-plex-sans-latin-ext-600-normal", EXTENDED),
    "serif-600": ("source-serif-4-5.3.1", "source-serif-4-latin-600-normal", ASCII | WESTERN | SIGNS),
    "serif-ext-600": ("source-serif-4-5.3.1", "source-serif-4-latin-ext-600-normal", EXTENDED),
    "arabic-400": ("ibm-plex-sans-arabic-5.3.0", "ibm-plex-sans-arabic-arabic-400-normal", ARABIC),
    "arabic-600": ("ibm-plex-sans-arabic-5.3.0", "ibm-plex-sans-arabic-arabic-600-normal", ARABIC),
}


def write(downloads: Path, out: Path) -> None:
    """One woff2 a face."""
    for name, (package, file, wanted) in FACES.items():
        with tarfile.open(downloads / f"fontsource-{package}.tgz") as packed:
            member = packed.extractfile(f"package/files/{file}.woff2")
            font = TTFont(io.BytesIO(member.read() if member else b""), recalcTimestamp=False)
        options = subset.Options(layout_features=["*"], hinting=False, name_IDs=[0, 1, 2, 4, 6, 13, 14])
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        _rename(font, "gi-serif" if name.startswith("serif") else "gi-sans")
        font.flavor = "woff2"
        font.save(out / f"{name}.woff2")


def _rename(font: TTFont, family: str) -> None:
    for record in list(font["name"].names):
        if record.nameID in (1, 4, 6):
            font["name"].setName(family, record.nameID, record.platformID, record.platEncID, record.langID)
