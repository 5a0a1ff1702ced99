"""Names that somebody goes by are hidden, and so is what stands in a field for a name; other quoted words stay."""

import pytest

from training.people_score import found

HIDDEN = (
    ("كان أحدهم ملثماً ويناديه رفاقه «القعقاع» دائماً.", "القعقاع"),
    ("مقتل المدعو لؤي شعبان الملقب بـ«الكابتن» أمس.", "الكابتن"),
    ("بطاقة المريض - الاسم: خالدية - العمر: 44.", "خالدية"),
    ("الشاهدة ر (الاسم محفوظ لدى المركز): كنت في المطبخ.", "ر"),
    ("وقالت الناجية «ب»: لم يبق أحد.", "ب"),
    ('The guard, known to neighbours as "Basha", slept.', "Basha"),
    ("Survivor B told us that the door was open.", "B"),
    ("Witness A left at dawn.", "A"),
)
AGAIN = (
    ("Survivor B hid. Later B said that the door was open.", ["B", "B"]),
    ("الشاهدة ر من أهالي دوير بعبدة. تقول ر إن الباب كُسر.", ["ر", "ر"]),
)
STAYS = (
    "أطلقت الفصائل عملية «ردع العدوان» في الشمال.",
    "الشاهدة و تبكي: لم يبق أحد.",
    "المصدر: مراسل «عنب بلدي» في المخرم.",
    'The army launched an operation called "Dawn of Steel".',
    "Witness 7 told the commission that the door was open.",
    "Plan B was to wait.",
)


@pytest.mark.parametrize(("text", "hidden"), HIDDEN)
def test_a_name_somebody_goes_by_is_hidden(text: str, hidden: str) -> None:
    assert hidden in [span.of(text) for span in found("r", text, "")]


@pytest.mark.parametrize(("text", "hidden"), AGAIN)
def test_a_letter_is_hidden_wherever_it_speaks(text: str, hidden: list[str]) -> None:
    assert [span.of(text) for span in found("r", text, "")] == hidden


@pytest.mark.parametrize("text", STAYS)
def test_other_words_stay(text: str) -> None:
    assert found("r", text, "") == []
