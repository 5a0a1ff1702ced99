"""Names that the written weights leave are read again; places, bodies and office holders stay."""

import pytest

from geo_incidents.gazetteer import load as load_gazetteer
from geo_incidents.model import Document, Private, Source
from geo_incidents.people import find_people
from geo_incidents.people import learned as module
from geo_incidents.pipeline import find_places
from geo_incidents.scoring.table import Model, load
from geo_incidents.text import analyse, blocks

STAYS = (
    "U.S. air strikes hit the town. The U.N. said nothing.",
    "SANA reported clashes. State news agency SANA said they went on.",
    "Rami Abdel Rahman, director of the Observatory, spoke. Abdel Rahman said three died.",
    "They bought soap in Bourj Hammoud, a suburb of Beirut.",
    "The mud came down with storm Daniel.",
    "He fled Tel Rifaat in 2024.",
    "سيطرت القوات على سلمى في جبل الأكراد.",
)


def people(text: str, lang: str = "en") -> list[Private]:
    document = Document("d", text, Source("r", lang=lang), blocks(text))
    return list(find_people(analyse(document), find_places(document, load_gazetteer())))


@pytest.mark.parametrize("text", STAYS)
def test_what_is_no_private_person_stays(text: str) -> None:
    assert people(text, "ar" if text[0] > "z" else "en") == []


@pytest.fixture
def nobody_weighs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that is never sure, whatever it sees."""
    monkeypatch.setattr(module, "load", lambda _: dict.fromkeys(("latin", "arabic"), Model(-9.0, {})))


TEXT = "A crewmate pulled him out. Arnaout's last message, nobody answered."


def test_a_name_that_falls_short_is_found_by_what_was_learned() -> None:
    (one,) = people(TEXT)
    assert one.surface == "Arnaout"
    assert one.reasons[-1].feature == "learned"
    assert one.reasons[-1].detail


@pytest.mark.usefixtures("nobody_weighs")
def test_only_what_was_learned_finds_it() -> None:
    assert people(TEXT) == []


def test_a_language_that_nobody_labelled_is_left_to_the_rules() -> None:
    assert people(TEXT, "de") == []


def test_there_is_a_model_for_each_script() -> None:
    assert set(load(module.TABLE)) == {"latin", "arabic"}
