"""Every regular expression that the program compiles, and texts made from each one's own parse tree to slow it.

As a program it prints, as JSON, the patterns whose cost grows faster than their text.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import geo_incidents

HOME = Path(geo_incidents.__file__).parent
SIZE = 1_500  # characters; four times as many must cost less than `MOST` times as much
MOST, NOISE_S, GIVEN_UP_S = 8.0, 0.03, 0.5  # linear is 4, quadratic 16; CPU seconds
SCANS = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
ALPHABET = "a1 .,-\n\"(“ا:/@_A\t'#!٣é)]"
FILLERS = ("a", "1", " ", ".", "\n", "A ", "-", "ا", '"', "a.", "1,", "(", "a@", "/", "ـ", "٣,٣")
VARIANTS = 6
READ = {  # something of every language, so that the patterns of its tables are compiled
    "en": "Gunmen killed four people in Jableh on 7 March 2025, said Ahmad Ali, 34. Call +963 999 123 456.",
    "ar": "قتل 3 مدنيين في قرية الصنوبر بريف جبلة، بحسب أحمد علي", "fr": "Trois morts à Jablé le 7 mars 2025.",
    "tr": "Cebele'de 3 kişi öldü.", "de": "Drei Tote in Dschabla am 7. März 2025", "es": "Tres muertos el 7 de marzo",
}  # fmt: skip
# Constants, and tables by the file that reads them, whose texts are short or our own.
BOUNDED = {
    "people/ages.py": "looks at 60 characters beside a name",
    "grammar/patterns.py": "looks at the symbols of a sentence",
    "ABBREVIATION": "looks at 12 characters",
    "BEFORE": "looks at a sentence, which is cut at 1,500 characters",
    "SIGNS": "look at the first 4,000 bytes of a file",
    "_STYLE_COMMENTS": "reads our own style",
    "_STYLE_SPACE": "reads our own style",
}
Pattern = tuple[Any, int]  # its text (or bytes) and flags


def compiled() -> dict[Pattern, tuple[str, int]]:
    """All patterns with file and line of the first place that compiles them."""
    found: dict[Pattern, tuple[str, int]] = {}
    original: Callable[..., Any] = re._compile  # type: ignore[attr-defined]

    def noted(pattern: Any, flags: int) -> Any:
        made, frame = original(pattern, flags), sys._getframe(2)  # behind `re.compile` or `re.sub`
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(HOME):
            found.setdefault((made.pattern, made.flags), (str(file.relative_to(HOME)), frame.f_lineno))
        return made

    re._compile = noted  # type: ignore[attr-defined]
    try:
        _use_everything()
    finally:
        re._compile = original  # type: ignore[attr-defined]
    return found


def _use_everything() -> None:
    for module in [name for name in sys.modules if name.startswith("geo_incidents")]:
        del sys.modules[module]
    package = importlib.import_module("geo_incidents")
    for module in pkgutil.walk_packages(package.__path__, "geo_incidents."):
        importlib.import_module(module.name)
    from geo_incidents.gazetteer import load
    from geo_incidents.model import Document, Source
    from geo_incidents.pipeline import combine, extract
    from geo_incidents.safety import protect
    from geo_incidents.text import blocks

    for lang, text in READ.items():
        found = extract(Document("d", text, Source("r", published="2025-03-09", lang=lang), blocks(text)), load())
        protect(combine([found], load(), (), ()), "public")


def constant(file: str, line: int) -> str:
    """The name of the constant that is defined at a line; "" for none."""
    for node in ast.walk(ast.parse((HOME / file).read_text("utf8"))):
        if isinstance(node, ast.Assign) and node.lineno <= line <= (node.end_lineno or 0):
            return node.targets[0].id if isinstance(node.targets[0], ast.Name) else ""
    return ""


def methods(name: str) -> frozenset[str]:
    """The methods that sources call on a constant; a search where none is found."""
    sources = [path.read_text("utf8") for path in HOME.rglob("*.py")]
    called = {found for source in sources for found in re.findall(rf"\b{name or '-'}\.(\w+)\(", source)}
    return frozenset(called & (SCANS | {"match", "fullmatch"})) or frozenset({"search"})


def adversaries(pattern: Any, flags: int) -> Iterator[Callable[[int], str]]:
    """Texts of any size: each loop of the pattern repeated after what leads to it, each beginning repeated, fillers."""
    tree = list(parser.parse(pattern, flags))
    pieces = {("", _sample(tree, variant)) for variant in range(4)} | {("", filler) for filler in FILLERS}
    for before, body in list(dict.fromkeys(_loops(tree)))[:60]:
        pieces |= {(before, body), ("", before + body), ("", before)}
    for before, body in sorted(pieces):
        if body:
            for end in ("", "\0"):
                yield lambda size, before=before, body=body, end=end: before + body * (size // len(body) + 1) + end  # type: ignore[misc]


def _sample(tree: Iterable[tuple[Any, Any]], variant: int) -> str:
    """A text that matches, looked-behind text included."""
    return "".join(_one(kind, what, variant) for kind, what in tree)


def _one(kind: Any, what: Any, variant: int) -> str:
    if kind is op.LITERAL:
        return chr(what)
    if kind is op.NOT_LITERAL:
        return next(letter for letter in ALPHABET if ord(letter) != what)
    if kind is op.ANY:
        return "a1 "[variant % 3]
    if kind is op.IN:
        members = _members(what)
        return members[variant % len(members)]
    if kind is op.BRANCH:
        return _sample(what[1][variant % len(what[1])], variant)
    if kind is op.SUBPATTERN:
        return _sample(what[3], variant)
    if kind is op.ATOMIC_GROUP:
        return _sample(what, variant)
    if kind in _LOOPS:
        return _sample(what[2], variant) * what[0]
    return _sample(what[1], variant) if kind is op.ASSERT and what[0] < 0 else ""


_LOOPS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def _members(of: Sequence[tuple[Any, Any]]) -> list[str]:
    """Some characters of a class."""
    outside = bool(of) and of[0][0] is op.NEGATE
    inside = [letter for letter in ALPHABET if any(_is_in(letter, kind, what) for kind, what in of) != outside]
    if not outside:
        inside += [chr(what if kind is op.LITERAL else what[0]) for kind, what in of if kind in (op.LITERAL, op.RANGE)]
    return inside or ["a"]


def _is_in(letter: str, kind: Any, what: Any) -> bool:
    if kind is op.LITERAL:
        return ord(letter) == what
    if kind is op.RANGE:
        return bool(what[0] <= ord(letter) <= what[1])
    if kind is not op.CATEGORY:
        return False
    name = str(what).lower()
    one = {"d": letter.isdecimal(), "s": letter.isspace(), "w": letter.isalnum() or letter == "_"}
    return one[name.split("_")[-1][0]] != ("not" in name)


def _loops(tree: Sequence[tuple[Any, Any]], before: str = "") -> Iterator[tuple[str, str]]:
    """What leads to each loop, and the loop's body, in variants."""
    for at, (kind, what) in enumerate(tree):
        here = before + _sample(tree[:at], 0)
        if kind in _LOOPS:
            if what[1] is op.MAXREPEAT or what[1] > VARIANTS:
                yield from ((here, _sample(what[2], variant) or "a") for variant in range(VARIANTS))
            yield from _loops(list(what[2]), here)
        elif kind is op.SUBPATTERN:
            yield from _loops(list(what[3]), here)
        elif kind is op.ATOMIC_GROUP:
            yield from _loops(list(what), here)
        elif kind is op.BRANCH:
            for branch in what[1]:
                yield from _loops(list(branch), here)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _loops(list(what[1]), here)


