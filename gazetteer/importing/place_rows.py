"""Rows of places.csv, names.csv and context.csv, with what people added and corrected."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gazetteer.importing import kept
from gazetteer.importing.assemble import with_parents
from gazetteer.importing.kept import Record
from gazetteer.importing.rows import Spelling
from geo_incidents.gazetteer import checks

Made = Sequence[tuple[Record, tuple[Spelling, ...]]]


def places(made: Made, into: Path) -> list[Record]:
    """Rows as corrected, and those that people added."""
    corrected = kept.corrected((record for record, _ in made), kept.read(into / "corrections.csv"))
    return with_parents(list(corrected)) + kept.curated(into / "places.csv")


def names(made: Made, rows: Sequence[Record], into: Path) -> list[Record]:
    """Spellings of these rows: the sources', less those that corrections take away, and those that people added."""
    ids = {row["id"] for row in rows}
    taken = unnamed(into)
    by_hand = kept.spelt_by_hand(into / "names.csv")
    taken |= {(name["place_id"], name["name"]) for name in by_hand}
    spelt = (_name(record["id"], spelling) for record, found in made for spelling in found if record["id"] in ids)
    return [name for name in spelt if (name["place_id"], name["name"]) not in taken] + by_hand


def _name(place_id: str, spelling: Spelling) -> Record:
    text, script, weight, source, lang = spelling
    return {"place_id": place_id, "name": text, "script": script, "lang": lang, "source": source, "weight": weight}


def context(made: Made, into: Path) -> list[Record]:
    """Rows of places elsewhere, their spellings in one cell."""
    taken = unnamed(into)
    rows = kept.corrected((_with_names(one, taken) for one in made), kept.read(into / "corrections.csv"))
    return with_parents(list(rows)) + kept.curated(into / "context.csv")


def unnamed(into: Path) -> set[tuple[str, str]]:
    """Ids and the spellings that corrections take away from them."""
    return {(c["id"], c["value"]) for c in kept.read(into / "corrections.csv") if c["column"] == checks.UNNAME}


def _with_names(made: tuple[Record, tuple[Spelling, ...]], taken: set[tuple[str, str]]) -> Record:
    record, spellings = made
    shown = (record["name"], record["name_ar"])
    texts = (s.text for s in spellings if s.text not in shown and (record["id"], s.text) not in taken)
    return {**record, "names": "|".join(texts)}
