"""The date expressions of a language: the patterns of its lexicon as one regular expression over symbols.

Every word the lexicon knows becomes a symbol in capitals ("W5" Saturday, "M3" March, "D-1" yesterday, "N3" three,
"O6" sixth, "Uday", "P" a part of the day, "S" since, "L" until, "G" of/on, "A" the); other words stay as they are,
in small letters. A pattern (`data/lang/*/patterns.toml`) is a regular expression over that line, with `{weekday}`,
`{month}`, `{day}`, `{year}`, `{n}`, `{unit}`, `{delta}`, `{third}` and `{part}` standing for symbols; a digit after the
name (`{day2}`) tells two apart. Parts of the day, "since" and "until" may surround any pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from geo_incidents import lexicon
from geo_incidents.text.clitics import Proclitics

_PLACEHOLDERS = {
    "weekday": r"W(?P<{}>\d)",
    "month": r"M(?P<{}>\d+)(?: [/(] M\d+(?: \))?)?",
    "day": r"(?:O|N)?(?P<{}>0?[1-9]|[12]\d|3[01])(?: H)?",
    "nday": r"(?:O)?(?P<{}>0?[1-9]|[12]\d|3[01])(?: H)?",  # no number word: "March 9 - Four men …"
    "hday": r"(?P<{}>0?[1-9]|[12]\d|3[01]) H",  # only with its ending: "the 13th"
    "nmonth": r"(?P<{}>0?[1-9]|1[0-2])",
    "year": r"(?P<{}>(?:19|20)\d\d)",
    "n": r"(?:N|O)?(?P<{}>\d{{1,3}})(?: H)?",
    "unit": r"U(?P<{}>day|hour|week|month|year)s?",
    "delta": r"D(?P<{}>-?\d+)",
    "third": r"T(?P<{}>\d)",
    "part": r"P",
}
_BEFORE = r"(?:(?P<since>S) |(?P<until>L) )?(?:A )?(?:P (?:G )?)*(?:A )?"
_AFTER = r"(?: (?:G )?(?:A )?P)*(?: (?:(?P<since2>Z)|(?P<until2>K)))?"

CHOICE = re.compile(r"([^\W\d_A-Z]{2,})(\[[^\]]+\]|\(\?:[^\W\d_A-Z|]+\))\??([^\W\d_A-Z]*)")
SMALL = frozenset("SLGA")
MOST_SYMBOLS = 1 << 15  # of which it is remembered what they may be
_LETTERS = {
    "parts": "P",
    "since": "S",
    "until": "L",
    "since_after": "Z",
    "until_after": "K",
    "glue": "G",
    "articles": "A",
}


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """What a language's date expressions look like, and which rule reads each."""

    symbols: tuple[tuple[str, str], ...]  # phrases and the symbols they stand for
    proclitics: Proclitics
    regex: re.Pattern[str]
    opens: Callable[[str], bool]  # whether an expression may begin with a symbol
    rules: Mapping[str, str]  # name of a pattern's group -> its rule
    capitalised: frozenset[str]  # words that are dates only with a capital: May, March
    cue: re.Pattern[str]  # a line in which it finds nothing holds no date
    tells: Callable[[str], bool]  # whether a symbol is one
    lang: str
    week: tuple[int, int]  # earliest first and latest last day of a week, Monday is 0
    day_first: bool  # 8/5 is the eighth of May


@cache
def grammar(lang: str) -> Grammar | None:
    """The grammar of `lang`; None where its lexicon has no dates."""
    table = lexicon.table(lang, "dates")
    if not table:
        return None
    rules, alternatives, literals = {}, [], set[str]()
    for number, (rule, form) in enumerate(_forms(lang)):
        rules[f"r{number}"] = rule
        alternatives.append(f"(?P<r{number}>{_expand(form, number)})")
        literals |= _literals(form)
    cue = re.compile(rf"(?<!\S)(?:[WMDUPH]|O\d|(?:19|20)\d\d\b|/|{'|'.join(table.get('cues', ()))})")
    opening = re.compile(rf"[A-Z\d]|(?:{'|'.join(sorted(literals))})\b")
    return Grammar(
        symbols=tuple(_symbols(table, lang, literals)),
        proclitics=Proclitics(tuple(table.get("conjunctions", ()))),
        regex=re.compile(rf"{_BEFORE}(?:{'|'.join(alternatives)}){_AFTER}(?!\S)"),
        opens=lru_cache(maxsize=MOST_SYMBOLS)(lambda symbol: bool(opening.match(symbol))),
        rules=rules,
        capitalised=frozenset(table.get("capitalised", ())),
        cue=cue,
        tells=lru_cache(maxsize=MOST_SYMBOLS)(lambda symbol: bool(cue.match(symbol))),
        lang=lang,
        week=(table["week"]["first"], table["week"]["last"]),
        day_first=table.get("day_first", True),
    )


def _forms(lang: str) -> Iterator[tuple[str, str]]:
    for pattern in lexicon.table(lang, "patterns")["pattern"]:
        for form in pattern["forms"]:
            yield pattern["rule"], form


def _expand(form: str, number: int) -> str:
    def group(match: re.Match[str]) -> str:
        name = match.group(1)
        return _PLACEHOLDERS[name.rstrip("2")].format(f"{re.sub('^[nh](?=month|day)', '', name)}_{number}")

    return re.sub(r"\{([a-z]+2?)\}", group, form)


def _literals(form: str) -> set[str]:
    """Words a pattern spells out: they are looked up like all others, so that a joined "and" is taken off them."""
    found = re.findall(r"([^\W\d_A-Z]{2,})(\??)", re.sub(r"\{[a-z0-9]+\}", " ", form))
    plain = {word[: len(word) - cut] for word, sign in found for cut in (0, len(sign))}  # "an?": an, a
    chosen = {word for match in CHOICE.finditer(form) for word in _spelled(match)}
    return (plain | chosen) - {""}


def _spelled(match: re.Match[str]) -> Iterator[str]:
    """The words behind "diese[rn]?" or "derni(?:ers|ères)"."""
    stem, ends, rest = match.groups()
    for end in ends[1:-1] if ends[0] == "[" else ends[3:-1].split("|"):
        yield stem + end + rest
    yield stem + rest


def _symbols(table: Mapping[str, Any], lang: str, literals: set[str]) -> Iterator[tuple[str, str]]:
    for section, letter in (("weekdays", "W"), ("months", "M"), ("relative", "D"), ("thirds", "T"), ("units", "U")):
        for value, words in table.get(section, {}).items():
            yield from ((word, f"{letter}{value}") for word in words)
    for section, letter in _LETTERS.items():
        yield from ((word, letter) for word in table.get(section, ()))
    yield from table.get("symbols", {}).items()
    for third, words in table.get("month_thirds", {}).items():
        for month, names in table["months"].items():
            yield from ((f"{word} {name}", f"T{third} M{month}") for word in words for name in names)
    yield from ((word, "H") for word in table.get("ordinal_endings", ()))
    yield from ((word, f"O{value}") for word, value in table.get("ordinals", {}).items())
    numbers = {**lexicon.table(lang, "counts").get("numbers", {}), **table.get("numbers", {})}
    known = {word for section in _LETTERS for word in table.get(section, ())}
    yield from ((word, f"N{value}") for word, value in numbers.items() if value < 100 and word not in known)
    yield from ((word, word) for word in sorted(literals - known))
