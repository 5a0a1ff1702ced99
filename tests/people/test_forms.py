"""Names in the forms that unseen passages had: each a kind, with what is hidden of it and what stays."""

from pathlib import Path

import pytest

from geo_incidents.documents import table_document
from geo_incidents.gazetteer import load
from geo_incidents.people import find_people
from geo_incidents.pipeline import find_places
from geo_incidents.text import analyse

GAZETTEER = load()
HIDDEN = [
    ("Her house was taken by a man who calls himself Abu Hudhayfa.", ["Abu Hudhayfa"]),
    ('"He sold us gas," said Nour A., a teacher.', ["Nour A"]),
    ("That was where Mr Kasouha stood.", ["Kasouha"]),
    ("Neither Imad nor his cousin Firas Barakat had a gun.", ["Imad", "Firas Barakat"]),
    ("The al-Jundi family lost five that day.", ["al-Jundi"]),
    ("Building 11: no deaths. The Ballouls took in eight people.", ["Building 11", "Ballouls"]),
    ("At the gate Fayha Sulayman of the town waited with others.", ["Fayha Sulayman"]),
    ("Aid list, sheet 3: Kh. Abbas (6 persons), N. Jouni (4).", ["Kh. Abbas", "N. Jouni"]),
    (
        "Witness list\n- Ahmad Hammoud, Karnaz, 1981\n- Khaled Sattouf, Karnaz, 1994\n",
        ["Ahmad Hammoud", "Khaled Sattouf"],
    ),
    ("Obituary. Prof. Habib Wannous was killed at his desk.", ["Habib Wannous"]),
    ("The journalist Maya Naser was shot by a sniper.", ["Maya Naser"]),
    ("نصبت خيمة العزاء لآل عرنوق.", []),
    ("محاولة خطف تاجر من آل عرنوق في صافيتا.", ["عرنوق"]),
    ("كان نايف العمر، مزارع الفستق، يحصي أشجاره.", ["نايف العمر"]),
    ("رجع دكتور باسم نيصافي إلى عيادته.", ["باسم نيصافي"]),
    ("قائد المجموعة كان يُدعى أبو البراء الحموي.", ["أبو البراء الحموي"]),
    ("المستفيدون: خديجة م. قدور ٧ أفراد.", ["خديجة م. قدور"]),
    ("اسم الأب: جميل\nالنسبة: طراف\n", ["جميل", "طراف"]),
    ("سقط الأب عيسى ونجا ابنه يوسف وعبد الله الصغير.", ["عيسى", "يوسف", "عبد الله الصغير"]),
    ("مقتل الصحفي براء الدرويش في القصف.", ["براء الدرويش"]),
]
STAYS = [
    "Footnote 14. Interview by telephone, 3 May 2025.",
    "Photo: residents look at a shop. Bakr Alkasem/AFP",
    "The reporter Bakr Alkasem said the road was open.",
    "Reached in Sheikh Badr, officials gave no figure.",
    "A group calling itself Saraya Ansar al-Sunna claimed the attack.",
    "U.S. Marines had arrived in Tikrit.",
    "أجرت المقابلة الصحفية زينة شهلا.",
    "وجدهما مدفونين خلف البيت.",
    "قالت لجان التنسيق المحلية إن القصف توقف.",
    "سألناه عن اسمه فقال لا.",
]


def surfaces(text: str) -> list[str]:
    document = table_document({"report_id": "r", "text": text}, "r", Path("r"), "")
    return [one.surface for one in find_people(analyse(document), find_places(document, GAZETTEER))]


@pytest.mark.parametrize(("text", "hidden"), HIDDEN)
def test_hidden(text: str, hidden: list[str]) -> None:
    assert surfaces(text) == hidden


@pytest.mark.parametrize("text", STAYS)
def test_stays(text: str) -> None:
    assert surfaces(text) == []
