"""A village that no list has keeps what happened there: the town it lies near, or was named before, does not get it."""

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.model import Claim, Document, Source
from geo_incidents.pipeline import find_document_claims

# Sentence; the village that no list has. Nothing of it is drawn.
UNLISTED = [
    ("Security forces raided the village of Qasr Blonko near Jableh and killed three.", "Qasr Blonko"),
    ("Three people were killed when gunmen attacked Qasr Blonko village in the Jableh countryside.", "Qasr Blonko"),
    ("Gunmen shot dead two farmers in Qasr Blonko, a village east of Jableh, residents said.", "Qasr Blonko"),
    ("Gunmen attacked Deir Sakra in the Jableh countryside on Sunday and killed three people.", "Deir Sakra"),
    ("Shells killed two people in Tell Maqbara, a village 5 km north of Masyaf.", "Tell Maqbara"),
    ("A mass grave was found outside Mazraat Dulaym, a hamlet in Suqaylabiyah district.", "Mazraat Dulaym"),
    ("Shells fell on the village of Khirbat Shaqra west of Salamiyah, killing a child.", "Khirbat Shaqra"),
    ("Two brothers were shot dead in the hamlet of Ain Barqa, not far from Salhab, on Friday.", "Ain Barqa"),
    ("Gunmen burned six houses in the village of Beit Mandour near Qardaha on Thursday.", "Beit Mandour"),
    ("The village of Dahr Mismar, on the edge of Safita, was shelled and a man was killed.", "Dahr Mismar"),
    ("قتل ثلاثة مدنيين في قرية قصر بلونكو بريف جبلة يوم الأحد.", "قصر بلونكو"),
    ("قتل ثلاثة مدنيين يوم الأحد في قرية قصر بلونكو قرب جبلة.", "قصر بلونكو"),
    ("قتل شابان برصاص مجهولين في بلدة كفر زهران التابعة لمدينة سلحب.", "كفر زهران"),
    ("سقطت ثلاث قذائف على قرية الشنديبة غرب السقيلبية مساء الأربعاء وقتل طفل.", "الشنديبة"),
    ("أحرق مسلحون ستة منازل في قرية بيت مندور قرب القرداحة يوم الخميس.", "بيت مندور"),
    ("عثر على مقبرة جماعية في قرية خربة دليمة بريف مصياف.", "خربة دليمة"),
]
# Two sentences: the second names a village that no list has, and the first a town that is not meant there.
BEFORE = [
    ("Protesters gathered in Jableh. A day later gunmen killed three men in the village of Qasr Blonko.", "killing"),
    ("The town of Salhab was quiet. Two brothers were shot dead in the village of Ain Barqa on Saturday.", "killing"),
    ("تظاهر المئات في جبلة يوم الجمعة. وفي اليوم التالي قتل مسلحون ثلاثة أشخاص في قرية قصر بلونكو.", "killing"),
]
# The same nouns before names that are listed: these are drawn as ever.
LISTED = [
    ("Security forces raided the village of Bustan al-Basha near Jableh on Sunday, killing three.", "Bustan al-Basha"),
    ("Gunmen killed two farmers in the village of Al-Rusafa, west of Masyaf in Hama province.", "al-Rusafa"),
    ("Shells fell on the village of Tal Salhab near Salhab in Syria and killed a child.", "Salhab"),
    ("Three people were killed in Ain al-Bayda village in the Latakia countryside, Syria.", "Ain al-Bayda"),
    ("The town of Salma in Latakia was shelled on Sunday and two people were killed.", "Salma"),
    ("قتل ثلاثة مدنيين في قرية بستان الباشا قرب جبلة يوم الأحد.", "Bustan al-Basha"),
    ("قتل ثلاثة مدنيين في قرية قمحانة بريف حماة يوم الأحد.", "Qomhana"),
]


def claims(text: str) -> tuple[Claim, ...]:
    return find_document_claims(Document("one", text, Source(report_id="one"), ()), load())


def drawn(text: str) -> list[str]:
    return [place.place.name for one in claims(text) for place in one.places if place.is_mark and place.place]


@pytest.mark.parametrize(("text", "village"), UNLISTED)
def test_an_unlisted_village_keeps_its_event(text: str, village: str) -> None:
    told = [place.mention.surface for claim in claims(text) for place in claim.places]
    assert village in told
    assert drawn(text) == []


@pytest.mark.parametrize(("text", "kind"), BEFORE)
def test_no_town_named_before_gets_it(text: str, kind: str) -> None:
    of_kind = [claim for claim in claims(text) if claim.kind == kind]
    assert of_kind
    assert not [place for claim in of_kind for place in claim.places if place.is_mark]


@pytest.mark.parametrize(("text", "place"), LISTED)
def test_listed_villages_are_drawn(text: str, place: str) -> None:
    assert place in drawn(text)
