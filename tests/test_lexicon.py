"""Words and their tags: every tag is declared and used, every word stands once, and tables are what the tags say."""

from __future__ import annotations

import fnmatch
import tomllib

import pytest

from geo_incidents import lexicon
from geo_incidents.lexicon import ROOT, LexiconError, languages, settings, table

TAGS = tomllib.loads((ROOT / "tags.toml").read_text("utf8"))
WORDS = {lang: tomllib.loads((ROOT / lang / "words.toml").read_text("utf8")) for lang in languages()}


def tags(lang: str) -> list[str]:
    return [tag for some in WORDS[lang].values() for tag in ([some] if isinstance(some, str) else some)]


def test_a_tag_that_nothing_reads_is_an_error() -> None:
    with pytest.raises(LexiconError, match="stopp"):
        lexicon._parts("clauses.stopp", "en")


@pytest.mark.parametrize("tag", TAGS)
def test_every_tag_says_what_it_is_for_and_has_words(tag: str) -> None:
    assert TAGS[tag]
    assert any(fnmatch.fnmatchcase(one, tag) for lang in languages() for one in tags(lang))


@pytest.mark.parametrize("lang", languages())
def test_a_word_has_no_tag_twice(lang: str) -> None:
    for word, some in WORDS[lang].items():
        assert isinstance(some, str) or len(set(some)) == len(some), word


def test_a_table_has_the_words_of_its_tags() -> None:
    assert "killed" in table("en", "kinds")["killing"]["outcome"]
    assert table("en", "counts")["scales"]["dozen"] == 12
    assert table("en", "dates")["weekdays"]["5"] == ["saturday"]
    assert table("en", "speakers")["alias"]["sohr"]["kind"] == "monitor"
    assert table("en", "nothing") == {}


@pytest.mark.parametrize("lang", languages())
def test_a_language_is_known_by_its_little_words(lang: str) -> None:
    assert len(settings(lang)["names"]["language"]["function_words"]) > 5


def test_on_is_spelled_as_texts_spell_it() -> None:
    """The last letter of على is not folded, so that a phrase with علي would be of a man called Ali."""
    named = ("names", "speakers.alias", "counts.roles.given")
    for phrase, some in WORDS["ar"].items():
        if "علي" in phrase.split():
            assert all(tag.startswith(named) for tag in ([some] if isinstance(some, str) else some)), phrase
