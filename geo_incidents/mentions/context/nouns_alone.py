"""Nouns of kind without a name of their own, "the city", "القرية": they take up a place that was named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from geo_incidents.mentions.scan import KINDS, PLURALS, Hit, Scan
from geo_incidents.text import gaps
from geo_incidents.text.clitics import stems
from geo_incidents.text.keys import ARABIC_ARTICLE

TOUCH = gaps.SPACE | gaps.HYPHEN | gaps.APOSTROPHE | gaps.QUOTE


def nouns_alone(scan: Scan) -> Mapping[str, Sequence[int]]:
    """The words that are such nouns, in text order, by the kind of place they are for."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number in range(len(scan)):
        for kind in sorted(set(_kinds(scan, number))):
            found[kind].append(number)
    return found


def _kinds(scan: Scan, number: int) -> Iterator[str]:
    if scan.words[number].script == "arabic":
        for _, stem in stems(scan.words[number].folded):
            if stem.startswith(ARABIC_ARTICLE):
                phrases = scan.vocabulary.alone(stem.removeprefix(ARABIC_ARTICLE))
                yield from (kind for phrase in phrases if not phrase.clitics for kind in _called(phrase.roles))
        return
    for hit in scan.starting.get(number, ()):
        if _is_alone(scan, hit):
            yield from _called(hit.roles)


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
