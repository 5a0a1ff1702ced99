"""The words of every language: one folder each, with its words and their tags, its patterns and its habits.

`words.toml` gives each phrase its tags, `tags.toml` says what a tag is for, `language.toml` holds what is no word. A
tag is a path, "counts.people.children.one"; its first part is the stage that reads it, and what stands behind "=" is a
value. Stages take the words of their tags as a table and give them meaning. A new language is a new folder.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import tomli  # compiled, unlike the standard library's, which would take a tenth of a short run

from geo_incidents.errors import GeoIncidentsError

ROOT = resources.files("geo_incidents") / "data" / "lang"
Table = dict[str, Any]


class LexiconError(GeoIncidentsError):
    """A word has a tag that nothing reads."""


@cache
def languages() -> tuple[str, ...]:
    """Languages with a folder, sorted."""
    return tuple(sorted(folder.name for folder in ROOT.iterdir() if folder.is_dir()))


@cache
def table(language: str, stage: str) -> Mapping[str, Any]:
    """The words of `language` for `stage` ("names", "kinds", "dates", …); empty where it has none.

    Stages that keep a file of their own ("patterns", "people", "lookup") get that.
    """
    if language not in languages():  # what a report calls its language is no path
        return {}
    return _read(f"{language}/{stage}.toml") or _tables(language).get(stage, {})


@cache
def settings(language: str) -> Mapping[str, Any]:
    """How a language is known and written: its `language.toml`, a fraction of its words."""
    return _read(f"{language}/language.toml")


@cache
def _tables(language: str) -> Mapping[str, Table]:
    """All words of a language by the stages that read them."""
    tables: dict[str, Table] = _read(f"{language}/language.toml")
    for phrase, tags in _read(f"{language}/words.toml").items():
        for tag in (tags,) if isinstance(tags, str) else tags:
            _add(tables, phrase, tag, language)
    return tables


def _add(tables: Table, phrase: str, tag: str, language: str) -> None:
    """Put a phrase where its tag belongs."""
    parts, value = _parts(tag, language)
    for part in parts[:-1]:
        tables = tables.setdefault(part, {})
    if value is None:
        tables.setdefault(parts[-1], []).append(phrase)
    else:
        tables.setdefault(parts[-1], {})[phrase] = value


@cache
def _parts(tag: str, language: str) -> tuple[Sequence[str], int | str | None]:
    """The path of a tag and its value, where it has one."""
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
    file = ROOT.joinpath(*name.split("/"))
    return tomli.loads(file.read_text("utf8")) if file.is_file() else {}


@cache
def version() -> str:
    """Hash of every word list, for the identity of a run."""
    digest = hashlib.sha256()
    for language in languages():
        for file in sorted((ROOT / language).iterdir(), key=lambda f: f.name):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
