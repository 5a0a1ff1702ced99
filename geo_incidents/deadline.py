"""A limit on the time that one report may take, whatever is in it."""

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
    """The time is up. No `Exception`: what tidies up behind errors of its own must not swallow it."""


def seconds_for(length: int, patience: float) -> float:
    """What a report of `length` code points may take; 0, which is no limit, where `patience` is 0."""
    return patience and patience + length * PER_CODE_POINT_S


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise `Overdue` within the block after so many seconds; never where they are 0. Not to be nested.

    Seconds are CPU time of this process, so that neither a busy machine nor a lid that was closed counts. Where the
    system cannot tell it, on Windows and in threads, they are seconds of the clock.
    """
    if not seconds > 0:  # nor where it is no number
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _alarm(seconds):
            yield
    else:
        with _watchdog(seconds):
            yield


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """The system's timer, which reaches into regular expressions too."""
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
    """A second thread that has the exception raised in this one between two steps of the interpreter."""
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
        throw(this, None)  # one that was thrown at the last moment
