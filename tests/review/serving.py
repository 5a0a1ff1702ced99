"""A server of the small case for one reader."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from small_case import TEXTS

from geo_incidents.gazetteer import load
from geo_incidents.model import Result
from geo_incidents.review import Journal, Reviewing, finder, page, screen, serve
from geo_incidents.review.server import ReviewServer


@contextmanager
def running(result: Result, file: Path, by: str, require: int = 1) -> Iterator[ReviewServer]:
    """A server for one reader, with the rows of a file."""
    shown = screen(result, TEXTS, load(), Reviewing("small", by, served=True, require=require))
    made = serve(partial(page, shown), Journal(file), by, finder(load()))
    thread = threading.Thread(target=made.serve_forever)
    thread.start()
    try:
        yield made
    finally:
        made.shutdown()
        thread.join()
        made.server_close()
