"""SECURITY.md says what the program does: its parts are there, and what it names, counts and promises is so."""

from __future__ import annotations

import hashlib
import pickle
import re
from pathlib import Path

import pytest

from geo_incidents.gazetteer.cover import FEWEST
from geo_incidents.model import Document, Source
from geo_incidents.runs.parts import Parts

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "SECURITY.md").read_text("utf8")
NUMBERS = {"ten": 10}
COMMANDS = (ROOT / "docs" / "cli.md").read_text("utf8")


def test_it_tells_how_to_report_whom_it_protects_and_what_it_promises() -> None:
    assert re.findall(r"^## (.+)$", PAGE, re.MULTILINE) == [
        "Reporting", "Who is protected from whom", "What is promised", "What is not promised",
        "Parts that deserve care",
    ]  # fmt: skip


def test_what_it_names_is_there() -> None:
    named = set(re.findall(r"`([^`\n]+)`", PAGE))
    files = {name for name in named if "/" in name}
    assert files >= {"tests/safety", "data/lang/*/people.toml"}
    assert [name for name in files if not [*ROOT.glob(name), *(ROOT / "geo_incidents").glob(name)]] == []
    options = {name for name in named if name.startswith("--")} | {"public", "partner", "internal"}
    assert [name for name in options if name not in COMMANDS] == []


def test_as_many_places_share_an_area_as_it_says() -> None:
    (told,) = re.findall(r"at least (\w+) places", PAGE)
    assert NUMBERS[told] == FEWEST


class Harm:
    """What a part made by somebody else would have run."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return Path.touch, (self.file,)


def test_no_code_in_a_part_of_a_run_is_ever_run(tmp_path: Path) -> None:
    document = Document("d", "", Source("r1"), ())
    parts = Parts(tmp_path / "a.parts", ("test",))
    parts.has(0, [document])
    parts.put(0, [b"line\n"])
    (part,) = parts.folder.glob("*.part")
    harm = pickle.dumps([Harm(tmp_path / "harmed")])
    part.write_bytes(hashlib.sha256(harm).digest() + harm)
    assert not parts.has(0, [document])
    assert not (tmp_path / "harmed").exists()
    pickle.loads(harm)
    assert (tmp_path / "harmed").exists(), "the harm is none: the test could not fail"


@pytest.mark.parametrize("says", ["Dask", "OUTPUT.parts", "TLS"])
def test_it_tells_of_workers_and_of_parts_of_runs(says: str) -> None:
    assert says in PAGE.split("## Parts that deserve care")[1]
