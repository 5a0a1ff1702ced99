"""The words of the page: every value has one, in every language, and every blank is filled the same way."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from geo_incidents.model import (
    Category,
    EventKind,
    IncidentStatus,
    Outcome,
    PlaceKind,
    Polarity,
    Precision,
    SpeakerKind,
    When,
)
from geo_incidents.places.ranking import FEATURES
from geo_incidents.webmap.assets import APP, MODULES, STYLES, UI, languages, marks, strings
from geo_incidents.webmap.figures import Sign
from geo_incidents.webmap.sentences import days

VALUES = {
    "kind": EventKind, "status": IncidentStatus, "precision": Precision, "place": PlaceKind, "outcome": Outcome,
    "category": Category, "polarity": Polarity, "speaker": SpeakerKind,
}  # fmt: skip
OWN = {"outcome_by_number", "outcome_of_word"}  # only where a language inflects them
FORMS = {"zero", "one", "two", "few", "many", "other"}


def flat(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Phrases by path; the forms of one phrase under one path."""
    for name, value in table.items():
        here = path if name in FORMS and path.count(".") == 1 else f"{path}.{name}".lstrip(".")
        if isinstance(value, Mapping):
            yield from flat(value, here)
        elif isinstance(value, str):
            yield here, value


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(("table", "values"), VALUES.items())
def test_every_value_has_a_word(lang: str, table: str, values: type[StrEnum]) -> None:
    assert {str(value) for value in values} <= set(strings(lang)[table])


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("table", ["sign", "bound"])
def test_every_sign_has_its_words(lang: str, table: str) -> None:
    assert {sign.name.lower() for sign in Sign if sign is not Sign.WORD} == set(strings(lang)[table]) - {"range"}


@pytest.mark.parametrize("lang", languages())
def test_every_piece_of_evidence_has_a_name(lang: str) -> None:
    features = {look.__name__ for look in FEATURES}
    told = {"here", "spelling", "coarsened", "withheld", "stated_place", "stated_point", "stated_point_off"}
    assert features | told == set(strings(lang)["evidence"])


def blanks(table: Mapping[str, Any]) -> dict[str, set[str]]:
    """The blanks of every phrase by its path, without the tables that languages fill each in their own way."""
    found: dict[str, set[str]] = {}
    for path, text in flat({name: part for name, part in table.items() if name not in OWN}):
        found.setdefault(path, set()).update(re.findall(r"\{(\w+)\}", text))
    return found


def own_table(lang: str) -> dict[str, Any]:
    """A language's table as it is written, nothing from English."""
    return tomllib.loads((UI / f"{lang}.toml").read_text("utf8"))


def test_arabic_says_all_that_english_says() -> None:
    assert blanks(own_table("ar")) == blanks(own_table("en"))


@pytest.mark.parametrize("lang", languages())
def test_no_language_has_phrases_or_blanks_of_its_own(lang: str) -> None:
    english = blanks(strings("en"))
    assert {path: found for path, found in blanks(own_table(lang)).items() if english.get(path) != found} == {}


@pytest.mark.parametrize("lang", languages())
def test_every_phrase_that_the_program_asks_for_is_there(lang: str) -> None:
    program = "".join((APP / f"{name}.js").read_text("utf8") for name in MODULES)
    asked = re.findall(r'\b(?:t|tn|phrase)\("(\w+)\.(\w+)"', program)
    assert len(asked) > 60
    assert [f"{table}.{name}" for table, name in asked if name not in strings(lang)[table]] == []


def test_every_kind_is_drawn_in_one_way() -> None:
    kinds = [kind for family in marks()["family"] for kind in family["kinds"]]
    assert sorted(kinds) == sorted(str(kind) for kind in EventKind)


def test_every_module_and_style_is_used() -> None:
    files = {file.name for file in APP.iterdir()}
    assert files == {f"{name}.js" for name in MODULES} | {f"{name}.css" for name in STYLES} | {"schema.d.ts"}


def test_nothing_makes_markup_of_text() -> None:
    program = "".join((APP / f"{name}.js").read_text("utf8") for name in MODULES)
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "setHTML"):
        assert way not in program
    # comments and indents are taken off line by line: no string may run over a line's end
    assert not re.search(r"`[^`\n]*\n", re.sub(r"`[^`\n]*`", "", program))


def test_a_day_is_written_as_each_language_writes_it() -> None:
    day = When(date(2025, 3, 8), date(2025, 3, 8))
    assert [days(day, lang) for lang in ("en", "de", "fr")] == ["8 March 2025", "8. März 2025", "8 mars 2025"]