class GivenUp(BaseException):
    """A text took too long."""


def _give_up(*_: object) -> None:
    raise GivenUp


def seconds(pattern: re.Pattern[Any], called: frozenset[str], text: Any) -> float:
    """CPU seconds of what the program does with the pattern; infinite where that is more than `GIVEN_UP_S`."""
    signal.signal(signal.SIGPROF, _give_up)
    begin = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, GIVEN_UP_S)
    try:
        if called & SCANS:
            for _ in pattern.finditer(text):
                pass
        for name in called - SCANS:
            getattr(pattern, name)(text)
    except GivenUp:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - begin


def slow_text(pattern: re.Pattern[Any], called: frozenset[str]) -> str:
    """The beginning of a text whose cost grows faster than its size; "" if there is none."""
    for made in adversaries(pattern.pattern, pattern.flags):
        texts = [made(SIZE), made(4 * SIZE)]
        few, many = texts if isinstance(pattern.pattern, str) else [text.encode() for text in texts]
        if (cost := seconds(pattern, called, many)) > NOISE_S:
            cost = min(cost, seconds(pattern, called, many))
            if cost > GIVEN_UP_S or cost > MOST * max(seconds(pattern, called, few), NOISE_S / MOST):
                return texts[0][:80]
    return ""


def main() -> None:
    faults = {}
    for (pattern, flags), (file, line) in compiled().items():
        name = constant(file, line)
        if not {name, file} & BOUNDED.keys() and (slow := slow_text(re.compile(pattern, flags), methods(name))):
            faults[f"{file}:{line} {pattern!r}"[:120]] = slow
    print(json.dumps(faults))


if __name__ == "__main__":
    main()
