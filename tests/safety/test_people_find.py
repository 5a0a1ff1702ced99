"""Private people are found in the forms that reports take; who holds an office stays, and a place is no person."""

from pathlib import Path

import pytest
from labelled import rows

from geo_incidents.documents import table_document
from geo_incidents.model import PrivateKind
from geo_incidents.people import find_people
from geo_incidents.text import analyse
from training.people_score import found, score

FILES = ("people_en.txt", "people_ar.txt", "people_forms.txt", "people_testimony.txt", "people_appeals.txt")


@pytest.mark.parametrize("name", FILES)
def test_our_own_passages(name: str) -> None:
    made = score(rows(name))
    assert made.private > 50
    assert made.recall >= 0.95, made.missed
    assert made.false_share <= 0.02, made.wrong


def surfaces(text: str) -> list[str]:
    return [span.of(text) for span in found("r", text, "")]


def test_a_part_of_a_name_is_hidden_once_the_whole_was_told() -> None:
    text = "Nadia Haddad, a resident of Jableh, hid. Later Haddad fled; Nadia's brother stayed."
    assert surfaces(text) == ["Nadia Haddad", "Haddad", "Nadia"]


HIDDEN = (
    ("The archaeologist Rima Attar was shot at the khan.", ["Rima Attar"]),
    ("A third would speak only through his lawyer, Rabia Sawwaf.", ["Rabia Sawwaf"]),
    ("since Rifaat, the goats are fewer. Nobody blamed Rifaat al-Assad, the general.", ["Rifaat"]),
    ("rt: last online thursday. his mum umm majd hasn't slept.", ["umm majd"]),
    ("He met Arpi Sagherdjian in the square.", ["Arpi Sagherdjian"]),
    ("Gunmen shot dead Wael and Ward Eid, brothers aged 28 and 24.", ["Wael", "Ward Eid"]),
    ("Son of George and Marie, brother of Faith and Joy.", ["George", "Marie", "Faith", "Joy"]),
    ("Source: two phone interviews (W.D., S.) in Fahel, W. Homs.", ["W.D", "S"]),
    ('He is only "A.M., 39, pharmacist".', ["A.M"]),
    ("The car's plate no. 402118 Tartus was found.", ["402118"]),
    ("قال عامل النظافة جهاد الخليل إن القصف توقف.", ["جهاد الخليل"]),
    ("قائمة المفرج عنهم: 1- سامر حيدر كوسة 2- بلال الحلبي", ["سامر حيدر كوسة", "بلال الحلبي"]),
    ("بين المدّعين سامر م. من السلمية.", ["سامر م"]),
    ("لا يريد الدكتور ن. أن يُعرف.", ["ن"]),
    ("قُتل خالد الصطوف وعادت ريم الصطوف إلى بيتها.", ["خالد الصطوف", "ريم الصطوف"]),
    ("Anas Sheikh Najjar was arrested that night.", ["Anas Sheikh Najjar"]),
    ("I'm Sulaf. They took my husband.", ["Sulaf"]),
    ("Ahmad H., a guard, slept. Nobody asked what H. had seen.", ["Ahmad H", "H"]),
    ("اغتيال أيهم الصالح الملقب الدب أمام محله.", ["أيهم الصالح", "الدب"]),
    ("Her page was hala.mansour04.", ["hala.mansour04"]),
    ("السرفيس رقم حماة 618204 توقف.", ["618204"]),
)
STAYS = (
    "Source TRTWorld and agencies.",
    "تقول رئيسة دائرة الآثار في حماة المهندسة سوسن العازار إن جدار الخان تضرر.",
    "قالت الناطقة باسم رابطة المعتقلين سوسن العازار إن القائمة غير مكتملة.",
    "The archaeologist Rima Attar said that the wall of the khan was damaged.",
    "The United States accused Damascus of that attack. Damascus denied responsibility.",
    "Thirty were wounded in Fatah al-Sham attacks.",
    "News of the Ghoutta Massacre surfaced on Wednesday.",
    "Residents of Sheikh Badr and Ibn Hani described columns of pickups.",
    "Metropolitan Athanasius Fahd of Latakia sent a message to the church of Mar Elias.",
    "Case HM-0417 was closed.",
    "He drove a bus for the Hafez Ibrahim primary school.",
    "Patriarch John X presided.",
    "التقينا لاجئا من سلمى في عكار.",
    "تحدث وزير الخارجية ونظيره الأمريكي جون كيري.",
    "حكمت المحكمة بالمؤبد.",
    "The branch was then led by Karim Muflih, according to EU sanctions lists.",
    "نشر سامر رضا الممثل القصة.",
)


@pytest.mark.parametrize(("text", "hidden"), HIDDEN)
def test_a_private_person_is_hidden(text: str, hidden: list[str]) -> None:
    assert surfaces(text) == hidden


@pytest.mark.parametrize("text", STAYS)
def test_a_place_a_body_and_an_office_stay(text: str) -> None:
    assert surfaces(text) == []


def test_a_preposition_is_no_name() -> None:
    text = "قالت الشاهدة مريم علي إن القصف وقع على الحي، ثم وقع على السوق."
    assert surfaces(text) == ["مريم علي"]


def test_names_of_offices_stay_when_they_come_alone() -> None:
    text = "Rami Abdulrahman, head of the Syrian Observatory, said 9 died. Abdulrahman said more were missing."
    assert surfaces(text) == []


def test_numbers_and_addresses_are_told_apart() -> None:
    text = "Call +963 933 123 456 or nadia@x.example; she hides at 35.4123, 35.9123, building 12, flat 3."
    document = table_document({"report_id": "r", "text": text}, "r", Path("r"), "")
    kinds = [one.kind for one in find_people(analyse(document), ())]
    assert kinds == [PrivateKind.PHONE, PrivateKind.EMAIL, PrivateKind.COORDINATES, PrivateKind.ADDRESS]


@pytest.mark.parametrize(
    "pattern",
    [
        "a",
        "Ali ",
        "al ",
        "0",
        "+1 ",
        "Nadia Haddad, ",
        "علي ",
        "و",
        "a.",
        "@a",
        "12 Nakba ",
        "1987, ",
        "Abu ",
        "house 1 ",
    ],
)
def test_cost_is_linear_whatever_the_text(pattern: str) -> None:
    """A text of 60,000 characters is read; one that grows with the square would take minutes."""
    text = (pattern * 60_000)[:60_000]
    document = table_document({"report_id": "r", "text": text}, "r", Path("r"), "")
    assert isinstance(find_people(analyse(document), ()), tuple)
