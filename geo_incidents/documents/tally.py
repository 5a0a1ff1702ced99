"""Counts the files that were not read, by kind, so that none is passed over silently."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

OWN = "output of geo-incidents"


@dataclass(slots=True)
class Tally:
    """Numbers of files read and not read, the latter by suffix and remedy."""

    read: int = 0
    not_read: Counter[tuple[str, str]] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)  # how files were interpreted, where that was a guess

    def leave(self, file: Path, cure: str = "") -> None:
        """Count a file that is not read."""
        self.not_read[file.suffix.lower() or file.name, cure] += 1

    def line(self, reports: int) -> str:
        """The tally in words: "read 13 reports · 3 files not read: 2 .jpg, 1 .docx (…)"; "" if all were read."""
        left = self.not_read.total()
        if not left:
            return ""
        text = f"read {reports:,} report{'s' * (reports != 1)}"
        return f"{text} · {left:,} file{'s' * (left != 1)} not read: {self.kinds()}"

    def kinds(self) -> str:
        """The files not read, by kind."""
        return ", ".join(f"{number} {kind}" + f" ({cure})" * bool(cure) for (kind, cure), number in self._ranked())

    def record(self) -> dict[str, object]:
        """The tally for a receipt: numbers and kinds, no names."""
        kinds = [{"kind": kind, "cure": cure, "files": number} for (kind, cure), number in self._ranked()]
        return {"files_read": self.read, "files_not_read": kinds}

    def _ranked(self) -> list[tuple[tuple[str, str], int]]:
        return sorted(self.not_read.items(), key=lambda item: (-item[1], item[0]))
