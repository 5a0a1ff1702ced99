"""What a map page says, from the data blocks that its program reads."""

from __future__ import annotations

import base64
import gzip
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from geo_incidents.errors import InputError
from geo_incidents.exports.readback.facts import OPEN, Facts

BLOCK = re.compile(r'<script type="application/(json|gzip)" id="(gi-[\w-]+)">(.*?)</script>', re.DOTALL)
START, PIECES, MARKS = 2, 3, 11  # positions in a detail row's claim


def read_page(path: Path, facts: Facts) -> None:
    """Incidents from the index, quotes from the details; a quote that the page shortens is left aside."""
    blocks = {name: _value(sort, text) for sort, name, text in BLOCK.findall(path.read_text("utf8"))}
    if "gi-index" not in blocks:
        message = f"{path} is no map of this program: name one that it wrote"
        raise InputError(message)
    index = blocks["gi-index"]
    reports = blocks["gi-sources"]["report"]
    for number in range(index["incidents"]):
        facts.add_incident(_incident(index, number, reports), _point(index, number))
        details = blocks[f"gi-details-{number // index['block']}"][number % index["block"]]
        for claim in details[0]:
            _add_quote(claim, reports, facts)


def _incident(index: dict[str, Any], number: int, reports: list[str]) -> dict[str, Any]:
    entry = {name: column[number] for name, column in index["entries"].items()}
    places = index["places"]
    row = {
        "incident_id": entry["id"],
        "kind": entry["kind"],
        "status": entry["status"],
        "loc_precision": entry["precision"],
        "radius_m": entry["radius"],
        "place_id": places["id"][entry["place"]],
        "place_name": places["name"][entry["place"]],
        "place_name_ar": places["ar"][entry["place"]],
        "n_independent_origins": entry["origins"],
        "n_reports": len(entry["reports"]),
    }
    if entry["start"] is not None:
        first = date.fromisoformat(index["first_day"])
        row["date_start"] = first + timedelta(days=entry["start"])
        row["date_end"] = first + timedelta(days=entry["end"])
    if entry["outcome"] == "killed" and entry["category"] == "all":
        row |= {"killed_min": entry["low"], "killed_best": entry["best"], "killed_max": entry["high"]}
    return row


def _point(index: dict[str, Any], number: int) -> tuple[float, float]:
    place = index["entries"]["place"][number]
    return index["places"]["lon"][place], index["places"]["lat"][place]


def _add_quote(claim: list[Any], reports: list[str], facts: Facts) -> None:
    marks = claim[MARKS] if len(claim) > MARKS else {}
    if isinstance(marks, dict) and ("cut_before" in marks or "cut_after" in marks):
        return
    quote = "".join(piece if isinstance(piece, str) else piece[1] for piece in claim[PIECES])
    # The page does not carry where a quote ends: with gaps in it, its length does not tell.
    facts.add_quote({"report_id": reports[claim[1]], "quote_start": claim[START], "quote_end": OPEN, "quote": quote})


def _value(sort: str, text: str) -> Any:
    return json.loads(gzip.decompress(base64.b64decode(text)) if sort == "gzip" else text)
