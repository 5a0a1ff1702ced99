"""Which B an A belongs to: what stands between counts, asides count as one word, and every answer has its reasons."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.scoring.attach import REACH, TABLE, Between, Stretch
from geo_incidents.scoring.table import COUNT, FOLDER, INTERCEPT, load

MARKS = ("word", "clause_end", "joint", "rival", "and", "comma", "fate", "full_stop")


def between(*marks: str, asides: Sequence[Stretch] = ()) -> Between:
    return Between([tuple(mark.split()) for mark in marks], asides)


def test_the_nearest_fits_best_and_of_equals_the_first() -> None:
    line = between("word", "word", "word", "word", "word")
    found = line.best("figure_place", Stretch(2, 3), [Stretch(0, 1), Stretch(4, 5), Stretch(3, 4)])
    assert found is not None
    assert found[0] == 2
    equal = line.best("figure_place", Stretch(2, 3), [Stretch(0, 1), Stretch(4, 5)])
    assert equal is not None
    assert equal[0] == 0


def test_nothing_to_choose_from_is_no_choice() -> None:
    assert between("word").best("event_place", Stretch(0, 1), []) is None


def test_a_clause_end_parts_what_words_do_not() -> None:
    line = between("word", "word clause_end", "word", "word", "word", "word", "word")
    found = line.best("event_place", Stretch(2, 3), [Stretch(0, 1), Stretch(6, 7)])
    assert found is not None
    assert found[0] == 1


def test_an_aside_counts_as_one_word() -> None:
    words = ("word", "bracket", "word", "word", "word", "bracket", "word")
    plain, aside = between(*words), between(*words, asides=[Stretch(1, 6)])
    near = aside.pair("figure_fate", Stretch(0, 1), Stretch(6, 7))
    assert near.score > plain.pair("figure_fate", Stretch(0, 1), Stretch(6, 7)).score
    assert near.score == load(TABLE)["figure_fate"].intercept + load(TABLE)["figure_fate"].weights["word"]


def test_a_pair_may_reach_less_far() -> None:
    pair = between(*["word"] * 12).pair("figure_fate", Stretch(0, 1), Stretch(11, 12))
    assert pair.fits
    assert not pair.reaches("unknown_noun")


@given(
    st.lists(st.sampled_from(MARKS), min_size=2, max_size=30),
    st.data(),
    st.sampled_from(["event_place", "figure_place", "event_day", "figure_fate", "stance", "party"]),
)
def test_the_reasons_add_up_to_the_score(marks: list[str], data: st.DataObject, name: str) -> None:
    low = data.draw(st.integers(0, len(marks) - 2))
    high = data.draw(st.integers(low + 1, len(marks) - 1))
    opened = data.draw(st.integers(0, len(marks) - 1))
    line = between(*marks, asides=[Stretch(opened, min(opened + 3, len(marks)))])
    for one, other in (
        (Stretch(low, low + 1), Stretch(high, high + 1)),
        (Stretch(high, high + 1), Stretch(low, low + 1)),
    ):
        pair = line.pair(name, one, other)
        assert pair.score == pytest.approx(sum(reason.weight for reason in pair.reasons))


def test_every_weight_is_shown_by_the_training_texts() -> None:
    lines = (FOLDER / f"{TABLE}.csv").read_text("utf8").splitlines()
    columns = lines[0].split(",")
    for line in lines[1:]:
        row = dict(zip(columns, line.split(","), strict=False))
        for name in load(TABLE):
            assert not row[name] or int(row[COUNT + name]), f"{row['feature']} of {name}"


def test_the_table_knows_no_other_reach_than_those_that_are_asked_for() -> None:
    told = {name.removeprefix(REACH) for name in load(TABLE)["figure_fate"].weights if name.startswith(REACH)}
    assert told == {"unknown_noun", "running_toll", "single_behind", "single_before", "shared", "own"}
    assert INTERCEPT not in load(TABLE)["figure_fate"].weights
