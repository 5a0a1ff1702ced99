"""What a page carries: same input same bytes, nothing lost, within its size."""

import base64
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factory import make_result
from watching import SmallAtlas

from geo_incidents.errors import UsageError
from geo_incidents.gazetteer import load
from geo_incidents.model import Result
from geo_incidents.safety import protect
from geo_incidents.webmap import render, sentences
from geo_incidents.webmap.ground import steps
from geo_incidents.webmap.tables import Places, areas
from geo_incidents.webmap.tiles import find_tiles

BLOCK = re.compile(r'<script type="application/(json|gzip)" id="([^"]+)">(.*?)</script>', re.DOTALL)


def blocks(page: str) -> dict[str, Any]:
    """The data of a page by the ids of its blocks."""
    return {
        name: json.loads(text if sort == "json" else gzip.decompress(base64.b64decode(text)))
        for sort, name, text in BLOCK.findall(page)
    }


@pytest.mark.parametrize("incidents", [40, 1200])
def test_every_incident_claim_and_report_is_in_the_page(incidents: int, atlas: SmallAtlas) -> None:
    result = make_result(incidents)
    safe = protect(result).result
    found = blocks(render(result, atlas))
    index = found["gi-index"]
    rows = [row for name, part in found.items() if name.startswith("gi-details") for row in part]
    subjects = (*safe.incidents, *safe.area_statements)
    assert index["entries"]["id"] == [subject.id for subject in subjects]
    assert [len(row[0]) for row in rows] == [len(subject.claims) for subject in subjects]
    assert index["incidents"] == len(safe.incidents)
    assert found["gi-sources"]["report"] == [source.report_id for source in safe.sources]
    assert len(found["gi-tray"][0]) == len(safe.unplaced)
    quoted = ["".join(p if isinstance(p, str) else p[1] for p in claim[2]) for row in rows for claim in row[0]]
    assert quoted == [claim.quote for subject in subjects for claim in subject.claims]


def test_no_point_for_an_area(atlas: SmallAtlas, result: Result) -> None:
    index = blocks(render(result, atlas))["gi-index"]
    places, entries = index["places"], index["entries"]
    areas = {n for some in entries["areas"] if some for n in some}
    assert areas
    assert all(places["lat"][n] is None for n in areas)
    assert all(places["lat"][n] is not None for n in entries["place"] if n >= 0)


def test_same_input_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from watching import SmallAtlas; from factory import make_result; from geo_incidents.webmap import render\n"
        "import hashlib; print(hashlib.sha256(render(make_result(30), SmallAtlas()).encode()).hexdigest())"
    )
    tests = Path(__file__).parent
    runs = {
        subprocess.run(
            [sys.executable, "-c", program, str(tests), str(tests.parent)],
            env={"PYTHONHASHSEED": seed}, cwd=tmp_path, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(runs) == 1


def test_size() -> None:
    gazetteer = load()
    nothing = replace(
        make_result(3), sources=(), incidents=(), area_statements=(), claims=(), unplaced=(), series=(), failures=(),
        resolutions=(), copies=(), decisions=(),
    )  # fmt: skip
    assert len(render(nothing, gazetteer).encode()) <= 601_000  # 364,000, the typefaces (117,000) and 120,000 of ground
    assert len(render(make_result(100), gazetteer).encode()) <= 800_000
    many = len(render(make_result(8000), gazetteer).encode())
    assert (many - len(render(make_result(2000), gazetteer).encode())) / 6000 <= 140


def test_policy_lets_nothing_in(atlas: SmallAtlas, result: Result) -> None:
    page = render(result, atlas)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "unsafe" not in policy[1]
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    assert "img-src data:;" in policy[1]
    markup = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r'(?:src|href)="https?://(?!news\.example|archive\.example)', markup)


def test_tiles_only_by_name_and_only_from_there(atlas: SmallAtlas, result: Result) -> None:
    page = render(result, atlas, tiles="OpenStreetMap.Mapnik")
    assert "img-src data: https://tile.openstreetmap.org;" in page
    assert blocks(page)["gi-tiles"]["name"] == "OpenStreetMap.Mapnik"
    assert blocks(render(result, atlas))["gi-tiles"] is None


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: find_tiles("OpenStreetMap.Mapnix"), "did you mean OpenStreetMap.Mapnik"),
        (lambda: find_tiles("Thunderforest.OpenCycleMap"), "need a key"),
        (lambda: render(make_result(3), SmallAtlas(), lang="xx"), "choose one of ar, de, en, fr, tr"),
        (lambda: render(make_result(3), SmallAtlas(), profile="x"), "choose one of public, partner, internal"),
    ],
)
def test_faults_say_what_to_do(call: Callable[[], object], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        call()


def test_lines_in_steps() -> None:
    assert steps([[35.1, 36.2], [35.1, 36.2], [35.1004, 36.2], [35.103, 36.199]]) == [35100, 36200, 3, -1]


def test_places_and_their_areas_carry_the_names_of_each_language(result: Result) -> None:
    latakia = load().place("ocha:C3480")
    places = Places()
    places.number(latakia)
    assert places.columns({})["shown"] == [{**dict(latakia.shown)}]
    assert dict(latakia.shown)["fr"] == "Lattaquié"
    assert sentences.name(latakia, "fr") == "Lattaquié"
    assert sentences.name(latakia, "ar") == latakia.name_ar
    assert areas(replace(result, areas=dict(load().areas)), [latakia])["SY06"][2]["fr"] == "Lattaquié"
