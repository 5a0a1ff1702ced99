"""The language of a report, detected from its words: also of a sentence alone in a file."""

from __future__ import annotations

import pytest

from geo_incidents.documents.languages import language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Fueron asesinados tres hombres en Jableh.", "es"),
        ("In Dschabla wurden am Freitag drei Männer erschossen.", "de"),
        ("Silahlı kişiler Cebele'de üç kişiyi öldürdü.", "tr"),
        ("Trois hommes ont été abattus à Jableh.", "fr"),
        ("Gunmen shot dead three men in Jableh on Friday.", "en"),
        ("Three personas non gratae left Jableh, Tartus and Ville Noire.", "en"),
        ("Jableh, Baniyas, Tartus", "en"),
        ("قُتل ثلاثة رجال في جبلة.", "ar"),
    ],
)
def test_a_sentence_alone_is_known_by_its_words(text: str, lang: str) -> None:
    assert language(text) == lang
