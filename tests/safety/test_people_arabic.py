"""Arabic names in the forms that reports take, and the words, bodies and places that are none: an example a rule."""

import pytest
from score_people import found

HIDDEN = (
    ("نجا نور الدين عيسى من القصف، قالت أخته.", "نور الدين عيسى"),
    ("للزوجين طفلة اسمها هبة الله، وُلدت في المخيم.", "هبة الله"),
    ("باعت حسنة قرطيها وعادت.", "حسنة"),
    ("«يا نسمة لا تنزلي»، صرخ من السطح.", "نسمة"),
    ("روت فرح (اسم مستعار) أنها هربت.", "فرح"),
    ("أصيبت رؤى ست سنين بشظية.", "رؤى"),
    ("لم يبق من بيت الكيلاني سوى جدار.", "الكيلاني"),
    ("من دار الأحمد: ثلاثة قتلى.", "الأحمد"),
    ("وتعرفه البلدة بلقبه أبو الفوز.", "أبو الفوز"),
    ("ألقوا قنبلة على منزل المختار السابق ديب غانم.", "ديب غانم"),
    ("هكذا تختصر الجدة نظيرة ليلتها.", "نظيرة"),
    ("أصيب الصيدلاني طه الدوير بطعنة.", "طه الدوير"),
    ("الحلاق جمعة والخياط سبع واللحام أسد خُطفوا معاً.", "أسد"),
    ("يعزي آل العبد الله بوفاة الحاجة فطوم العبد الله.", "فطوم العبد الله"),
    ("توقيع المريض ع. الدرويش أمس.", "ع. الدرويش"),
    ("أوقفوا الشقيقين ي. ك. وأ. ك. أمس.", "أ. ك"),
    ("قال جارنا عدنان قره علي إن الباب كُسر.", "عدنان قره علي"),
)
STAYS = (
    "قصفوا البلدة ساعة كاملة ثم انسحبوا.",
    "كانت القرية بعيدة عن الطريق.",
    "ناداه السجان باسمه ثم سكت، والزنزانة باردة.",
    "تأسست كتيبة «الشهيد ماجد الحسن» في الريف.",
    "قرأت سورة مريم في الصباح.",
    "كانوا مئة وثلاثة، ومعظمهم عمال.",
    "يقول حلاق عتيق في الحي إن الوضع هادئ.",
    "سقطت القذائف صباح الخميس، ثم هدأ الوضع.",
    "انفجر لغم بين عقيربات وسوحا وحمادي عمر.",
    "كان أبو العلاء ضريراً، وقُطع رأس تمثال أبي العلاء المعري.",
    "قال قائدها الميداني أبو الليث الجبلي إن التحقيق جارٍ.",
    "تضم اللجنة القضاة جمعة العنزي وخالد الأحمد.",
)


@pytest.mark.parametrize(("text", "name"), HIDDEN)
def test_a_name_is_hidden(text: str, name: str) -> None:
    gaps = [span.of(text) for span in found("r", text, "ar")]
    assert any(name in gap for gap in gaps), gaps


@pytest.mark.parametrize("text", STAYS)
def test_a_word_a_body_a_place_and_an_office_stay(text: str) -> None:
    assert [span.of(text) for span in found("r", text, "ar")] == []


def test_a_namesake_of_a_public_figure_is_private_where_an_age_is_told() -> None:
    text = "قُتل الشاب محمد صلاح (19 عاماً) قرب الفرن."
    assert [span.of(text) for span in found("r", text, "ar")] == ["محمد صلاح"]


def test_an_initial_opens_a_name_as_well() -> None:
    text = "Signed: A. Rahmoun and others."
    assert [span.of(text) for span in found("r", text, "en")] == ["A. Rahmoun"]


def test_a_home_town_with_years_is_no_name() -> None:
    text = "Habib Jurdi, a tailor, of Tartus, 1944–2025, made suits."
    assert [span.of(text) for span in found("r", text, "en")] == ["Habib Jurdi"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قالت ﻧﺎﺩﻳﺔ ﺣﺪﺍﺩ، 34 عاماً، إن البيت احترق.", "ﻧﺎﺩﻳﺔ ﺣﺪﺍﺩ"),  # the shapes of letters that PDF files keep
        ("قالت \u200fنادية\u200f \u200fحداد\u200f، 34 عاماً.", "نادية\u200f \u200fحداد"),
        ("A resident, \u202eNadia\u202c \u200fHaddad\u200e, 34, fled.", "Nadia\u202c \u200fHaddad"),
    ],
)
def test_marks_and_shapes_do_not_keep_half_a_name(text: str, name: str) -> None:
    assert [span.of(text) for span in found("r", text, "")] == [name]
