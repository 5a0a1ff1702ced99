"""Keys shared by the spellings of one name: folded words without articles, joined."""

from __future__ import annotations

from collections.abc import Sequence

from geo_incidents.text.fold import fold

ARABIC_ARTICLE = "ال"
# Article forms; those other than al and el only if their consonant is that of the next word ("ash-Sheikh").
ARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "il",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "ach",
        "ech",
        "at",
        "et",
        "ath",
        "ad",
        "ed",
        "az",
        "ez",
        "an",
        "en",
        "aj",
        "ej",
        "adh",
        "edh",
        "a",
        "l",
    }
)


def is_arabic(folded: str) -> bool:
    """Whether the folded word is in Arabic letters."""
    return bool(folded) and folded[0] >= "\u0621"


def is_article(word: str, following: str) -> bool:
    """Whether a folded Latin word is the article of the next one; "a-Sham" drops the consonant altogether."""
    if word not in ARTICLES:
        return False
    return word in ("al", "el", "a", "l") or following.startswith((word[1:], word[-1]))


def without_articles(folded: Sequence[str]) -> list[str]:
    """Folded words without articles; an Arabic article only if three letters remain, or two in a longer name."""
    shortest = len(ARABIC_ARTICLE) + (3 if len(folded) == 1 else 2)
    kept = [
        word
        for n, word in enumerate(folded)
        if is_arabic(word) or n + 1 == len(folded) or not is_article(word, folded[n + 1])
    ]
    return [word[2:] if word.startswith(ARABIC_ARTICLE) and len(word) >= shortest else word for word in kept]


def key(folded: Sequence[str]) -> str:
    """The key of consecutive folded words, Arabic or Latin."""
    return "".join(without_articles(folded))


def name_key(name: str) -> str:
    """The key of a name as written."""
    return key(fold(name).text.split())
