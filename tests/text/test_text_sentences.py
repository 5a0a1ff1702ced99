"""Sentences and blocks: exact spans, abbreviations spared, Arabic and Latin signs alike."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.model import BlockKind, Span
from geo_incidents.text import analyse_text, blocks
from geo_incidents.text.sentences import LONGEST, block_sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in block_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Two men died. Three fled.", ["Two men died.", "Three fled."]),
        ("Gen. Ahmad spoke at 3 p.m. Saturday was calm.", ["Gen. Ahmad spoke at 3 p.m.", "Saturday was calm."]),
        ("Lt. Col. Mustafa said so. He left.", ["Lt. Col. Mustafa said so.", "He left."]),
        ("“They came at dawn.” Nobody was left.", ["“They came at dawn.”", "Nobody was left."]),
        ("More than 1.018 died.", ["More than 1.018 died."]),
        ("قُتل أربعة. هل عادوا؟ لم يعودوا.", ["قُتل أربعة.", "هل عادوا؟", "لم يعودوا."]),
        ("قُتل ع. الأحمد. دُفن مسلّح. عادوا.", ["قُتل ع. الأحمد.", "دُفن مسلّح.", "عادوا."]),
        ("Köy yakıldı. Şimdi boş.", ["Köy yakıldı.", "Şimdi boş."]),
        ("no full stop at all", ["no full stop at all"]),
    ],
)
def test_where_sentences_end(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Dozens killed in a village near Jableh", BlockKind.HEADLINE),
        ("Residents said the shooting began at dawn and went on for hours.", BlockKind.PARAGRAPH),
        ("- Karfis village (Latakia): 22 civilians", BlockKind.LIST_ITEM),
        ("• قرية الشير: قتيلان", BlockKind.LIST_ITEM),
        ("Smoke over a street in Latakia on Friday (Ahmad Ali/AP)", BlockKind.CAPTION),
        ("Share this article", BlockKind.BOILERPLATE),
    ],
)
def test_what_a_line_is(line: str, kind: BlockKind) -> None:
    assert [block.kind for block in blocks(line)] == [kind]


def test_a_short_line_further_down_is_a_subheading() -> None:
    assert [block.kind for block in blocks("One sentence here.\n\nRevenge killings\n\nAnother one.")][1] == "subheading"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("word " * 500, " word"),  # no mark: at a blank
        ("word, " + "word " * 200 + "word, " + "word " * 500, "word,"),  # the last clause mark of the second half
        ("w" * 4000, "w" * 1500),  # neither
    ],
)
def test_a_sentence_without_end_is_cut(text: str, ends: str) -> None:
    parts = cut(text)
    assert parts[0].endswith(ends)
    assert all(len(part) <= LONGEST for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_sentence_of_common_length_is_whole() -> None:
    assert len(cut("In the village, they said, " * 50)) == 1


def test_lines_of_blanks_are_no_blocks() -> None:
    assert [block.span for block in blocks(" \n\tone\n \n\ntwo ")] == [Span(2, 6), Span(10, 14)]


@given(st.text(alphabet=st.sampled_from('aB .!?؟…\n"”)قرية-(/AP)١') | st.characters()))
def test_spans_are_exact_ordered_and_lose_no_letter(text: str) -> None:
    analysed = analyse_text(text)
    parts = [sentence.span for sentence in analysed.sentences]
    assert all(span.of(text).strip() == span.of(text) for span in parts)
    assert all(a.end <= b.start for a, b in itertools.pairwise(parts))
    letters = sum(c.isalnum() for block in analysed.blocks for c in block.span.of(text))
    assert sum(c.isalnum() for span in parts for c in span.of(text)) == letters
