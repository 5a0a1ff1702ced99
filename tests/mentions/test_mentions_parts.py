"""The parts of finding names: marks between words, word lists, languages, datelines, lists, glue."""

from __future__ import annotations

import pytest

from geo_incidents import lexicon
from geo_incidents.mentions.connectors import between
from geo_incidents.mentions.features.measures import MEASURES, SORTS
from geo_incidents.mentions.scan import Scan
from geo_incidents.mentions.vocabulary import STAGE, entries, vocabulary
from geo_incidents.text import analyse_text, gaps
from geo_incidents.text.clitics import stems
from geo_incidents.text.languages import languages

GAPS = [
    (" ", gaps.SPACE),
    ("-", gaps.HYPHEN),
    ("- ", gaps.HYPHEN | gaps.SPACE),
    (" - ", gaps.DASH | gaps.SPACE),
    (".\n- ", gaps.STOP | gaps.LINE | gaps.SPACE | gaps.DASH),
    ("، ", gaps.COMMA | gaps.SPACE),
    ("\n\n", gaps.LINE | gaps.SPACE | gaps.PARAGRAPH),
    ("\u200f ", gaps.SPACE),
    (" (", gaps.SPACE | gaps.OPEN),
]


@pytest.mark.parametrize(("between", "marks"), GAPS)
def test_marks_between_words(between: str, marks: int) -> None:
    assert gaps.marks(between) == marks


def test_every_language_has_names() -> None:
    for language in ("en", "ar", "tr", "fr", "es", "de"):
        roles = {role for role, _ in entries(lexicon.table(language, STAGE))}
        assert {
            "language.function_words",
            "before.settlement",
            "before.near",
            "names.heads",
        } <= roles or language == "tr"


def test_clitics_come_off_an_arabic_word() -> None:
    assert ("وب", "جبله") in set(stems("وبجبله"))
    assert ("", "وادي") in set(stems("وادي"))


def test_an_open_beginning_matches_every_ending() -> None:
    turkish = vocabulary(("tr",))
    assert all(turkish.plays(word, "after.settlement") for word in ("koyunde", "koyune", "koyunun"))
    assert not turkish.plays("koylu", "after.settlement")


LANGUAGES = [
    ("the dead were taken to the hospital and the town was quiet", "en"),
    ("silahlı gruplar köye girdi ve çok sayıda kişi öldürüldü bir gün sonra", "tr"),
    ("les corps sont restés dans les rues et des maisons ont brûlé", "fr"),
    ("die Toten wurden in das Dorf gebracht und nicht begraben", "de"),
    ("los muertos fueron llevados al hospital por las familias del pueblo", "es"),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert languages(text.split()) == tuple(sorted({"ar", language}))


def test_a_phrase_is_found_where_it_stands() -> None:
    scan = Scan(analyse_text("near the air base of Hmeimim and the towns"))
    assert scan.after(2, "before.facility") == (2, 4, scan.after(2, "before.facility").roles, "")  # type: ignore[union-attr]
    assert scan.surface(2, 4) == "air base"


def test_glue_tells_bearing_and_distance() -> None:
    scan = Scan(analyse_text("Qarfis, 17 km north-west of Hama"))
    found = between(scan, 1, len(scan) - 1)
    assert found is not None
    assert (found.bearings, found.distance_m) == (("nw",), 17_000)


def test_other_words_are_no_glue() -> None:
    scan = Scan(analyse_text("Qarfis burned while Hama slept"))
    assert between(scan, 1, 3) is None


def test_every_feature_is_documented() -> None:
    names = [look.__name__ for look in (*MEASURES, *SORTS)]
    assert len(set(names)) == len(names)
    assert all(look.__doc__ for look in (*MEASURES, *SORTS))
