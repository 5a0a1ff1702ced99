"""Who says so: the table tests/cases/speakers.toml, and names of one speaker in every language."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo_incidents.claims import find_claims
from geo_incidents.lexicon import languages, table
from geo_incidents.model import Claim, Document, Source, SpeakerKind
from geo_incidents.text import analyse, blocks

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "speakers.toml").read_text("utf8"))["case"]
LANGUAGES = [lang for lang in languages() if table(lang, "speakers")]


def claims(text: str, lang: str) -> tuple[Claim, ...]:
    source = Source("r", publisher="Paper", published="2025-03-09", lang=lang)
    made = Document(hashlib.sha256(text.encode()).hexdigest(), text, source, blocks(text))
    return find_claims(analyse(made), ())


@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']}: {case['text']}" for case in CASES])
def test_table(case: dict[str, Any]) -> None:
    *chain, publisher = claims(case["text"], case["lang"])[-1].speakers
    assert ["+" * speaker.beside + speaker.key + "*" * speaker.private for speaker in chain] == case["chain"]
    assert publisher.kind is SpeakerKind.PUBLISHER


def test_items_of_a_list_are_the_words_of_whoever_gave_it() -> None:
    found = claims("The Observatory said these people were killed:\n- in the north: 15\n- in the south: 34", "en")
    assert {claim.origin for claim in found} == {"sohr"}


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "A man from the north said five people were killed.", "A man"),
        ("ar", "قال رجل من الشمال إن خمسة أشخاص قتلوا.", "رجل"),
        ("en", "Residents said five people were killed.", "Residents"),
    ],
)
def test_a_speaker_is_called_without_his_home(lang: str, text: str, name: str) -> None:
    assert claims(text, lang)[0].speakers[0].name == name


def test_the_organisation_is_the_one_that_spoke() -> None:
    text = "Amnesty International said militias killed more than 100 people."
    *_, last = claims(text + " The organisation looked into 32 of these deaths.", "en")
    assert last.speakers[0].key == "amnesty"
    assert [(count.text, count.part_of) for count in last.counts] == [("32 of these deaths", "more than 100 people")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_name_means_one_speaker(lang: str) -> None:
    forms = [form for row in table(lang, "speakers").get("alias", {}).values() for form in row["forms"]]
    forms += [form for row in table(lang, "speakers").get("role", {}).values() for form in row]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_speaker_is_of_one_sort_in_every_language(lang: str) -> None:
    english = table("en", "speakers")["alias"]
    for key, row in table(lang, "speakers").get("alias", {}).items():
        assert SpeakerKind(row["kind"])
        if key in english:
            assert (row["name"], row["kind"]) == (english[key]["name"], english[key]["kind"])
