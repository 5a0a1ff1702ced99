"""The tables of this folder into the file the package loads: `python gazetteer/build.py`. No network, no clock."""

import sys
from pathlib import Path

from geo_incidents.errors import GazetteerError
from geo_incidents.exports.atomic import write_bytes
from geo_incidents.gazetteer.compile import compile_folder

HERE = Path(__file__).parent
TARGET = HERE.parent / "geo_incidents" / "data" / "gazetteer.bin"


def main() -> None:
    """Writes the compiled gazetteer, or prints every fault of the tables and writes nothing."""
    try:
        data = compile_folder(HERE)
    except GazetteerError as error:
        sys.exit(str(error))
    write_bytes(TARGET, data)
    print(f"{TARGET.relative_to(HERE.parent)}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
