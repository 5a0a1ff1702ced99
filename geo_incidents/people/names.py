"""Names that people bear, of the tables that `scoring/borne.py` reads, and of `names_called.csv`.

That one was written by hand for the search for people; what decides on places was learned without it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from geo_incidents.gazetteer.translit import arabic_skeletons, cost, latin_skeletons, rules
from geo_incidents.scoring.borne import Row, rows, table
from geo_incidents.scoring.table import threshold

DATA = resources.files("geo_incidents") / "data" / "people"
ARTICLE = "ال"
PARTICLES = tomllib.loads((DATA / "particles.toml").read_text("utf8"))
ARABIC_PARTICLES, LATIN_PARTICLES, KUNYA, SERVANT, GLUE, INNER, INTRODUCED, UNFOLDED, COMPOUND, WRITTEN = (
    frozenset(PARTICLES[name])
    for name in (
        "arabic",
        "latin",
        "kunya",
        "servant",
        "glue",
        "inner",
        "introduced",
        "unfolded",
        "compound",
        "written",
    )
)
MAQSURA = frozenset(PARTICLES["maqsura"])
MASCULINE = frozenset(PARTICLES["masculine"])
PAIRED = frozenset(PARTICLES["paired"])
POSSESSED = tuple(PARTICLES["possessed"])
VERBAL = tuple(PARTICLES["verbal"])
FAMILY = frozenset(PARTICLES["family"])
SHORTEST_SOUND = 4  # letters of a word that is compared by its sound
OFTEN = 5  # bearers in the table of a name that others are compared with
CLOSE = threshold("people.close")


@cache
def _rows() -> tuple[Row, ...]:
    return (*rows(), *table("names_called.csv"))


@cache
def given() -> frozenset[str]:
    """Given names, folded, in either script; Latin ones of one word."""
    found = {name for arabic, first, _, latin in _rows() if first for name in (arabic, *latin)}
    kept = (name for name in found - LATIN_PARTICLES - GLUE if len(name) > 2 and not name.startswith(ARTICLE))
    return frozenset(kept) | frozenset(PARTICLES["without_article"]) | frozenset(PARTICLES["short"])


@cache
def bearers() -> Mapping[str, int]:
    """How many people of the table bear each given name, folded, in either script."""
    found: dict[str, int] = {}
    for arabic, first, _, latin in _rows():
        for name in (arabic, *latin):
            found[name] = max(found.get(name, 0), first)
    return found


@cache
def family() -> frozenset[str]:
    """Names that follow a given name, folded; Arabic ones with and without their article."""
    found = {name for arabic, _, _, latin in _rows() for name in (arabic, *latin)} - LATIN_PARTICLES
    return frozenset(found | {name.removeprefix(ARTICLE) for name in found if len(name) > 4})


def is_given(form: str) -> bool:
    """Whether the folded word is a given name."""
    return form in given()


@lru_cache(maxsize=50_000)
def sounds_given(form: str) -> bool:
    """Whether folded Latin letters may render an Arabic given name that the table spells otherwise."""
    if len(form) < SHORTEST_SOUND or not form.isascii() or is_borne(form):
        return False
    accept = CLOSE * float(rules()["accept"])
    rivals = {name for skeleton in latin_skeletons(form) for name in _by_sound().get(skeleton, ())}
    return any(cost(form, name) <= accept for name in rivals)


@cache
def _by_sound() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for arabic, first, _, _ in _rows():
        if first >= OFTEN and " " not in arabic:
            for skeleton in arabic_skeletons(arabic):
                found.setdefault(skeleton, []).append(arabic)
    return found


def is_borne(form: str) -> bool:
    """Whether the folded word follows given names in listed names."""
    return form in family() or form.removeprefix(ARTICLE) in family()


def is_paired(forms: Sequence[str], at: int) -> bool:
    """Whether a given name of two words begins: ذو الفقار."""
    return " ".join(forms[at : at + 2]) in PAIRED
