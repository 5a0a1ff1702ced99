"""A server for one local user, at 127.0.0.1 and a secret path: serves the page and places, and saves decisions."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from geo_incidents.errors import GeoIncidentsError
from geo_incidents.incidents.decision_table import cells_of, rows_of
from geo_incidents.model import Decision
from geo_incidents.review.journal import Journal

LONGEST = 1 << 16  # bytes of a row
LONGEST_TABLE = 1 << 25  # bytes of an uploaded table
LONGEST_NAME = 200  # characters of a place's name
Page = Callable[[Sequence[Decision]], str]
Search = Callable[[str], Sequence[Mapping[str, object]]]


def _nothing(_: str) -> Sequence[Mapping[str, object]]:
    return ()


class ReviewServer(ThreadingHTTPServer):
    """Serves the page with the decisions so far and saves further ones in a journal; `url` contains the secret.

    `search` finds places by name.
    """

    daemon_threads = True

    def __init__(self, page: Page, journal: Journal, by: str, search: Search = _nothing, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.page, self.journal, self.by, self.search = page, journal, by, search
        self.host = f"127.0.0.1:{self.server_address[1]}"
        self.path = f"/{secrets.token_urlsafe(24)}/"
        self.url = f"http://{self.host}{self.path}"


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    server_version = "geo-incidents"
    sys_version = ""

    def do_GET(self) -> None:
        """The page, the rows after the first N, or places by name."""
        asked = urlsplit(self.path)
        if not self._is_asked(asked.path, ("", "rows", "places")):
            return
        query = {name: values[0] for name, values in parse_qs(asked.query).items()}
        if asked.path.endswith("/rows"):
            known = int(query["from"]) if query.get("from", "").isdecimal() else 0
            self._answer_json(HTTPStatus.OK, [cells_of(row) for row in self.server.journal.rows[known:]])
        elif asked.path.endswith("/places"):
            self._answer_json(HTTPStatus.OK, self.server.search(query.get("q", "")[:LONGEST_NAME]))
        else:
            shown = self.server.page(self.server.journal.rows)
            self._answer(HTTPStatus.OK, "text/html; charset=utf-8", shown.encode())

    def do_POST(self) -> None:
        """Save a row sent as JSON and return it as saved; or save a table sent as CSV and return its new rows."""
        if not self._is_asked(self.path, ("rows", "table")):
            return
        try:
            kept = self._adopted() if self.path.endswith("/table") else self._added()
        except (ValueError, GeoIncidentsError) as error:
            self._answer_json(HTTPStatus.BAD_REQUEST, {"error": str(error)})
            return
        self._answer_json(HTTPStatus.OK, kept)

    def _added(self) -> Mapping[str, str]:
        return self.server.journal.add(self._row(), self.server.by)

    def _adopted(self) -> Mapping[str, object]:
        rows = rows_of(self._body(LONGEST_TABLE).decode("utf-8-sig"), "line")
        new = self.server.journal.adopt(rows)
        return {"rows": [cells_of(row) for row in new], "known": len(rows) - len(new)}

    def _body(self, longest: int) -> bytes:
        length = int(self.headers.get("Content-Length") or 0)
        if not 0 < length <= longest:
            message = "what was sent is too long, or empty"
            raise ValueError(message)
        return self.rfile.read(length)

    def _row(self) -> Mapping[str, str]:
        row = json.loads(self._body(LONGEST))
        if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
            message = "a row must be an object of texts"
            raise ValueError(message)
        return row

    def _is_asked(self, asked: str, names: Sequence[str]) -> bool:
        """Whether the path is one of the names and the page itself sent the request: other sites may know the port."""
        own = self.headers.get("Origin") in (None, f"http://{self.server.host}")
        known = any(secrets.compare_digest(asked.encode(), f"{self.server.path}{name}".encode()) for name in names)
        if own and known and self.headers.get("Host") == self.server.host:
            return True
        self._answer(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"nothing here\n")
        return False

    def _answer_json(self, status: HTTPStatus, value: object) -> None:
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
        """Log nothing, since the path is a secret."""


def serve(page: Page, journal: Journal, by: str, search: Search = _nothing, port: int = 0) -> ReviewServer:
    """A listening server; call `serve_forever` to answer requests."""
    return ReviewServer(page, journal, by, search, port)
