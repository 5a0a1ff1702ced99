"""How well reports are put together into events: `python -m training.bcubed FOLDER` prints B-cubed figures.

FOLDER holds `reports/` and `gold.jsonl`, one row a report: `doc` and `event`, the event that the report tells. Reports
are put together where incidents of theirs have one `event_group_id`: the incidents of a strike, of its dead and of the
quarter it hit are one event to a reader, and none of their figures is added up. What is not placed counts where the
program says of which event it is likely. Where reports share more than that, the
extended B-cubed of Amigó et al. (2009) is taken, so that a report in two events is not counted as two reports.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo_incidents import find_incidents, read_reports

Groups = Mapping[str, frozenset[str]]  # report → the groups it is in


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def bcubed(found: Groups, told: Groups) -> Figures:
    """Extended B-cubed of the groups found, judged by the groups told; both have the same reports."""
    return Figures(_borne_out(found, told), _borne_out(told, found))


def _borne_out(groups: Groups, by: Groups) -> float:
    """The share of what each report is grouped with that the other grouping bears out, averaged over reports."""
    return sum(_share(report, groups, by) for report in groups) / len(groups)


def _share(report: str, groups: Groups, by: Groups) -> float:
    shares = []
    for other, own in groups.items():
        together = len(groups[report] & own)
        if together:
            shares.append(min(together, len(by[report] & by[other])) / together)
    return sum(shares) / len(shares)


def told(folder: Path) -> Groups:
    """The event of every report by the labels."""
    rows = map(json.loads, (folder / "gold.jsonl").read_text("utf8").splitlines())
    return {row["doc"]: frozenset([row["event"]]) for row in rows}


def found(folder: Path, reports: Sequence[str]) -> Groups:
    """The events of every report as the program puts them together; a report without any stands alone."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    told = find_incidents(read_reports([folder / "reports"]))
    for incident in told.incidents:
        for claim in incident.claims:
            groups[claim.document].add(incident.event)
    for item in told.unplaced:
        if item.claim and item.event_group_id:
            groups[item.claim.document].add(item.event_group_id)
    for statement in told.area_statements:
        for claim in statement.claims if statement.event_group_id else ():
            groups[claim.document].add(statement.event_group_id)
    return {report: frozenset(groups[report] or [f"alone {report}"]) for report in reports}


def main() -> None:
    """Print the figures of a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    events = told(folder)
    figures = bcubed(found(folder, list(events)), events)
    print(f"precision {figures.precision:.3f}  recall {figures.recall:.3f}  F1 {figures.f1:.3f}")


if __name__ == "__main__":
    main()
