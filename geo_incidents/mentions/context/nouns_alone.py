"""Nouns of kind without a name of their own, "the city", "القرية": they take up a place that was named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from geo_incidents.mentions.scan import KINDS, PLURALS, Hit, Scan
from geo_incidents.mentions.vocabulary import Vocabulary
from geo_incidents.text import gaps
from geo_incidents.text.clitics import stems
from geo_incidents.text.keys import ARABIC_ARTICLE

TOUCH = gaps.SPACE | gaps.HYPHEN | gaps.APOSTROPHE | gaps.QUOTE


def nouns_alone(scan: Scan) -> Mapping[str, Sequence[int]]:
    """The words that are such nouns, in text order, by the kind of place they are for."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(scan.words):
        kinds = _arabic_kinds(scan.vocabulary, word.folded) if word.script == "arabic" else _latin_kinds(scan, number)
        for kind in kinds:
            found[kind].append(number)
    return found


@lru_cache(maxsize=1 << 15)
def _arabic_kinds(vocabulary: Vocabulary, word: str) -> Sequence[str]:
    """What an Arabic word with the article is for, sorted."""
    definite = (stem.removeprefix(ARABIC_ARTICLE) for _, stem in stems(word) if stem.startswith(ARABIC_ARTICLE))
    phrases = (phrase for bare in definite for phrase in vocabulary.alone(bare) if not phrase.clitics)
    return sorted({kind for phrase in phrases for kind in _called(phrase.roles)})


def _latin_kinds(scan: Scan, number: int) -> Sequence[str]:
    """What the nouns at a Latin word are for, sorted."""
    hits = scan.starting.get(number)
    return sorted({kind for hit in hits if _is_alone(scan, hit) for kind in _called(hit.roles)}) if hits else ()


def _is_alone(scan: Scan, hit: Hit) -> bool:
    """Whether no name touches a Latin noun, nor follows behind "of"."""
    before, behind = hit.start - 1, hit.end
    if before in scan.known and not scan.gap(hit.start) & ~TOUCH:
        return False
    if behind >= len(scan) or scan.gap(behind) & ~TOUCH:
        return True
    return behind not in scan.known and scan.after(behind, "before.linking") is None


def _called(roles: frozenset[str]) -> Iterator[str]:
    """The kinds of one place that the roles of a noun are for."""
    groups = (role.partition(".")[2] for role in roles if role.startswith(("before.", "after.")))
    return (KINDS[group] for group in groups if group in KINDS and group not in PLURALS)
