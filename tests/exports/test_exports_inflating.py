"""Compressed data is inflated up to a limit: a small file must not fill the memory."""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from factory import make_result

from geo_incidents.errors import InputError
from geo_incidents.exports import read_case, write
from geo_incidents.exports.inflating import inflated
from geo_incidents.gazetteer import load


@pytest.mark.parametrize("compress", [zlib.compress, gzip.compress])
def test_data_up_to_the_limit_comes_back(compress: Callable[[bytes], bytes]) -> None:
    assert inflated(compress(b"words " * 10), 60) == b"words " * 10


@pytest.mark.parametrize(
    "data", [zlib.compress(bytes(1_000_000)), zlib.compress(b"cut short")[:-5], b"no compressed data", b""]
)
def test_bombs_and_damage_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="compressed data"):
        inflated(data, 1000)


def test_a_case_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    case = tmp_path / "case.gpkg"
    write(make_result(3), case, load())
    assert read_case(case).claims
    with closing(sqlite3.connect(case)) as db:
        bomb = zlib.compress(b"\n" * 200_000_000)
        db.execute("INSERT INTO geo_incidents_case VALUES ('claims', 0, ?)", (bomb,))
        db.commit()
    with pytest.raises(InputError, match="more than"):
        read_case(case)
