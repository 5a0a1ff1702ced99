"""Reads a map page from its data blocks."""

from __future__ import annotations

import base64
import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from geo_incidents.errors import InputError
from geo_incidents.exports.inflating import MOST, RATIO, inflated
from geo_incidents.exports.readback.facts import OPEN, Facts

BLOCK = re.compile(r'<script type="application/(json|gzip)" id="(gi-[\w-]+)">([^<]*+)</script>')
REPORT, START, PIECES, MARKS = 0, 1, 2, 10  # positions in a detail row's claim


def read_page(path: Path, facts: Facts) -> None:
    """Incidents from the index and quotes from the details; quotes that the page shortens are skipped."""
    blocks = {name: _value(sort, text) for sort, name, text in BLOCK.findall(path.read_text("utf8"))}
    if "gi-index" not in blocks:
        message = f"{path} is not a map that this program wrote: name one that is"
        raise InputError(message)
    index = blocks["gi-index"]
    reports = blocks["gi-sources"]["report"]
    for number in range(index["incidents"]):
        facts.add_incident(_incident(index, number), _point(index, number))
        details = blocks[f"gi-details-{number // index['block']}"][number % index["block"]]
        for claim in details[0]:
            _add_quote(claim, reports, facts)


def _incident(index: dict[str, Any], number: int) -> dict[str, Any]:
    entry = {name: column[number] for name, column in index["entries"].items()}
    places = index["places"]
    codes = index["codes"]
    reports = entry["reports"] if isinstance(entry["reports"], list) else [entry["reports"]]
    row = {
        "incident_id": entry["id"],
        "event_group_id": index["events"][entry["event"] - 1] if entry["event"] else f"e{entry['id'][1:]}",
        "kind": codes["kind"][entry["kind"]],
        "status": codes["status"][entry["status"]],
        "loc_precision": codes["precision"][entry["precision"]],
        "radius_m": entry["radius"],
        "place_id": places["id"][entry["place"]],
        "place_name": places["name"][entry["place"]],
        "place_name_ar": places["ar"][entry["place"]],
        "n_independent_origins": entry["origins"],
        "n_reports": len(reports),
    }
    if entry["start"] is not None:
        first = date.fromisoformat(index["first_day"]) + timedelta(days=entry["start"])
        row |= {"date_start": first, "date_end": first + timedelta(days=entry["days"])}
    toll = (codes["outcome"][entry["outcome"]], codes["category"][entry["category"]])
    # The page writes figures as they were said: a single number is exact, anything else has no column here.
    if entry["outcome"] >= 0 and toll == ("killed", "all") and isinstance(entry["said"], int) and entry["said"]:
        row |= {"killed_min": entry["said"], "killed_max": entry["said"]}
    return row


def _point(index: dict[str, Any], number: int) -> tuple[float, float]:
    place = index["entries"]["place"][number]
    return index["places"]["lon"][place], index["places"]["lat"][place]


def _add_quote(claim: list[Any], reports: list[str], facts: Facts) -> None:
    marks = claim[MARKS] if len(claim) > MARKS else {}
    if isinstance(marks, dict) and ("cut_before" in marks or "cut_after" in marks):
        return
    quote = "".join(piece if isinstance(piece, str) else piece[1] for piece in claim[PIECES])
    # The page does not contain the ends of quotes, and with gaps they do not follow from the length.
    where = {"report_id": reports[claim[REPORT]], "quote_start": claim[START], "quote_end": OPEN}
    facts.add_quote(where | {"quote": quote})


def _value(sort: str, text: str) -> Any:
    return json.loads(inflated(base64.b64decode(text), MOST + RATIO * len(text)) if sort == "gzip" else text)
