"""Events, places and figures of a sentence: the table tests/cases/attachment.toml."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.model import Claim, Document, Polarity, Source
from geo_incidents.pipeline import find_document_claims
from geo_incidents.text import blocks

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "attachment.toml").read_text("utf8"))["case"]
HEADLINES = {
    "en": "Syria: the coast and the countryside of Hama\n",
    "ar": "سوريا: الساحل وريف حماة\n",
    "tr": "Suriye: Lazkiye, Tartus ve Hama\n",
    "fr": "Syrie : la côte et la campagne de Hama\n",
    "es": "Siria: la costa y el campo de Hama\n",
    "de": "Syrien: die Küste und das Umland von Hama\n",
}


def claims(text: str, lang: str) -> tuple[Claim, ...]:
    text = HEADLINES[lang] + text
    source = Source("r", publisher="Paper", published="2025-03-09", lang=lang)
    made = Document(hashlib.sha256(text.encode()).hexdigest(), text, source, blocks(text))
    return find_document_claims(made, load())


def written(claim: Claim) -> str:
    """A claim as the table writes it."""
    places = ", ".join("~" * (not place.is_mark) + place.mention.surface for place in claim.places)
    figures = ", ".join(
        f"{count.min}{'+' * (count.max is None)} {count.outcome} {count.scope}"
        for count in claim.counts
        if not count.part_of
    )
    parts = [f"{claim.kind} @ {places or '-'}", figures, "" if claim.polarity is Polarity.ASSERTED else claim.polarity]
    return " | ".join(filter(None, parts))


def rows() -> list[Any]:
    """The cases; those in which the program is known to fall short are expected to fail until it does not."""
    marks = [[pytest.mark.xfail(reason=case["short"], strict=True)] if "short" in case else [] for case in CASES]
    return [
        pytest.param(case, id=f"{case['lang']}: {case['text']}", marks=mark)
        for case, mark in zip(CASES, marks, strict=True)
    ]


@pytest.mark.parametrize("case", rows())
def test_table(case: dict[str, Any]) -> None:
    assert [written(claim) for claim in claims(case["text"], case["lang"])] == case["claims"]


def test_a_shared_toll_and_its_villages_are_linked() -> None:
    text = (
        "Gunmen killed 145 people in the countryside of Latakia and Tartus. "
        "Some of these killings took place in the villages of Barmaya and Harisoun."
    )
    toll, places = claims(text, "en")
    assert toll.group
    assert toll.group == places.group
    assert not places.counts
    assert not places.complete


def test_a_second_figure_that_no_place_can_have_is_nobodys() -> None:
    found = claims("Five people were killed in the town of Jableh, seven in Xqwzz and two in Baniyas.", "en")
    own = {(claim.places[0].mention.surface, n.min) for claim in found if claim.places for n in claim.counts}
    assert own == {("Jableh", 5), ("Baniyas", 2)}


def test_the_day_of_a_funeral_is_not_that_of_the_deaths() -> None:
    text = "On Saturday, 25 people killed the day before in the village of Arza were buried. They included four women."
    days = {claim.kind: str(claim.when.start) for claim in claims(text, "en")}
    assert days == {"killing": "2025-03-07", "burial": "2025-03-08"}


@pytest.mark.parametrize(
    ("text", "lang", "actors"),
    [
        ("Gunmen killed two men in the town of Jableh.", "en", ("Gunmen",)),
        ("Two men were killed by gunmen in the town of Jableh.", "en", ("gunmen",)),
        ("Two gunmen were killed in the town of Jableh.", "en", ()),
        ("An attack on security forces in the town of Jableh killed two men.", "en", ()),
        ("قصفت قوات النظام بلدة سلمى.", "ar", ("قوات النظام",)),
        ("أُعدم رجلان على يد مسلحين في مدينة جبلة.", "ar", ("مسلحين",)),
    ],
)
def test_who_did_it_is_only_who_is_said_to_have(text: str, lang: str, actors: tuple[str, ...]) -> None:
    assert {claim.actors for claim in claims(text, lang)} == {actors}
