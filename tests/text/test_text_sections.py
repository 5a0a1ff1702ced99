"""What a block is in its report, what stands over it, and which language a sentence is in."""

from __future__ import annotations

import pytest

from geo_incidents.text import analyse_text
from geo_incidents.text.languages import by_script
from geo_incidents.text.sections import Part, is_date

REPORT = """Weekly bulletin

HAMA GOVERNORATE

Friday, 7 March 2025

Killings were reported in these villages:
- al-Rasafa: 15
- Arzah: 24

10:45 Shells fell on Morek.

Q: Who came first?
A: We do not know.

See also
- Houla massacre
- Battle of Morek

Keywords: Hama, killings

Comments (2)
Somebody was killed in Homs."""


def test_parts_of_a_report() -> None:
    analysed = analyse_text(REPORT, "en")
    parts = [section.part for section in analysed.sections]
    assert parts[1:4] == [Part.HEADING, Part.DATE_HEADING, Part.LIST_HEADER]
    assert parts[6:9] == [Part.TIME_STAMP, Part.QUESTION, Part.ANSWER]
    assert parts[9:] == [Part.RELATED, Part.RELATED, Part.RELATED, Part.KEYWORDS, Part.COMMENTS, Part.COMMENTS]


def test_what_stands_over_a_list_item() -> None:
    analysed = analyse_text(REPORT, "en")
    item = analysed.sections[4]
    assert analysed.blocks[item.header].span.of(analysed.text) == "Killings were reported in these villages:"
    assert analysed.blocks[item.day].span.of(analysed.text) == "Friday, 7 March 2025"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Friday, 7 March 2025", True),
        ("الجمعة 7 آذار", True),
        ("Freitag, 7. März", True),
        ("7 March 2025: three dead", False),
        ("March on the town", False),
        ("2025", False),
    ],
)
def test_a_date_heading_is_a_day_and_nothing_else(line: str, expected: bool) -> None:
    assert is_date(line, ("ar", "de", "en")) is expected


@pytest.mark.parametrize(
    ("sentence", "stated", "expected"),
    [
        ("Gunmen", "en-GB", "en"),
        ("Gunmen", "", "en"),
        ("قتل شاب", "en", "ar"),
        ("قتل شاب", "ar-SY", "ar"),
        ("SOHR", "ar", "en"),
        ("قتل SOHR شاب", "ar", "ar"),
        ("kişi", "tr_TR", "tr"),
        ("7", "ar", "ar"),
    ],
)
def test_the_script_tells_a_language(sentence: str, stated: str, expected: str) -> None:
    assert by_script(sentence, stated) == expected


def test_a_sentence_in_another_language_is_read_in_it() -> None:
    french = "Trois hommes ont été tués dans le village par des inconnus et les autres sont partis"
    text = f"Gunmen entered the village.\n\n« {french} »"
    assert [sentence.lang for sentence in analyse_text(text, "en").sentences] == ["en", "fr"]


def test_a_long_sentence_is_cut_at_a_clause_mark() -> None:
    text = "Jableh three killed, Baniyas four killed, " * 200
    lengths = [sentence.span.end - sentence.span.start for sentence in analyse_text(text, "en").sentences]
    assert len(lengths) > 4
    assert max(lengths) <= 1500
