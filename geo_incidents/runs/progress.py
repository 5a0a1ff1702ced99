"""Long work shows itself on standard error: a bar on a terminal, elsewhere a line now and then; short work does not."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

T = TypeVar("T")
PATIENCE_S = 1.0  # what takes less needs no bar
BAR_S = 0.25
LINE_S = 30.0


class Progress:
    """Reports done and to do, phase by phase. Time left goes by the length of their texts: reports differ."""

    def __init__(self, stream: TextIO = sys.stderr, line_s: float = LINE_S) -> None:
        self._stream = stream
        self._terminal = stream.isatty()
        self._line_s = line_s
        self._bar: Bar | None = None
        self._row: TaskID | None = None
        self._first = time.monotonic()
        self.phase("reading")

    def phase(self, name: str, reports: int = 0, length: int = 0) -> None:
        """Begin something; 0 reports where their number is not known yet."""
        self._hide()
        self._name, self._of, self._of_length = name, reports, length
        self._reports = self._length = self._taken_over = 0
        self._begun = self._shown = time.monotonic()
        if self._terminal and self._begun - self._first > PATIENCE_S:
            self._draw()

    def advance(self, reports: int, length: int = 0, *, taken_over: bool = False) -> None:
        """So many reports more are done; or were by an earlier run, which says nothing of the rate."""
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
        """Show it again where it is time to."""
        now = time.monotonic()
        if now - self._shown < (BAR_S if self._terminal else self._line_s) or now - self._begun < PATIENCE_S:
            return
        self._shown = now
        if self._terminal:
            self._draw()
        else:
            print(f"{self._name}: {self.told()}", file=self._stream, flush=True)

    def told(self) -> str:
        """How far it is, how fast, and how long it will take from here."""
        elapsed = max(time.monotonic() - self._begun, 1e-9)
        of = f" of {self._of:,}" if self._of else ""
        if not self._reports:
            return f"{self._of:,} reports"
        told = f"{self._reports:,}{of} reports · {self._reports / elapsed:,.0f} a second"
        done_here = self._length - self._taken_over
        if not done_here:
            return told
        left = (self._of_length - self._length) * elapsed / done_here
        return f"{told} · {span(left)} left"

    def note(self, text: str) -> None:
        """A line that stays."""
        self._hide()
        print(text, file=self._stream, flush=True)

    def close(self) -> None:
        """Take the bar away."""
        self._hide()

    def _draw(self) -> None:
        from rich.console import Console  # only a long run on a terminal waits for it
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as RichProgress

        if self._bar is None:
            columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"))
            console = Console(file=self._stream)
            self._bar = RichProgress(*columns, console=console, auto_refresh=False, transient=True)
            self._row = self._bar.add_task(self._name, total=self._of_length or None, told="")
            self._bar.start()
        assert self._row is not None
        self._bar.update(self._row, completed=self._length, told=self.told(), refresh=True)

    def _hide(self) -> None:
        if self._bar is not None:
            self._bar.stop()
        self._bar = None


def span(seconds: float) -> str:
    """A length of time in two units at most: "45 s", "12 min", "3 h 20 min"."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
