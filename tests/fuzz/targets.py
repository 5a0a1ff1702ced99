"""What the fuzzers attack: each takes a `Random`, makes an input, and fails where the program does.

Only errors of ours may come out, in one line; what comes out otherwise must be valid.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
from factory import make_result
from mutants import damaged, damaged_bytes, damaged_tree, text

from geo_incidents import read_reports, write
from geo_incidents.api import Findings
from geo_incidents.deadline import deadline
from geo_incidents.documents.decode import decode
from geo_incidents.documents.pages import main_text
from geo_incidents.errors import GeoIncidentsError
from geo_incidents.exports import read_case
from geo_incidents.exports.case import from_records, to_records
from geo_incidents.exports.consistent import checked
from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.container import Container, pack
from geo_incidents.incidents import read_decisions
from geo_incidents.model import Document, Failure, Result, Source
from geo_incidents.pipeline import Extract, combine, extract
from geo_incidents.runs.pack import dumps
from geo_incidents.runs.parts import Parts
from geo_incidents.text import blocks

Target = Callable[[Random], None]
LONGEST_S = 10  # CPU seconds of one input
ROW = {
    "report_id": "r1", "text": "Gunmen killed four people in Jableh, Syria.", "published": "2025-03-08", "lang": "en",
    "url": "https://example.org/1", "title": "A title", "retrieved": "2025-03-09", "publisher": "Paper",
}  # fmt: skip
DECISIONS = (
    "action,subjects,target,who,when,why\ndrop,c-1,,A,2025-03-08,wrong\nmove,c-2 i-3,ocha:C3561,B,2025-03-09,there\n"
)
PAGE = (
    "<html><head><title>Attack</title><meta property='article:published_time' content='2025-03-08'></head><body>"
    "<nav><a href='/'>Home</a></nav><article><h1>Attack</h1>"
    + "<p>Gunmen killed four people in Jableh.</p>" * 9
    + "</article>"
)


def reports(random: Random) -> None:
    """Any text is read, its quotes stand in it, and what is found can be written."""
    lang = random.choice(("en", "ar", "tr", "fr", "de", "es", ""))
    published = random.choice(("", "2025-03-09", "2025-03", "1900-01-01", "2099-12-31"))
    words = text(random)
    document = Document("d", words, Source("r1", published=published, lang=lang, title=words[:80]), blocks(words))
    found = extract(document, load())
    assert all(one.mention.span.of(words) == one.mention.surface for one in found.resolutions)
    assert all(claim.span.of(words) == claim.quote for claim in found.claims)
    result = combine([found], load(), (), (Failure("f", words[:50]),))
    if random.random() < 0.1:
        written(random, result)


def written(random: Random, result: Result) -> None:
    """The result in some format, in a folder that goes."""
    suffix = random.choice(("geojson", "jsonl", "kml", "csv", "bib", "csl.json", "xlsx", "html", "geojsonl"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"out.{suffix}"
        write(Findings(result, load()), path, profile=random.choice(("public", "partner", "internal")))
        if suffix == "geojson":
            features = json.loads(path.read_bytes())["features"]
            assert all(feature["geometry"]["type"] == "Point" for feature in features)


def encodings(random: Random) -> None:
    """Bytes are text or refused."""
    encoding = random.choice(("utf-8", "utf-16", "windows-1256", "utf-8-sig", "utf-16-be"))
    decode(damaged_bytes(random, text(random).encode(encoding, "ignore")), "r.txt")


def pages(random: Random) -> None:
    """HTML is an article or refused."""
    main_text(damaged(random, PAGE * random.choice((1, 1, 3))), "p.html")


def tables(random: Random) -> None:
    """Rows and manifests with anything in them."""
    row = damaged_tree(random, ROW, random.randrange(3))
    suffix = random.choice(("jsonl", "csv"))
    lines = json.dumps(row, ensure_ascii=random.random() < 0.5) + "\n" + json.dumps(ROW) + "\n"
    if suffix == "csv":
        lines = ",".join(ROW) + "\n" + ",".join(json.dumps(str(cell)) for cell in ROW.values()) + "\n"
    data = (
        damaged_bytes(random, lines.encode("utf8", "replace"))
        if random.random() < 0.5
        else lines.encode("utf8", "replace")
    )
    read_files({f"t.{suffix}": data})


def manifests(random: Random) -> None:
    """A report beside a manifest that says anything of it."""
    told = damaged_tree(random, {"file": "r.txt", **ROW}, random.randrange(1, 3))
    lines = json.dumps(told).encode()
    read_files(
        {
            "r.txt": b"Killed in Jableh.",
            "reports.jsonl": damaged_bytes(random, lines) if random.random() < 0.3 else lines,
        }
    )


def parquet(random: Random) -> None:
    """A damaged shard, or one with odd columns."""
    buffer = BytesIO()
    pq.write_table(pa.Table.from_pylist([ROW, ROW | {"text": text(random)}]), buffer)
    read_files({"t.parquet": damaged_bytes(random, buffer.getvalue())})


def read_files(files: dict[str, bytes]) -> None:
    """Read a folder of these files; every report is whole or set aside."""
    with TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        for document in read_reports([folder]).documents:
            document.source.report_id.encode()
            assert document.source.published_day is None or document.source.published


def decisions(random: Random) -> None:
    """A reviewer's table, damaged; what is read is merged."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "d.csv"
        path.write_bytes(damaged_bytes(random, DECISIONS.encode()))
        made = read_decisions(path)
    combine([_extract()], load(), made, ())


