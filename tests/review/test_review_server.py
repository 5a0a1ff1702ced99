"""The server answers nobody but its own page, and what it has answered for is on the disk, whatever kills it."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from geo_incidents.errors import UsageError
from geo_incidents.exports import write
from geo_incidents.gazetteer import load
from geo_incidents.incidents import read_decisions
from geo_incidents.incidents.decision_table import table_of
from geo_incidents.model import Decision, Result
from geo_incidents.review import Journal
from geo_incidents.review.server import ReviewServer


def post(url: str, row: object, **headers: str) -> dict[str, str]:
    request = urllib.request.Request(url + "rows", json.dumps(row).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def status(url: str, row: object | None = None, **headers: str) -> int:
    data = None if row is None else json.dumps(row).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers)) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def test_a_row_is_signed_dated_and_kept(server: ReviewServer) -> None:
    kept = post(server.url, {"action": "accept", "target": "i-1", "by": "somebody else", "decision": "d-mine"})
    assert (kept["by"], kept["decision"][:2], kept["decided_at"][-1]) == ("R. Saab", "d-", "Z")
    assert [row.id for row in read_decisions(server.journal.path)] == [kept["decision"]]


def test_equal_rows_have_ids_of_their_own(server: ReviewServer) -> None:
    assert len({post(server.url, {"action": "accept", "target": "i-1"})["decision"] for _ in range(5)}) == 5


@pytest.mark.parametrize(
    "row",
    [{}, [], {"action": "erase", "target": "i-1"}, {"action": "accept", "target": 1}, {"action": "accept"}],
    ids=str,
)
def test_a_row_that_says_nothing_is_refused(server: ReviewServer, row: object) -> None:
    assert status(server.url + "rows", row) == 400
    assert not server.journal.path.exists()


def test_nobody_else_is_answered(server: ReviewServer) -> None:
    root = f"http://{server.host}/"
    row = {"action": "accept", "target": "i-1"}
    assert server.host.startswith("127.0.0.1:")
    assert status(server.url) == 200
    assert [status(root), status(root + "x/"), status(root + "rows", row)] == [404, 404, 404]
    assert status(server.url, Host="evil.example") == 404
    assert status(server.url + "rows", row, Origin="https://evil.example") == 404
    assert not server.journal.path.exists()


def test_a_half_written_row_is_cut_off_and_the_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    journal = Journal(file)
    journal.add({"action": "accept", "target": "i-1"}, "R. Saab")
    whole = file.read_bytes()
    file.write_bytes(whole + b"d-2,2026-11-27,R. Sa")
    assert [row.subjects for row in Journal(file).rows] == [("i-1",)]
    assert file.read_bytes() == whole


def test_a_table_of_the_older_form_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text("action,subjects,target,who,when,why\ndrop,c-1,,A,2025-05-01,twice\n")
    with pytest.raises(UsageError, match="name another file"):
        Journal(file)


def test_an_empty_table_is_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_bytes(table_of(()))
    assert Journal(tmp_path / "decisions.csv").rows == []


def test_places_and_rows_are_answered(server: ReviewServer) -> None:
    kept = post(server.url, {"action": "accept", "target": "i-1"})
    for path, expected in (("rows?from=0", [kept]), ("rows?from=1", []), ("rows?from=x", [kept])):
        with urllib.request.urlopen(server.url + path) as answer:
            assert json.load(answer) == expected
    with urllib.request.urlopen(server.url + "places?q=Jableh") as answer:
        assert json.load(answer)[0]["name"] == "Jableh"


def test_a_table_is_taken_over_as_it_is(server: ReviewServer) -> None:
    theirs = table_of([Decision("accept", ("i-1",), "", "B", "2026-11-01", "", id="d-b")])
    for added in (1, 0):
        request = urllib.request.Request(server.url + "table", theirs)
        with urllib.request.urlopen(request) as answer:
            assert len(json.load(answer)["rows"]) == added
    assert [(row.who, row.id) for row in read_decisions(server.journal.path)] == [("B", "d-b")]


KILLED = """
import sys
from pathlib import Path
from geo_incidents.review import Journal, serve
with serve(lambda rows: "", Journal(Path(sys.argv[1])), "A") as server:
    print(server.url, flush=True)
    server.serve_forever()
"""


def test_thirty_kills_lose_nothing_that_was_answered(tmp_path: Path) -> None:
    """Each server is killed while rows are on their way to it, after a number of answers that differs each time."""
    file = tmp_path / "decisions.csv"
    told: list[str] = []
    for round_ in range(30):
        command = [sys.executable, "-c", KILLED, str(file)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            url = running.stdout.readline().strip()
            enough = threading.Event()
            writers = [threading.Thread(target=_write, args=(url, told, round_, enough)) for _ in range(2)]
            for writer in writers:
                writer.start()
            enough.wait()
            running.send_signal(signal.SIGKILL)
            for writer in writers:
                writer.join()
    rows = [row.id for row in Journal(file).rows]
    assert set(told) <= set(rows)
    assert len(rows) == len(set(rows)) >= 30


def _write(url: str, told: list[str], round_: int, enough: threading.Event) -> None:
    """Rows until the server is gone."""
    answered = 0
    while True:
        try:
            kept = post(url, {"action": "note", "target": f"i-{round_}", "is": "é" * (1 + 97 * round_)})
        except (OSError, http.client.HTTPException):
            enough.set()
            return
        told.append(kept["decision"])
        answered += 1
        if answered > round_ % 7:
            enough.set()


def test_the_command_serves_a_case_and_what_it_answered_for_is_kept(tmp_path: Path, small: Result) -> None:
    write(small, tmp_path / "case.gpkg", load(), profile="internal")
    told: list[str] = []
    for _ in range(2):
        command = [sys.executable, "-m", "geo_incidents", "review", str(tmp_path / "case.gpkg"), "--no-open"]
        with subprocess.Popen([*command, "--by", "A"], stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            url = running.stdout.readline().strip()
            told += [post(url, {"action": "accept", "target": f"i-{n}"})["decision"] for n in range(3)]
            running.send_signal(signal.SIGKILL)
    assert [row.id for row in read_decisions(tmp_path / "decisions.csv")] == told
