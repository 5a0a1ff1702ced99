"""The tables of this folder into the file the package loads: `python gazetteer/build.py`. No network, no clock."""

from pathlib import Path

from geo_incidents.gazetteer.compile import compile_folder
from geo_incidents.gazetteer.container import Container

HERE = Path(__file__).parent
DATA = HERE.parent / "geo_incidents" / "data"


def main() -> None:
    """Writes the compiled gazetteer, or prints every fault of the tables and writes nothing."""
    data = compile_folder(HERE)
    (DATA / "gazetteer.bin").write_bytes(data)
    (DATA / "basemap.json").write_bytes(Container(data).member("basemap") + b"\n")
    print(f"{DATA / 'gazetteer.bin'}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
