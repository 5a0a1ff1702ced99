"""The language of a text, told by its words."""

from __future__ import annotations

import pytest

from geo_incidents.text.languages import languages

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
