"""The page on exports names every format."""

from pathlib import Path

from geo_incidents.exports import known_suffixes
from geo_incidents.exports.columns import tables

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf8")


def test_every_suffix_and_table_is_named() -> None:
    missing = [name for name in (*known_suffixes(), *tables()) if f"`{name}`" not in PAGE]
    assert not missing
