"""Rows of places.csv, names.csv and context.csv, with what people added and corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    reports = {row["id"]: row.get("reports", "") for row in kept.read(into / "places.csv")}
    rows = [{**row, "reports": reports.get(row["id"], "")} for row in with_parents(list(corrected))]
    return rows + kept.curated(into / "places.csv")


def names(made: Made, rows: Sequence[Record], into: Path) -> list[Record]:
    """Spellings of these rows: the sources', less those that corrections take away, and those that people added."""
    ids = {row["id"] for row in rows}
    taken = corrected_names(into, checks.UNNAME)
    by_hand = kept.spelt_by_hand(into / "names.csv")
    taken |= {(name["place_id"], name["name"]) for name in by_hand}
    spelt = (_name(record["id"], spelling) for record, found in made for spelling in found if record["id"] in ids)
    rest = (name for name in spelt if (name["place_id"], name["name"]) not in taken)
    return list(_as_corrected(rest, into)) + by_hand


def _name(place_id: str, spelling: Spelling) -> Record:
    text, script, weight, source, lang = spelling
    return {"place_id": place_id, "name": text, "script": script, "lang": lang, "source": source, "weight": weight}


def _as_corrected(spelt: Iterable[Record], into: Path) -> Iterator[Record]:
    """Spellings with the weight that corrections give them and the languages that the old table shows them in."""
    weak = corrected_names(into, checks.WEAK)
    shown = {(name["place_id"], name["name"]): name.get("shown", "") for name in kept.read(into / "names.csv")}
    for name in spelt:
        key = name["place_id"], name["name"]
        yield {**name, "weight": "weak" if key in weak else name["weight"], "shown": shown.get(key, "")}


def context(made: Made, into: Path) -> list[Record]:
    """Rows of places elsewhere, their spellings in one cell."""
    taken = corrected_names(into, checks.UNNAME)
    spellings = {record["id"]: found for record, found in made}
    rows = kept.corrected((record for record, _ in made), kept.read(into / "corrections.csv"))
    named = [_with_names(row, spellings[row["id"]], taken) for row in rows]
    return with_parents(named) + kept.curated(into / "context.csv")


def corrected_names(into: Path, column: str) -> set[tuple[str, str]]:
    """Ids and the spellings of theirs that corrections of this column speak of."""
    return {(c["id"], c["value"]) for c in kept.read(into / "corrections.csv") if c["column"] == column}


def _with_names(record: Record, spellings: Iterable[Spelling], taken: set[tuple[str, str]]) -> Record:
    shown = (record["name"], record["name_ar"])
    texts = (s.text for s in spellings if s.text not in shown and (record["id"], s.text) not in taken)
    return {**record, "names": "|".join(texts)}
