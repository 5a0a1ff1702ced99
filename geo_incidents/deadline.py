"""A time limit for processing one report."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

PATIENCE_S = 20.0  # for the shortest report
LONGEST_S = 1_000_000.0  # eleven days
PER_CODE_POINT_S = 2 / 100_000  # ordinary prose takes a tenth of it on a slow machine


class Overdue(BaseException):
    """The time limit was exceeded. Not an `Exception`, so that `except Exception` in libraries does not swallow it."""


def seconds_for(length: int, patience: float) -> float:
    """The time limit for a report of `length` code points, in seconds; 0 (no limit) if `patience` is 0."""
    return patience and patience + length * PER_CODE_POINT_S


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise `Overdue` inside the context after this many seconds; never if they are 0. Must not be nested.

    Seconds are CPU time of this process, so that a busy or suspended machine does not matter. On Windows and in
    threads, where that is not available, they are wall-clock time.
    """
    if not seconds > 0:  # also if it is NaN
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _alarm(seconds):
            yield
    else:
        with _watchdog(seconds):
            yield


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Uses the system's timer, which also interrupts regular expressions."""
    before = signal.signal(signal.SIGPROF, _raise_overdue)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _raise_overdue(signal_number: int, frame: FrameType | None) -> None:
    raise Overdue


@contextmanager
def _watchdog(seconds: float) -> Iterator[None]:
    """Uses a second thread that raises the exception in this one between two bytecode instructions."""
    import ctypes

    this = ctypes.c_ulong(threading.get_ident())
    throw = ctypes.pythonapi.PyThreadState_SetAsyncExc
    timer = threading.Timer(seconds, throw, (this, ctypes.py_object(Overdue)))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        throw(this, None)  # clears an exception that was raised at the last moment
