"""Two readers: what both decided, raw agreement and kappa."""

from __future__ import annotations

import pytest

from geo_incidents.incidents.agreement import AS_READ, agreement, kappa, pairs, together
from geo_incidents.model import Decision


def row(action: str, subject: str, target: str = "", field: str = "", at: str = "", id: str = "") -> Decision:
    return Decision(action, (subject,), target, "R", at, "", field, id=id or f"d-{action}{subject}{target}")


def test_only_what_both_decided_is_compared() -> None:
    first = [row("accept", "i-1"), row("accept", "i-2"), row("correct", "i-1", "33 killed", "figure")]
    second = [row("accept", "i-1"), row("drop", "i-3")]
    found = pairs(first, second)
    assert [(pair.subject, pair.kind, pair.first, pair.second) for pair in found] == [
        ("i-1", "accept or drop", "accept", "accept"),
        ("i-1", "figure", "33 killed", AS_READ),
    ]


def test_an_undone_row_is_no_answer() -> None:
    first = [row("drop", "i-1", id="d-1"), row("undo", "d-1"), row("accept", "i-1")]
    assert [pair.agrees for pair in pairs(first, [row("accept", "i-1")])] == [True]


def test_kappa_of_the_textbook() -> None:
    """Two readers of 50 items: 20 accepted by both, 15 dropped by both, 5 and 10 differ: kappa 0.40."""
    answers = [("accept", "accept")] * 20 + [("accept", "drop")] * 5 + [("drop", "accept")] * 10
    answers += [("drop", "drop")] * 15
    first = [row(one, f"i-{number}") for number, (one, _) in enumerate(answers)]
    second = [row(two, f"i-{number}") for number, (_, two) in enumerate(answers)]
    (found,) = agreement(pairs(first, second))
    assert (found.both, found.same) == (50, 35)
    assert found.kappa == pytest.approx(0.4)


def test_no_kappa_where_a_reader_gave_one_answer() -> None:
    first, second = [row("accept", "i-1"), row("accept", "i-2")], [row("accept", "i-1"), row("drop", "i-2")]
    assert kappa(pairs(first, second)) is None


def test_rows_of_both_in_the_order_of_deciding() -> None:
    first, second = [row("accept", "i-1", at="2026-11-28")], [row("drop", "i-1", at="2026-11-27")]
    assert [made.action for made in together(first, second, first)] == ["drop", "accept"]
