"""A server for one reader on this machine, at 127.0.0.1 and a secret path: the page, and rows to keep."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from geo_incidents.errors import GeoIncidentsError
from geo_incidents.model import Decision
from geo_incidents.review.journal import Journal

LONGEST = 1 << 16  # bytes of a row
Page = Callable[[Sequence[Decision]], str]


class ReviewServer(ThreadingHTTPServer):
    """Serves a page of the rows so far, and keeps further ones in a journal; `url` has the secret."""

    daemon_threads = True

    def __init__(self, page: Page, journal: Journal, by: str, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.page, self.journal, self.by = page, journal, by
        self.host = f"127.0.0.1:{self.server_address[1]}"
        self.path = f"/{secrets.token_urlsafe(24)}/"
        self.url = f"http://{self.host}{self.path}"


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    server_version = "geo-incidents"
    sys_version = ""

    def do_GET(self) -> None:
        """The page."""
        if self._is_asked(self.server.path):
            shown = self.server.page(self.server.journal.rows)
            self._answer(HTTPStatus.OK, "text/html; charset=utf-8", shown.encode())

    def do_POST(self) -> None:
        """One row as JSON; the answer is the row as it was kept, or what is wrong with it."""
        if not self._is_asked(self.server.path + "rows"):
            return
        try:
            kept = self.server.journal.add(self._row(), self.server.by)
        except (ValueError, GeoIncidentsError) as error:
            self._answer_json(HTTPStatus.BAD_REQUEST, {"error": str(error)})
            return
        self._answer_json(HTTPStatus.OK, kept)

    def _row(self) -> Mapping[str, str]:
        length = int(self.headers.get("Content-Length") or 0)
        if not 0 < length <= LONGEST:
            message = "a row is too long, or empty"
            raise ValueError(message)
        row = json.loads(self.rfile.read(length))
        if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
            message = "a row is an object of texts"
            raise ValueError(message)
        return row

    def _is_asked(self, path: str) -> bool:
        """Whether the request is for the path, and from the page itself: other sites may know the port."""
        own = self.headers.get("Origin") in (None, f"http://{self.server.host}")
        known = secrets.compare_digest(self.path.encode(), path.encode())
        if own and known and self.headers.get("Host") == self.server.host:
            return True
        self._answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"nothing here\n")
        return False

    def _answer_json(self, status: HTTPStatus, value: Mapping[str, str]) -> None:
        self._answer(status, "application/json", json.dumps(value).encode())

    def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the path is a secret."""


def serve(page: Page, journal: Journal, by: str, port: int = 0) -> ReviewServer:
    """A server that listens; `serve_forever` answers until it is interrupted."""
    return ReviewServer(page, journal, by, port)
