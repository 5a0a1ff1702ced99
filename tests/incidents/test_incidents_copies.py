"""A wire copy is found though it is cut; reports that only share a speaker are not copies."""

from __future__ import annotations

from geo_incidents.incidents import find_copies
from geo_incidents.model import Document, Source

WIRE = " ".join(f"sentence {n} tells what happened in village {n * 7} on the coast that day" for n in range(12))


def document(name: str, text: str, published: str = "") -> Document:
    return Document(name, text, Source(name, published=published), ())


def test_a_cut_copy_is_a_copy_and_the_earliest_is_the_original() -> None:
    cut = WIRE[: len(WIRE) // 2]
    reports = [
        document("b", cut, "2025-03-09"),
        document("a", WIRE, "2025-03-10"),
        document("c", "Another text entirely."),
    ]
    assert find_copies(reports) == (("b", "a"),)
    assert find_copies(reports[::-1]) == (("b", "a"),)


def test_a_shared_sentence_makes_no_copy() -> None:
    shared = "The monitor said that figures were rising across the coast"
    other = " ".join(f"paragraph {n} speaks of something else in town {n}" for n in range(12))
    assert find_copies([document("a", f"{shared} {WIRE}"), document("b", f"{shared} {other}")]) == ()


def test_short_texts_do_not_break_it() -> None:
    assert find_copies([document("a", ""), document("b", "one"), document("c", "عاجل")]) == ()
