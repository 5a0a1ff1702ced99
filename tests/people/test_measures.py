"""What the learned decision sees of a name."""

import pytest

from geo_incidents.model import Document, Source
from geo_incidents.people.measures import measures
from geo_incidents.people.reading import Reading
from geo_incidents.people.weigh import weigh
from geo_incidents.text import analyse, blocks


def seen(text: str, lang: str = "en") -> dict[str, float]:
    reading = Reading(analyse(Document("d", text, Source("r", lang=lang), blocks(text))), ())
    return measures(reading, weigh(reading)[-1], known=False)


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ('So "Zzyxq," she said. Then zzyxq.', {"before: quote", "behind: comma", "first given 0", "small elsewhere"}),
        ("Ahmad Zzyxq left.", {"known_given", "first borne", "last given 0", "words 2", "behind: plain"}),
        ("ZZYXQ left. ZZYXQ came.", {"first capitals", "again"}),
    ],
)
def test_latin(text: str, features: set[str]) -> None:
    assert features <= seen(text).keys()


def test_arabic_tells_words_from_names() -> None:
    found = seen("قتل أحمد.", "ar")
    assert {"first given 4", "first oftener a name"} <= found.keys()
    assert found["first oftener a name"] > seen("جاءت أمل إلى بيتها.", "ar")["first oftener a name"]


def test_what_must_be_outweighed_is_no_evidence() -> None:
    assert "threshold" not in seen("Ahmad Zzyxq left.")


def test_an_office_holders_name_is_said_to_be_one() -> None:
    reading = Reading(analyse(Document("d", "Ahmad left.", Source("r", lang="en"), blocks("Ahmad left."))), ())
    assert "office holder's" in measures(reading, weigh(reading)[0], known=True)
