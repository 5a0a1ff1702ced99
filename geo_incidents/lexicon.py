"""The words of all languages: one folder each, with tagged words, patterns and settings.

`words.toml` gives each phrase its tags, `tags.toml` describes the tags, `language.toml` holds other settings. A tag is
a path such as "counts.people.children.one"; its first part is the stage that reads it, and what follows "=" is a value.
Stages get the words of their tags as a table and give them meaning. A new language is a new folder.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import tomli  # faster than the standard library's

from geo_incidents.errors import GeoIncidentsError

ROOT = resources.files("geo_incidents") / "data" / "lang"
Table = dict[str, Any]
# A line of words.toml, which says less than TOML may: read as TOML, it would take a tenth of a short run.
LINE = re.compile(r'^"((?:[^"\\]++|\\.)++)" = (.+)$', re.MULTILINE)
TAG = re.compile(r'"([^"]+)"')


class LexiconError(GeoIncidentsError):
    """A word has an unknown tag."""


@cache
def languages() -> tuple[str, ...]:
    """Languages with a folder, sorted."""
    return tuple(sorted(folder.name for folder in ROOT.iterdir() if folder.is_dir()))


@cache
def table(language: str, stage: str) -> Mapping[str, Any]:
    """The words of `language` for `stage` ("names", "kinds", "dates", …); empty if it has none.

    Stages with a file of their own ("patterns", "people", "lookup") get its contents.
    """
    if language not in languages():  # a language stated by a report must not be used as a path
        return {}
    return _read(f"{language}/{stage}.toml") or _tables(language).get(stage, {})


@cache
def settings(language: str) -> Mapping[str, Any]:
    """How a language is recognised and written: its `language.toml`, which is much smaller than its words."""
    return _read(f"{language}/language.toml")


@cache
def _tables(language: str) -> Mapping[str, Table]:
    """All words of a language, by the stages that read them."""
    tables: dict[str, Table] = _read(f"{language}/language.toml")
    places: dict[str, list[Callable[[str], None]]] = {}  # tags as they are written, which few ways are
    for phrase, written in LINE.findall(_text(f"{language}/words.toml")):
        if written not in places:
            places[written] = [_place(tables, tag, language) for tag in TAG.findall(written)]
        for put in places[written]:
            put(phrase.replace("\\", "") if "\\" in phrase else phrase)
    return tables


def _place(tables: Table, tag: str, language: str) -> Callable[[str], None]:
    """What puts a phrase at the path of its tag."""
    parts, value = _parts(tag, language)
    for part in parts[:-1]:
        tables = tables.setdefault(part, {})
    if value is None:
        phrases: list[str] = tables.setdefault(parts[-1], [])
        return phrases.append
    values: Table = tables.setdefault(parts[-1], {})
    return lambda phrase: values.__setitem__(phrase, value)


@cache
def _parts(tag: str, language: str) -> tuple[Sequence[str], int | str | None]:
    """The path of a tag, and its value if there is one."""
    if not _known().fullmatch(tag):
        message = f"lang/{language}/words.toml: no tag {tag!r}; tags.toml lists those there are"
        raise LexiconError(message)
    path, is_valued, value = tag.partition("=")
    return path.split("."), (int(value) if value.isdigit() else value) if is_valued else None


@cache
def _known() -> re.Pattern[str]:
    tags = (re.escape(tag).replace(r"=\*", r"=.+").replace(r"\*", r"[^.=]+") for tag in _read("tags.toml"))
    return re.compile("|".join(tags))


def _read(name: str) -> Table:
    return tomli.loads(_text(name))


def _text(name: str) -> str:
    """The contents of a file; "" if there is none."""
    file = ROOT.joinpath(*name.split("/"))
    return file.read_text("utf8") if file.is_file() else ""


@cache
def version() -> str:
    """A hash of all word lists, for the identity of a run."""
    digest = hashlib.sha256()
    for language in languages():
        for file in sorted((ROOT / language).iterdir(), key=lambda f: f.name):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
