"""Whoever signs a report or is credited in it stays; the same name in its story does not."""

import pytest

from training.people_score import found

STAYS = (
    "BEIRUT (AP) — By Kareem Chehayeb and Abby Sewell.",
    "Mourners in the village. (AP Photo/Omar Albam)",
    "The company says nothing. Lina Sinjab, BBC News, Damascus",
    "Maggie Michael of Reuters reported from a chain of villages along the highway.",
    "In his study of the peasantry Hanna Batatu devotes a chapter to the mountain.",
    "Timour Azhari and Suleiman Al-Khalidi reported from Damascus.",
    "طرطوس - خالد العبد الله: شهدت قرية خربة المعزة حملة أمنية إثر مقتل دورية.",
    "تحقّق فريقنا من الموقع. أعدّ التحقيق: مناف سعد.",
)
HIDDEN = (
    ("They were led away by Kareem Chehayeb's brother.", "Kareem Chehayeb"),
    ("Photo: Nour Qabbani (left) and her aunt wait outside.", "Nour Qabbani"),
    ("Credit: Omar H. for Syria Direct.", "Omar H"),
    ("Lina Sinjab, a nurse, said BBC News had called.", "Lina Sinjab"),
    ("طرطوس - قتل خالد العبد الله أمام منزله.", "خالد العبد الله"),
    ("Maggie Michael of Reuters was shot on the highway.", "Maggie Michael"),
    ("The deputy, Wahib S., left.", "Wahib S"),
    ("Killed in the village:\n- Ali Hassan\n- Ahmad Ali\n", "Ahmad Ali"),
    ("Killed in the village:\n- Rami Said: shot in the head\n", "Rami Said"),
    ("قتلى القرية:\n- علي حسن\n- أحمد علي\n", "علي حسن"),
    ("قتلى القرية:\n— أحمد علي: طلق ناري\n", "أحمد علي"),
)


@pytest.mark.parametrize("text", STAYS)
def test_who_signs_stays(text: str) -> None:
    assert found("r", text, "") == []


@pytest.mark.parametrize(("text", "hidden"), HIDDEN)
def test_who_is_told_of_is_hidden(text: str, hidden: str) -> None:
    assert hidden in [span.of(text) for span in found("r", text, "")]
