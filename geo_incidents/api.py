"""The Python interface: read reports, find incidents, explore them, write them, and keep them as a case.

>>> from geo_incidents import find_incidents, read_reports
>>> found = find_incidents(read_reports(["maps/coast-march-2025/reports"]))
>>> incident = found.incidents[0]
>>> incident.claims[0].quote in {claim.quote for claim in found.claims}
True
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo_incidents import pipeline
from geo_incidents.documents import Reading, read_reports
from geo_incidents.errors import OutputError
from geo_incidents.gazetteer import Gazetteer
from geo_incidents.gazetteer import load as load_gazetteer
from geo_incidents.model import (
    AreaStatement,
    Claim,
    Decision,
    Document,
    Failure,
    Incident,
    Result,
    Series,
    Source,
    Unplaced,
)
from geo_incidents.runs.tasks import attempt

if TYPE_CHECKING:
    import folium
    from geopandas import GeoDataFrame

__all__ = ["Case", "Findings", "find_incidents", "load_gazetteer", "read_reports", "write"]

PAGES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that the reports say, with the gazetteer that was used. A profile is applied to every output."""

    result: Result
    gazetteer: Gazetteer

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """Incidents at places that are known precisely enough for a mark."""
        return self.result.incidents

    @property
    def area_statements(self) -> tuple[AreaStatement, ...]:
        """Statements about whole districts, governorates and regions."""
        return self.result.area_statements

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of every report, before they are merged into incidents."""
        return self.result.claims

    @property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """Claims and names that could not be placed, with the reason."""
        return self.result.unplaced

    @property
    def series(self) -> tuple[Series, ...]:
        """Running totals, each by one speaker."""
        return self.result.series

    @property
    def sources(self) -> tuple[Source, ...]:
        """The reports."""
        return self.result.sources

    @property
    def failures(self) -> tuple[Failure, ...]:
        """Reports and rows that were set aside, with the reason."""
        return self.result.failures

    def to_geodataframe(self, table: str = "incidents", *, profile: str = "public") -> GeoDataFrame:
        """The layer `incidents`, `uncertainty_areas` or `area_statements` (WGS84). `ValueError` for any other."""
        from geo_incidents.exports.frames import to_geodataframe

        return to_geodataframe(self.result, table, self.gazetteer, profile=profile)

    def explore(self, *, title: str = "", lang: str = "en", profile: str = "public") -> folium.Map:
        """The map page as a folium map, shown in a notebook. Raises `UsageError` for an unknown language or profile."""
        from geo_incidents.webmap import folium_map

        return folium_map(self.result, self.gazetteer, title=title, lang=lang, profile=profile)

    def _repr_html_(self) -> str:
        shown: str = self.explore()._repr_html_()
        return shown


def find_incidents(
    reports: Reading | Sequence[Document] | Sequence[Path | str],
    gazetteer: Gazetteer | None = None,
    decisions: Sequence[Decision] = (),
) -> Findings:
    """The findings of all reports, merged. `reports` is a result of `read_reports`, documents, or paths.

    The bundled gazetteer is used unless another is given. A report that causes an error or exceeds its deadline is
    listed in `failures`. For paths, raises what `read_reports` raises.
    """
    gazetteer = gazetteer or load_gazetteer()
    reading = reports if isinstance(reports, Reading) else _reading(reports)
    extracts, failures = [], list(reading.failures)
    for document in sorted(reading.documents, key=lambda one: (one.source.report_id, one.id)):
        found = attempt(lambda one: pipeline.extract(one, gazetteer), document)
        failures.append(found) if isinstance(found, Failure) else extracts.append(found)
    return Findings(pipeline.combine(extracts, gazetteer, decisions, sorted(failures)), gazetteer)


def _reading(given: Sequence[Document] | Sequence[Path | str]) -> Reading:
    if isinstance(given, str):
        return read_reports([given])
    documents = tuple(one for one in given if isinstance(one, Document))
    paths = [one for one in given if not isinstance(one, Document)]
    if not paths:
        return Reading(documents, ())
    read = read_reports(paths)
    return Reading((*documents, *read.documents), read.failures)


def write(findings: Findings, path: Path | str, *, profile: str = "public", **options: Any) -> None:
    """Write the findings in the format that the suffix selects: `.html` for the map page, else as in `exports.write`.

    Options of a page are `title`, `lang` and `tiles`. Raises `UsageError`, `OutputError` or `DatabaseError`; an
    existing file is then left untouched.
    """
    if str(path).lower().endswith(PAGES):
        from geo_incidents.exports.atomic import readers_of, write_bytes
        from geo_incidents.webmap import render

        page = render(findings.result, findings.gazetteer, profile=profile, **options)
        with readers_of(profile):
            write_bytes(Path(path), page.encode())
        return
    from geo_incidents import exports

    exports.write(findings.result, path, findings.gazetteer, profile=profile, **options)


@dataclass(frozen=True, slots=True)
class Case:
    """A GeoPackage that keeps a result and can be added to: the file that `geo-incidents export -o case.gpkg` writes.

    Reports that were read once are not needed again; ids and decisions are kept. Copies of an agency report are only
    recognised among reports that are added together.
    """

    path: Path
    findings: Findings
    _seen: _Seen | None = None  # shared by the cases made from this one

    @classmethod
    def open(cls, path: Path | str, gazetteer: Gazetteer | None = None) -> Case:
        """Open the case in a file. Raises `InputError` if the file contains none."""
        from geo_incidents.exports import read_case

        seen = _Seen(Path(path))
        return cls(Path(path), Findings(read_case(path), gazetteer or load_gazetteer()), seen)

    def add(
        self, reports: Reading | Sequence[Document] | Sequence[Path | str], decisions: Sequence[Decision] = ()
    ) -> Case:
        """Return the case with more reports and decisions, merged again. Nothing is written yet."""
        from geo_incidents.cases import join

        gazetteer = self.findings.gazetteer
        new = find_incidents(reports, gazetteer)
        joined = join([self.findings.result, new.result], gazetteer, decisions)
        return replace(self, findings=Findings(joined, gazetteer))

    def save(self, *, profile: str = "internal") -> None:
        """Write the case back to its file, completely or not at all.

        Raises what `write` raises, and `OutputError` if another program has written the file since it was opened.
        """
        if self._seen and self._seen.changed():
            message = f"{self.path} was written by another program since it was opened: open it again, and add again"
            raise OutputError(message)
        write(self.findings, self.path, profile=profile)
        if self._seen:
            self._seen.look()


class _Seen:
    """The state of a file when this object last read or wrote it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.look()

    def look(self) -> None:
        """Record the current state."""
        self._state = self._now()

    def changed(self) -> bool:
        """Whether another program has written the file."""
        return self._state != self._now()

    def _now(self) -> tuple[int, int, int] | None:
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size
