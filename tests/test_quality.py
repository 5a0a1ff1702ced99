"""Floors that only rise: the figures of quality.json, measured anew on the labelled reports and on our own cases.

    python tests/test_quality.py --update

pins what is measured now, and refuses to lower a floor. The labelled reports lie beside the checkout, not in it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

import claim_cases
import pytest
from scoring import cases, faults

from geo_incidents.documents import read_reports
from geo_incidents.exports.jsonl import claim_row, line, mention_row
from geo_incidents.gazetteer import load
from geo_incidents.pipeline import extract, find_places

FLOORS = Path(__file__).with_name("quality.json")
SHARED = Path(__file__).parents[2] / "shared"
LABELLED, OWN = ("dev", "seeds"), ("cases", *claim_cases.TABLES)
EPSILON = 0.0005  # figures are rounded to four places

# Figure → whether more is better. The rest of what score.py prints is context.
FIGURES = {
    "detect_precision": True,
    "detect_recall": True,
    "recall_en": True,
    "recall_ar": True,
    "right_5km_en": True,
    "right_5km_ar": True,
    "resolved_right_5km": True,
    "traps_hit": False,
    "areas_drawn_as_points": False,
    "elsewhere_drawn_here": False,
    "ece": False,
    "recall_place": True,
    "recall_place_kind": True,
    "recall_place_kind_ar": True,
    "pin_precision": True,
    "date_exact": True,
    "date_within": True,
    "count_recall": True,
    "killed_figures_not_in_labels": False,
    "shared_figures_as_own": False,
    "offset_errors": False,
}


@cache
def labelled(name: str) -> dict[str, float]:
    """score.py's figures for a labelled folder."""
    folder = SHARED / "labelled" / name
    scratch = Path(tempfile.mkdtemp())
    with (scratch / "m.jsonl").open("wb") as mentions, (scratch / "c.jsonl").open("wb") as claims:
        for document in read_reports([folder / "reports"]).documents:
            found = extract(document, load())
            mentions.writelines(line(mention_row(place)) for place in found.resolutions)
            claims.writelines(line(claim_row(claim)) for claim in found.claims)
    score = [sys.executable, SHARED / "score" / "score.py", folder, "--json"]
    files = ["--mentions", scratch / "m.jsonl", "--claims", scratch / "c.jsonl"]
    run = subprocess.run([*score, *files], capture_output=True, text=True, check=True)
    parts = json.loads(run.stdout)
    values = {**parts["claims"], **parts["mentions"]}
    values["offset_errors"] = parts["claims"]["offset_errors"] + parts["mentions"]["offset_errors"]
    plain = {key: value[0] if isinstance(value, list) else value for key, value in values.items()}
    return {key: float(plain[key]) for key in FIGURES if plain.get(key) is not None}


@cache
def own_cases() -> dict[str, float]:
    """Faults of each kind in our own labelled texts, and the share of names that are found and right."""
    texts = list(cases())
    counted = Counter(kind for case in texts for kind, _ in faults(case, find_places(case.document, load()), load()))
    asked = sum(label.asked for case in texts for label in case.labels)
    wrong = counted["missed"] + counted["misplaced"]
    return {"right": round(1 - wrong / asked, 4), **{f"{kind}_faults": float(n) for kind, n in sorted(counted.items())}}


def measured(name: str) -> dict[str, float]:
    """The figures of one set."""
    if name in claim_cases.TABLES:
        return {
            "read_to_the_letter": round(1 - len(list(claim_cases.otherwise(name))) / len(claim_cases.read(name)), 4)
        }
    return own_cases() if name == "cases" else labelled(name)


def better(key: str) -> bool:
    """Whether more of the figure is better."""
    return FIGURES.get(key, not key.endswith("_faults"))


def below(floors: dict[str, float], now: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Figures that are worse than their floor, with both values."""
    kinds = floors.keys() | {key for key in now if key.endswith("_faults")}
    pairs = {key: (floors.get(key, 0.0), now.get(key, 0.0)) for key in sorted(kinds)}
    sign = {key: 1 if better(key) else -1 for key in pairs}
    return {key: (floor, value) for key, (floor, value) in pairs.items() if sign[key] * (value - floor) < -EPSILON}


@pytest.mark.parametrize("name", [*LABELLED, *OWN])
def test_no_figure_is_below_its_floor(name: str) -> None:
    if name in LABELLED and not (SHARED / "labelled" / name).is_dir():
        pytest.skip(f"labelled/{name} is not beside this checkout")
    assert below(json.loads(FLOORS.read_text())[name], measured(name)) == {}


def test_the_gate_sees_what_got_worse() -> None:
    floors = {"detect_recall": 0.9, "traps_hit": 1.0, "missed_faults": 2.0}
    assert below(floors, {"detect_recall": 0.8, "traps_hit": 2.0, "missed_faults": 3.0}).keys() == floors.keys()
    assert below(floors, {"detect_recall": 0.95, "traps_hit": 0.0}) == {}
    assert below({}, {"trap_faults": 1.0}) == {"trap_faults": (0.0, 1.0)}


def update() -> None:
    """Pin what is measured now; a figure that fell stays pinned where it was, and is named."""
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    for name in (*LABELLED, *OWN):
        now = measured(name)
        worse = below(floors[name], now) if name in floors else {}
        print(name, "not lowered:" if worse else "", *(f"{key} {was} > {is_}" for key, (was, is_) in worse.items()))
        floors[name] = {**now, **{key: was for key, (was, _) in worse.items()}}
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n")


if __name__ == "__main__" and "--update" in sys.argv:
    update()
