"""Tasks that go wrong, for workers: they are imported there by name."""

from __future__ import annotations

import os
import signal
import time

from geo_incidents.gazetteer import Gazetteer
from geo_incidents.model import Document


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


def slow(document: Document, gazetteer: Gazetteer) -> bytes:
    """Time enough to be killed in."""
    time.sleep(0.01)
    return plain(document, gazetteer)
