"""Typefaces of the page, subset to what its languages write. Both families are under the SIL Open Font License.

"Plex" and "Source" are reserved names: the subsets are called gi-sans and gi-serif, in the files too. The Arabic face
has figures and points of its own, so that a picture sets a whole Arabic line in it. widths.json holds the advance of
every sign, in thousandths of the type's size, for pictures that measure their text without a browser.
"""

import io
import json
import tarfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

ASCII = set(range(0x20, 0x7F))
WESTERN = set(range(0xA0, 0x100)) | {0x131, 0x152, 0x153, 0x2C6, 0x2DA, 0x2DC}
SIGNS = {*map(ord, "–—‘’‚“”„•…‹›⁄−≈≠≤≥←→↑↓↗×±·")}
EXTENDED = {*map(ord, "ĀāĒēĪīŌōŪūĞğİıŞşŠšŽžČčḤḥḌḍṢṣṬṭẒẓʾʿ")}
ARABIC = {*range(0x621, 0x653), *range(0x660, 0x66E), 0x60C, 0x61B, 0x61F, 0x640, 0x670, 0x671, *map(ord, "پچژڤگکیە")}
POINTS = {*map(ord, " 0123456789+–-.,:()/%·»«")}
PLEX, PLEX_ARABIC, SOURCE = "ibm-plex-sans", "ibm-plex-sans-arabic", "source-serif-4"
VERSIONS = {PLEX: "5.3.0", PLEX_ARABIC: "5.3.0", SOURCE: "5.3.1"}
FACES = {
    "sans-400": ("gi-sans", [(PLEX, "latin-400", ASCII | WESTERN | SIGNS)]),
    "sans-600": ("gi-sans", [(PLEX, "latin-600", ASCII | WESTERN | SIGNS)]),
    "sans-ext-400": ("gi-sans-ext", [(PLEX, "latin-ext-400", EXTENDED)]),
    "sans-ext-600": ("gi-sans-ext", [(PLEX, "latin-ext-600", EXTENDED)]),
    "serif-600": ("gi-serif", [(SOURCE, "latin-600", ASCII | WESTERN | SIGNS)]),
    "serif-ext-600": ("gi-serif-ext", [(SOURCE, "latin-ext-600", EXTENDED)]),
    "arabic-400": ("gi-arabic", [(PLEX_ARABIC, "arabic-400", ARABIC), (PLEX_ARABIC, "latin-400", POINTS)]),
    "arabic-600": ("gi-arabic", [(PLEX_ARABIC, "arabic-600", ARABIC), (PLEX_ARABIC, "latin-600", POINTS)]),
}


def write(downloads: Path, out: Path) -> None:
    """One woff2 a face, and the widths."""
    widths = {}
    for name, (family, parts) in FACES.items():
        fonts = [_subset(downloads, package, face, wanted) for package, face, wanted in parts]
        font = fonts[0] if len(fonts) == 1 else _merged(fonts)
        _rename(font, family)
        scale = 1000 / font["head"].unitsPerEm
        advances = {chr(code): round(font["hmtx"][glyph][0] * scale) for code, glyph in font.getBestCmap().items()}
        widths[name] = dict(sorted(advances.items()))
        font.flavor = "woff2"
        font.save(out / f"{name}.woff2")
    text = json.dumps(widths, ensure_ascii=False, separators=(",", ":"))
    (out / "widths.json").write_text(text + "\n", "utf8")


def _subset(downloads: Path, package: str, face: str, wanted: set[int]) -> TTFont:
    part = "arabic" if face.startswith("arabic") else face.rsplit("-", 1)[0]
    with tarfile.open(downloads / f"fontsource-{package}-{VERSIONS[package]}.tgz") as packed:
        member = packed.extractfile(f"package/files/{package}-{part}-{face.rsplit('-', 1)[1]}-normal.woff2")
        font = TTFont(io.BytesIO(member.read() if member else b""), recalcTimestamp=False)
    options = subset.Options(layout_features=["*"], hinting=False, name_IDs=[0, 1, 2, 4, 6, 13, 14])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = None
    return font


def _merged(fonts: list[TTFont]) -> TTFont:
    files = []
    for font in fonts:
        files.append(io.BytesIO())
        font.save(files[-1])
        files[-1].seek(0)
    merged = merge.Merger().merge(files)
    merged["head"].created = merged["head"].modified = fonts[0]["head"].created
    merged.recalcTimestamp = False
    return merged


def _rename(font: TTFont, family: str) -> None:
    for record in list(font["name"].names):
        if record.nameID in (1, 4, 6):
            font["name"].setName(family, record.nameID, record.platformID, record.platEncID, record.langID)
