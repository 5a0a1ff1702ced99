"""Tasks that go wrong, for workers: they are imported there by name."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from collections.abc import Callable

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.model import Document

Work = Callable[[Document], object]


def plain(document: Document, gazetteer: Gazetteer) -> bytes:
    """What everyone can do."""
    return f"{document.source.report_id} {len(document.text)}\n".encode()


def deadly(document: Document, gazetteer: Gazetteer) -> bytes:
    """Two reports kill whoever reads them."""
    if document.source.report_id in ("r00007", "r00123"):
        os.kill(os.getpid(), signal.SIGKILL)
    return plain(document, gazetteer)


def faulty(document: Document, gazetteer: Gazetteer) -> bytes:
    """One report is too much for the program."""
    if document.source.report_id == "r00007":
        message = "no such luck"
        raise ValueError(message)
    return plain(document, gazetteer)


def endless(document: Document, gazetteer: Gazetteer) -> bytes:
    """One report takes for ever, in Python."""
    while document.source.report_id == "r00007":
        pass
    return plain(document, gazetteer)


def deaf(document: Document, gazetteer: Gazetteer) -> bytes:
    """One report takes for ever in a library that never lets the interpreter go on."""
    if document.source.report_id == "r00007":
        ctypes.PyDLL(None).sleep(10_000)
    return plain(document, gazetteer)


def slow(document: Document, gazetteer: Gazetteer) -> bytes:
    """Time enough to be killed in."""
    time.sleep(0.01)
    return plain(document, gazetteer)
