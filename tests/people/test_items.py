"""Items of Arabic lists are names as a whole, when two of their words are borne and none is another word."""

import pytest

from geo_incidents.model import Document, Source
from geo_incidents.people.items import item
from geo_incidents.people.reading import Reading
from geo_incidents.text import analyse, blocks


def items(text: str) -> list[str]:
    reading = Reading(analyse(Document("d", text, Source("r", lang="ar"), blocks(text))), ())
    spots = [spot for at in range(len(reading.tokens)) if (spot := item(reading, at))]
    return [reading.span(spot.first, spot.last).of(text) for spot in spots]


def test_an_unknown_first_word_belongs_to_the_name() -> None:
    assert items("القتلى:\n- زكوان إبراهيم غيث: طلق ناري\n- محمد علي حسن\n") == ["زكوان إبراهيم غيث", "محمد علي حسن"]


@pytest.mark.parametrize(
    "text",
    [
        "- قصف مدفعي على حسن علي، صباحاً\n",
        "- مدرسة حسن علي: أغلقت\n",
        "- مساءً حسن علي: قصف\n",
        "في النص حسن علي غيث، وآخرون\n",
        "- حسن\n",
    ],
    ids=["words", "body", "adverb", "no item", "one word"],
)
def test_other_lines_are_none(text: str) -> None:
    assert items(text) == []
