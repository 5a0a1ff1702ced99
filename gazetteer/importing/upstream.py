"""The files that sources give, under the names they come with, and what of them is known."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

# What is read → the names it may have; the first that any folder holds is taken.
FILES = {
    "ocha": ("ocha_populated_places.csv", "syr_humanitarian_locations.xlsx"),
    "units": ("ocha_admin_units.csv",),
    "geonames": ("geonames_syria.csv", "SY.zip", "SY.txt"),
    "cities": ("cities500.json",),
    "districts": ("adm2.geojson",),
    "countries": ("countries-10m.json",),
}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Upstream:
    """Folders with upstream files."""

    folders: tuple[Path, ...]
    names: dict[str, tuple[str, ...]]

    def file(self, what: str) -> Path | None:
        """The file for one of `names`, None where no folder holds it."""
        files = (folder / name for name in self.names[what] for folder in self.folders)
        return next((file for file in files if file.is_file()), None)

    def read(self, what: str, reader: Callable[[Path], Iterable[T]]) -> list[T]:
        """What a reader makes of it, nothing where there is no such file."""
        file = self.file(what)
        return list(reader(file)) if file else []

    def found(self) -> list[Path]:
        """Every file that is there."""
        return [file for file in map(self.file, self.names) if file]


def with_hashes(listing: str, files: Iterable[Path]) -> str:
    """The text of a sources.toml with the `sha256` and `bytes` of each file that it names."""
    for file in files:
        data = file.read_bytes()
        entry = re.compile(rf'(name = "{re.escape(file.name)}"\n)(?:sha256 = .*\n)?(?:bytes = .*\n)?')
        known = f'sha256 = "{hashlib.sha256(data).hexdigest()}"\nbytes = {len(data)}\n'
        listing = entry.sub(lambda match, known=known: match[1] + known, listing)  # type: ignore[misc]
    return listing
