"""Does an installed geo-incidents work? Run by the interpreter of an environment that holds it and nothing else.

Usage: python -I smoke.py REPORTS        a folder of reports

The main job, every format, each read back and compared, a case gone on from, and the Python interface.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

SUFFIXES = ("geojson", "geojsonl", "jsonl", "gpkg", "fgb", "parquet", "kml", "xlsx", "csv", "bib", "csl.json")
READ_BACK = ("geojson", "geojsonl", "jsonl", "gpkg", "fgb", "parquet", "kml", "xlsx", "csv")
MARKS = 3  # the sample has at least so many


def run(folder: str, *arguments: str) -> str:
    """What a command prints."""
    done = subprocess.run(
        [sys.executable, "-I", "-m", "geo_incidents", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{arguments[0]}: exit code {done.returncode}: {done.stderr}")
    return done.stdout


def main(reports: str) -> None:
    """Everything once; ends the program where something is wrong."""
    reports = str(Path(reports).absolute())
    with TemporaryDirectory() as folder:
        run(folder, "map", reports, "-o", "map.html")
        targets = [argument for suffix in SUFFIXES for argument in ("-o", f"out.{suffix}")]
        run(folder, "export", reports, *targets)
        run(folder, "check", "map.html", *(f"out.{suffix}" for suffix in READ_BACK))
        run(folder, "export", "out.gpkg", "-o", "again.geojson")
        run(folder, "claims", reports, "--jobs", "2", "-o", "claims.jsonl")
        run(folder, "place", "Jableh")

        import geo_incidents

        found = geo_incidents.find_incidents(geo_incidents.read_reports([reports]))
        assert len(found.incidents) >= MARKS
        assert len(found.to_geodataframe()) >= MARKS
        assert "leaflet" in found._repr_html_().lower()
    print("works:", sys.version.split()[0])


if __name__ == "__main__":
    main(sys.argv[1])
