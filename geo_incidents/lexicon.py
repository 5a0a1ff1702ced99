"""Word lists: one folder a language, one TOML file a stage, read once.

The stages give the words meaning; this module only reads them. A new language is a new folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import tomli  # compiled, unlike the standard library's, which would take a tenth of a short run

ROOT = resources.files("geo_incidents") / "data" / "lexicon"


@cache
def languages() -> tuple[str, ...]:
    """Languages with a folder, sorted."""
    return tuple(sorted(folder.name for folder in ROOT.iterdir() if folder.is_dir()))


@cache
def table(language: str, stage: str) -> Mapping[str, Any]:
    """The words of `language` for `stage` ("names", "kinds", "dates", …); empty where it has none."""
    if language not in languages():  # what a report calls its language is no path
        return {}
    file = ROOT / language / f"{stage}.toml"
    return tomli.loads(file.read_text("utf8")) if file.is_file() else {}


@cache
def version() -> str:
    """Hash of every word list, for the identity of a run."""
    digest = hashlib.sha256()
    for language in languages():
        for file in sorted((ROOT / language).iterdir(), key=lambda f: f.name):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
