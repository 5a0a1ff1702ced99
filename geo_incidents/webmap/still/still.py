"""A picture or report as the bytes of a file, by suffix."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from geo_incidents.errors import UsageError
from geo_incidents.model import Result
from geo_incidents.safety import protect
from geo_incidents.webmap.assets import strings
from geo_incidents.webmap.still.picture import picture
from geo_incidents.webmap.still.report import PAPERS, Report
from geo_incidents.webmap.still.typesetting import compile_picture, compile_report
from geo_incidents.webmap.tables import Atlas

SUFFIXES = (".svg", ".png", ".pdf")
ON_PAPER = (1000, 720)  # pixels of the map on a report's first page


@dataclass(frozen=True, slots=True)
class Still:
    """Options of a picture or report."""

    title: str = ""
    lang: str = "en"
    profile: str = "public"  # applied here, so the result must be unfiltered
    size: tuple[int, int] = (1200, 675)  # of a picture, in pixels
    scale: int = 2  # resolution factor of a PNG
    paper: str = "a4"  # of a report: a4 or letter
    reference: str = ""  # case number, printed on every sheet

    def __post_init__(self) -> None:
        if self.paper not in PAPERS:
            message = f"unknown paper size {self.paper!r}: choose one of {', '.join(PAPERS)}"
            raise UsageError(message)


def still(result: Result, atlas: Atlas, suffix: str, how: Still) -> bytes:
    """A picture (.svg, .png) or report (.pdf). The same input gives the same bytes. `UsageError` without the extra."""
    title = how.title or strings(how.lang)["page"]["untitled"]
    safe = protect(result, how.profile)
    if suffix != ".pdf":
        drawing = picture(safe, atlas, title=title, lang=how.lang, size=how.size)
        return drawing.encode() if suffix == ".svg" else compile_picture(drawing, how.scale)
    report = Report(safe, how.lang)
    numbers = report.numbers
    drawing = picture(safe, atlas, title=title, lang=how.lang, size=ON_PAPER, numbers=numbers, captioned=False)
    return compile_report(drawing, report.values(atlas, title, how.paper, how.reference))


def is_still(file: Path) -> bool:
    """Whether a file's suffix stands for a picture or report."""
    return file.suffix.lower() in SUFFIXES