@cache
def _extract() -> Extract:
    words = "Gunmen killed four people in Jableh on 7 March 2025. Shelling wounded two in Baniyas, Syria."
    return extract(Document("d", words, Source("r1", published="2025-03-08", lang="en"), blocks(words)), load())


@cache
def _records() -> bytes:
    return orjson.dumps(to_records(make_result(3)))


def cases(random: Random) -> None:
    """Records of a case with anything in them; one that is taken can be written."""
    records = orjson.loads(_records())
    part = random.choice([name for name, found in records.items() if found])
    records[part] = damaged_tree(random, records[part], random.randrange(1, 4))
    written(random, checked(from_records(json.loads(json.dumps(records)))))


@cache
def _case() -> bytes:
    with TemporaryDirectory() as folder:
        write(Findings(make_result(3), load()), Path(folder) / "case.gpkg", profile="internal")
        return (Path(folder) / "case.gpkg").read_bytes()


def case_files(random: Random) -> None:
    """A damaged GeoPackage."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.gpkg"
        path.write_bytes(damaged_bytes(random, _case()))
        read_case(path)


@cache
def _gazetteer() -> bytes:
    return pack(
        {"places": b'["a","b"]\n' * 30, "names": b"Latnp en Jableh\n" * 30, "areas": b"[]", "polygon/SY01": b"{}"}
    )


def gazetteers(random: Random) -> None:
    """A damaged gazetteer is never opened, or its damaged member never read."""
    data = damaged_bytes(random, _gazetteer())
    container = Container(data)
    for member in ("places", "names", "areas", "polygon/SY01"):
        container.member(member)
    assert data.startswith(_gazetteer()), "damage that nobody saw"  # what stands behind the last member is not read
    assert container.member("areas") == b"[]"


def resumed_parts(random: Random) -> None:
    """What lies where a part of a run should: it is taken for what was put there, or worked on again."""
    outcomes = [dumps(_extract(), load()), b"line\n", Failure("a", "b")]
    document = Document("d", "", Source("r1"), ())
    with TemporaryDirectory() as folder:
        parts = Parts(Path(folder) / "parts", ("fuzz",))
        parts.has(0, [document])
        parts.put(0, outcomes)
        (file,) = parts.folder.glob("*.part")
        file.write_bytes(damaged_bytes(random, file.read_bytes()))
        assert not parts.has(0, [document]) or parts.get(0) == outcomes


TARGETS: dict[str, tuple[Target, int]] = {  # and how many inputs a short run makes
    "reports": (reports, 700),
    "encodings": (encodings, 4000),
    "pages": (pages, 250),
    "tables": (tables, 1000),
    "manifests": (manifests, 1000),
    "parquet": (parquet, 400),
    "decisions": (decisions, 1000),
    "cases": (cases, 300),
    "case_files": (case_files, 200),
    "gazetteers": (gazetteers, 4000),
    "resumed_parts": (resumed_parts, 1500),
}


def attack(name: str, seed: int) -> None:
    """One input; what the program refuses in an error of its own is well."""
    target, _ = TARGETS[name]
    with suppress(GeoIncidentsError), deadline(LONGEST_S):
        target(Random(seed))
