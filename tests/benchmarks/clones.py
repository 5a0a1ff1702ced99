"""What many short reports say, though few are read: they are told again under other ids and on other days.

Each further turn has its own ids of reports, claims and groups, its own shingles, so that nothing is a copy, and days
ten later, as an archive of years has. Words, places and people repeat.
"""

import hashlib
import re
import struct
import tempfile
from array import array
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bench_scale import write_archive

from geo_incidents.collector import collector_paused
from geo_incidents.documents import spool_reports
from geo_incidents.gazetteer import load
from geo_incidents.model import Claim
from geo_incidents.pipeline import Extract
from geo_incidents.runs import pack
from geo_incidents.runs.tasks import packed_extract

APART = timedelta(days=10)
ID = re.compile(rb"([cg]-)([0-9a-f]{10,12})")
LENGTH = struct.Struct("<I")
MIX = 2_654_435_761  # spreads turns over the hashes of shingles


def write_extracts(file: Path, reports: int) -> None:
    """Read so many reports and keep what they say."""
    with tempfile.TemporaryDirectory() as folder, file.open("wb") as opened:
        archive = Path(folder, "archive.jsonl")
        write_archive(archive, reports)
        with spool_reports([archive]) as spool, collector_paused():
            for document in spool:
                packed = packed_extract(document, load())
                opened.write(LENGTH.pack(len(packed)) + packed)


def extracts(file: Path, reports: int) -> Iterator[Extract]:
    """What so many reports say, in the order of their ids."""
    begins = list(_begins(file))
    with file.open("rb") as opened:
        for number in range(reports):
            turn, at = divmod(number, len(begins))
            opened.seek(begins[at])
            packed = opened.read(LENGTH.unpack(opened.read(LENGTH.size))[0])
            yield _told_again(packed, at, number, turn) if turn else pack.loads(packed, load())


def _begins(file: Path) -> Iterator[int]:
    with file.open("rb") as opened:
        while head := opened.read(LENGTH.size):
            yield opened.tell() - LENGTH.size
            opened.seek(LENGTH.unpack(head)[0], 1)


def _told_again(packed: bytes, old: int, new: int, turn: int) -> Extract:
    """The extract under the ids of another report; all ids are of one length, so that bytes can be replaced."""
    packed = packed.replace(b"r%07d" % old, b"r%07d" % new)
    packed = ID.sub(lambda one: one[1] + _mixed(one[2], turn), packed)
    found: Extract = pack.loads(packed, load())
    mixed = (turn * MIX) % (1 << 32)
    shingles = array("I", sorted(shingle ^ mixed for shingle in found.sketch.shingles))
    claims = tuple(_later(claim, turn * APART) for claim in found.claims)
    return replace(found, sketch=replace(found.sketch, shingles=shingles), claims=claims)


def _mixed(digest: bytes, turn: int) -> bytes:
    return hashlib.sha256(b"%s %d" % (digest, turn)).hexdigest()[: len(digest)].encode()


def _later(claim: Claim, by: timedelta) -> Claim:
    when = claim.when

    def moved(day: date | None) -> date | None:
        return day + by if day else None

    return replace(claim, when=replace(when, start=moved(when.start), end=moved(when.end), anchor=moved(when.anchor)))
