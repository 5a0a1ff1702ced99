"""Shows progress on standard error: a bar on a terminal, otherwise occasional lines; nothing for short work."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

T = TypeVar("T")
PATIENCE_S = 1.0  # shorter work gets no bar
BAR_S = 0.25
LINE_S = 30.0


class Progress:
    """Reports done and to do in each phase. Time left is estimated from text length, since reports differ in size."""

    def __init__(self, stream: TextIO = sys.stderr, line_s: float = LINE_S) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._line_s = line_s
        self._bar: Bar | None = None
        self._row: TaskID | None = None
        self._first = time.monotonic()
        self.phase("reading")

    def phase(self, name: str, reports: int = 0, length: int = 0) -> None:
        """Begin a phase; 0 reports if their number is not known yet."""
        self._hide()
        self._name, self._of, self._of_length = name, reports, length
        self._reports = self._length = self._taken_over = 0
        self._begun = self._shown = time.monotonic()
        if self._terminal and self._begun - self._first > PATIENCE_S:
            self._draw()

    def advance(self, reports: int, length: int = 0, *, taken_over: bool = False) -> None:
        """Add finished reports; those taken over from an earlier run do not count towards the rate."""
        self._reports += reports
        self._length += length
        self._taken_over += length if taken_over else 0
        self.tick()

    def watched(self, items: Iterable[T]) -> Iterator[T]:
        """The items, counted as they pass."""
        for item in items:
            self.advance(1)
            yield item

    def tick(self) -> None:
        """Update the display if it is due."""
        now = time.monotonic()
        if now - self._shown < (BAR_S if self._terminal else self._line_s) or now - self._begun < PATIENCE_S:
            return
        self._shown = now
        if self._terminal:
            self._draw()
        else:
            print(f"{self._name}: {self.status()}", file=self._stream, flush=True)

    def status(self) -> str:
        """Progress, rate and estimated time left."""
        elapsed = max(time.monotonic() - self._begun, 1e-9)
        of = f" of {self._of:,}" if self._of else ""
        if not self._reports:
            return f"{self._of:,} reports"
        text = f"{self._reports:,}{of} reports · {self._reports / elapsed:,.0f} a second"
        done_here = self._length - self._taken_over
        if not done_here:
            return text
        left = (self._of_length - self._length) * elapsed / done_here
        return f"{text} · {span(left)} left"

    def note(self, text: str) -> None:
        """Print a line that stays."""
        self._hide()
        print(text, file=self._stream, flush=True)

    def close(self) -> None:
        """Remove the bar."""
        self._hide()

    def _draw(self) -> None:
        from rich.console import Console  # slow to import; only a long run on a terminal needs it
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as RichProgress

        if self._bar is None:
            columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[text]}"))
            console = Console(file=self._stream)
            self._bar = RichProgress(*columns, console=console, auto_refresh=False, transient=True)
            self._row = self._bar.add_task(self._name, total=self._of_length or None, text="")
            self._bar.start()
        assert self._row is not None
        self._bar.update(self._row, completed=self._length, text=self.status(), refresh=True)

    def _hide(self) -> None:
        if self._bar is not None:
            self._bar.stop()
        self._bar = None


def span(seconds: float) -> str:
    """A duration in at most two units: "45 s", "12 min", "3 h 20 min"."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
