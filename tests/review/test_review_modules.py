"""The screen's modules: names, words in both languages, hashes, figures and tables against Python's own."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from geo_incidents.incidents.decision_table import COLUMNS
from geo_incidents.model import Category, Outcome
from geo_incidents.review.page import _LINKS, APP, LANGUAGES, MODULES, SHARED, STYLES, WORDS, _words
from geo_incidents.webmap import assets

Run = Callable[..., Any]
SOURCES = {name: (APP / f"{name}.js").read_text("utf8") for name in MODULES}
DECLARED = re.compile(r"^(?:export )?(?:async )?(?:function|const|let) (?:(\w+)|[\[{]([^=]*)[\]}])", re.MULTILINE)
SAID = re.compile(r"\b(tn?)\(\"([\w.]+)\"")
BUILT = re.compile(r"\bt\(`(review\.\w+)\.\$\{")


def test_a_name_means_one_thing_in_all_modules() -> None:
    texts = [*SOURCES.values(), assets.bundled(SHARED)]
    names = [
        name for text in texts for one, more in DECLARED.findall(text) for name in (one, *re.findall(r"\w+", more))
    ]
    assert {name for name, count in Counter(filter(None, names)).items() if count > 1} == set()


def test_every_module_and_style_is_used() -> None:
    files = {path.name for path in APP.iterdir()}
    assert files == {*(f"{name}.js" for name in MODULES), *(f"{name}.css" for name in STYLES)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_is_in_the_language(lang: str) -> None:
    words = _words(lang)

    def found(path: str) -> object:
        table: Any = words
        for key in path.split("."):
            table = table.get(key) if isinstance(table, dict) else None
        return table

    for source in SOURCES.values():
        for call, path in SAID.findall(source):
            assert isinstance(found(path), dict if call == "tn" else str), path
        for path in BUILT.findall(source):
            assert isinstance(found(path), dict), path


def test_both_languages_have_the_same_words() -> None:
    def paths(table: dict[str, Any], at: str = "") -> Iterator[str]:
        for name, value in table.items():
            plural = isinstance(value, dict) and "other" in value
            yield from paths(value, f"{at}{name}.") if isinstance(value, dict) and not plural else [f"{at}{name}"]

    import tomllib

    one, two = (set(paths(tomllib.loads((WORDS / f"{lang}.toml").read_text("utf8")))) for lang in LANGUAGES)
    assert one == two


@pytest.fixture(scope="module")
def run(browser: Browser) -> Iterator[Run]:
    """Evaluates an expression with the modules that need no page in scope."""
    tab = browser.new_page()
    tab.goto("about:blank")
    names = ("ui", "sha256", "store", "anchors", "items", "readings", "say")
    scope = assets.bundled(SHARED) + "".join(_LINKS.sub("", SOURCES[name]) for name in names)

    def evaluate(
        expression: str, lang: str = "en", reports: object = None, rows: object = (), items: object = ()
    ) -> Any:
        data = {
            "title": "t", "by": "A", "served": True, "require": 1, "columns": COLUMNS, "items": items, "places": {},
            "reports": reports or {}, "rows": rows, "outcomes": list(Outcome), "categories": list(Category),
        }  # fmt: skip
        tab.evaluate(
            '(text) => { document.body.innerHTML = \'<script type="application/json" id="data"></script>\';'
            "document.getElementById('data').textContent = text; }",
            json.dumps(data),
        )
        speak = f"speak({json.dumps(_words(lang))}, '1970-01-01');"
        return tab.evaluate(f"() => {{ {scope}\n{speak} return ({expression}); }}")

    yield evaluate
    tab.close()


@pytest.mark.browser
@pytest.mark.parametrize("text", ["", "abc", "x" * 55, "x" * 56, "x" * 64, "قتل 12 \U0001f525", "é" * 500])
def test_hashes_are_sha256(run: Run, text: str) -> None:
    assert run(f"sha256({json.dumps(text)})") == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.browser
def test_an_anchor_counts_code_points(run: Run) -> None:
    text = "\U0001f525 قتل 12 شخصا"
    words = text[2:5]
    digest = hashlib.sha256(words.encode()).hexdigest()[:16]
    reports = {"r": {"text": text}}
    assert run("anchorOf('r', 3, 6)", reports=reports) == f"r@2-5#{digest}"
    for written, expected in ((f"r@2-5#{digest}", True), ("r@2-5#00000000", False), ("gone@2-5#00000000", False)):
        assert run(f"holds({json.dumps(written)}, [])", reports=reports) is expected


@pytest.mark.browser
@pytest.mark.parametrize(
    ("written", "told", "sign"),
    [
        ("31 killed", "31 killed", "31"), ("more_than 100 killed", "more than 100 killed", ">100"),
        ("at_least 7 killed children", "at least 7 children killed", "7+"), ("1 killed women", "1 woman killed", "1"),
        ("9-12 wounded", "9–12 wounded", "9–12"), ("vague killed", "in words killed", "in words"),
        ("1018 killed", "1,018 killed", "1,018"), ("7 dead", "7 dead ", ""), ("", "no figure given ", ""),
    ],
)  # fmt: skip
def test_figures_in_the_notation_of_the_table(run: Run, written: str, told: str, sign: str) -> None:
    assert run(f"figureParts({json.dumps(written)}).join(' ')") == told
    assert run(f"figureSign({json.dumps(written)})") == sign
    parsed = run(f"readFigure({json.dumps(written)})")
    assert parsed is None or run(f"writtenFigure(readFigure({json.dumps(written)}))") == written


@pytest.mark.browser
def test_tables_are_read_and_written_as_python_does(run: Run) -> None:
    row = dict.fromkeys(COLUMNS, "") | {"decision": "d-1", "reason": '=1+1, "quoted"\nsecond line', "by": "ر. صعب"}
    text = run("tableText()", rows=[row])
    (read,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert read == row | {"reason": "'" + row["reason"]}
    assert run(f"readTable({json.dumps(text)})") == [row]


def claim(name: str) -> dict[str, object]:
    return {"id": name, "report": "r", "text": "x", "quote": [0, 1], "marks": [], "figures": [], "kind": "killing"}


def item(name: str, *claims: str) -> dict[str, object]:
    return {
        "id": name, "place": ["p"], "group": "clear", "why": [], "kind": "killing", "when": "", "candidates": ["p"],
        "claims": [claim(one) for one in claims], "origins": 1, "new": False,
    }  # fmt: skip


ITEMS = [item("i-1", "c-1"), item("i-2", "c-2", "c-3"), item("i-3", "c-4")]
STATE = """Object.fromEntries(allItems().map((item) =>
    [item.id.slice(0, 3), [standing(item).end, claimsOf(item).map((one) => one.id).join(" ")]]))"""


def row(n: int, action: str, target: str, **cells: str) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | {"decision": f"d-{n}", "by": "A", "action": action, "target": target} | cells


@pytest.mark.browser
@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([], {"i-1": ["open", "c-1"], "i-2": ["open", "c-2 c-3"], "i-3": ["open", "c-4"]}),
        (
            [row(1, "same", "i-1 i-2", **{"is": "i-2"}), row(2, "accept", "i-2")],
            {"i-1": ["merged", "c-1"], "i-2": ["accept", "c-2 c-3 c-1"], "i-3": ["open", "c-4"]},
        ),
        (  # nobody named: the second stays
            [row(1, "same", "i-1 i-2")],
            {"i-1": ["merged", "c-1"], "i-2": ["open", "c-2 c-3 c-1"], "i-3": ["open", "c-4"]},
        ),
        (  # undone, and the undo undone
            [row(1, "same", "i-1 i-2"), row(2, "undo", "d-1"), row(3, "undo", "d-2")],
            {"i-1": ["merged", "c-1"], "i-2": ["open", "c-2 c-3 c-1"], "i-3": ["open", "c-4"]},
        ),
        (  # split off, then joined with another
            [row(7, "different", "c-3@p", was="i-2"), row(2, "same", "c-3@p i-3", **{"is": "i-3"})],
            {"i-1": ["open", "c-1"], "i-2": ["open", "c-2"], "i-3": ["open", "c-4 c-3"], "s-7": ["merged", "c-3"]},
        ),
        (
            [row(7, "different", "c-3@p", was="i-2"), row(2, "same", "i-3 c-3@p")],
            {"i-1": ["open", "c-1"], "i-2": ["open", "c-2"], "i-3": ["merged", "c-4"], "s-7": ["open", "c-3 c-4"]},
        ),
        (  # what is left of an incident is decided by its claims
            [row(7, "different", "c-3@p", was="i-2"), row(2, "drop", "c-2@p"), row(3, "accept", "c-3@p")],
            {"i-1": ["open", "c-1"], "i-2": ["drop", "c-2"], "i-3": ["open", "c-4"], "s-7": ["accept", "c-3"]},
        ),
        (
            [row(1, "hold", "i-1"), row(2, "publish", "i-1"), row(3, "drop", "i-1"), row(4, "accept", "i-1")],
            {"i-1": ["accept", "c-1"], "i-2": ["open", "c-2 c-3"], "i-3": ["open", "c-4"]},
        ),
    ],
    ids=["none", "same", "second", "undone", "split", "into", "rest", "last"],
)
def test_what_rows_make_of_items(run: Run, rows: list[dict[str, str]], state: dict[str, list[str]]) -> None:
    assert run(STATE, rows=rows, items=ITEMS) == state
