"""Whose name a name repeats: an office holder's, unless the text says that it is another's."""

import pytest

from geo_incidents.model import Document, Source
from geo_incidents.people.known import holders, is_known, parts_of
from geo_incidents.people.reading import Reading
from geo_incidents.people.spots import Spot
from geo_incidents.people.weigh import weigh
from geo_incidents.text import analyse, blocks


def reading(text: str) -> Reading:
    return Reading(analyse(Document("d", text, Source("r", lang="en"), blocks(text))), ())


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Governor Khaled Haddad spoke. Haddad said no.", True),
        ("Haddad fled. Later Governor Khaled Haddad spoke.", True),
        ("Khaled fled. Later Governor Khaled Haddad spoke.", False),
        ("Governor Khaled Haddad spoke. Haddad, 9, died.", False),
    ],
    ids=["again", "family before", "given before", "own age"],
)
def test_who_is_known(text: str, known: bool) -> None:
    read = reading(text)
    weighed = weigh(read)
    (one,) = (one for one in weighed if not one.office and read.forms[one.spot.last] in ("haddad", "khaled"))
    assert is_known(read, one, holders(read, weighed)) is known


def test_parts_stand_with_and_without_their_article() -> None:
    assert parts_of(reading("خالد الحداد"), Spot(0, 1)) == ["خالد", "الحداد", "حداد"]
