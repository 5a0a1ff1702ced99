"""Settings for reading reports, from the command line or a `geo-incidents.toml` beside the files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from geo_incidents.errors import BadTableError

FIELDS = ("publisher", "title", "url", "archived_url", "published", "retrieved", "lang", "about", "place")
IDS = ("report_id", "id", "document")
SETTINGS = "geo-incidents.toml"
KNOWN = ("about", "columns", "date", "dayfirst")


@dataclass(frozen=True, slots=True)
class Intake:
    """Settings that apply to all reports read together."""

    published: str = ""  # ISO publication date of reports that state none
    about: str = ""  # country of reports that name none
    columns: Mapping[str, str] = field(default_factory=dict)  # field → column of the tables
    day_first: bool | None = None  # order of 07/03/2025 if the column does not settle it
    strict: bool = False  # stop at the first file or row that cannot be read

    def reading_days(self, *, first: bool) -> Self:
        """The same settings with this order of day and month."""
        return replace(self, day_first=first)

    def beside(self, folder: Path, root: Path) -> Self:
        """The same settings, completed by the nearest settings file between a folder and `root`.

        Raises `BadTableError` for invalid settings.
        """
        inner = [folder, *(parent for parent in folder.parents if parent.is_relative_to(root))]
        file = next((place / SETTINGS for place in inner if (place / SETTINGS).is_file()), None)
        if file is None:
            return self
        said = _settings(file)
        return replace(
            self,
            published=self.published or str(said.get("date", "")),
            about=self.about or str(said.get("about", "")),
            columns={**said.get("columns", {}), **self.columns},
            day_first=said.get("dayfirst") if self.day_first is None else self.day_first,
        )


def _settings(file: Path) -> dict[str, Any]:
    try:
        said = tomllib.loads(file.read_text("utf8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{file}: cannot be read as TOML ({error}); correct it"
        raise BadTableError(message) from error
    if odd := sorted(said.keys() - set(KNOWN)):
        message = f"{file}: unknown setting {odd[0]!r}; the settings are {', '.join(KNOWN)}"
        raise BadTableError(message)
    return said
