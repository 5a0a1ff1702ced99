"""The program's modules one by one, in a browser: tables of what goes in and what comes out."""

import json
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

import pytest
from playwright.sync_api import Browser

from geo_incidents.webmap.assets import MODULES, bundled, marks, strings

pytestmark = pytest.mark.browser
Run = Callable[..., Any]
CODES = {
    "outcome": ["killed", "wounded"], "category": ["all", "children"], "scope": ["place", "shared"],
    "kind": ["killing"], "polarity": ["asserted"],
}  # fmt: skip


@pytest.fixture(scope="module")
def run(browser: Browser) -> Iterator[Run]:
    """Evaluates an expression with the program's modules (but not its start) in scope."""
    page = browser.new_page()
    modules = bundled([name for name in MODULES if name not in ("main", "view")])
    scope = "const view = {}; const announce = () => {};"

    def evaluate(expression: str, lang: str = "en") -> Any:
        speak = f"speak({json.dumps(strings(lang))}, '2025-03-06');"
        shapes = f"prepareShapes({json.dumps(marks())});"
        return page.evaluate(f"() => {{ {scope}\n{modules}\n{speak}{shapes} return ({expression}); }}")

    yield evaluate
    page.close()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("al-Ṭwaym", "al twaym"), ("Ra’s al-ʿAyn", "ras al ayn"), ("القبّـــة", "القبه"), ("أرزة", "ارزه"),
        ("مُستشفى", "مستشفي"),
        ("Hôpital  n° 3", "hopital n 3"), ("{{ 7*7 }}", "7 7"), ("", ""),
    ],
)  # fmt: skip
def test_fold(run: Run, written: str, folded: str) -> None:
    assert run(f"fold({json.dumps(written)})") == folded
    assert run(f"fold({json.dumps(folded)})") == folded


@pytest.mark.parametrize(
    ("told", "short", "long"),
    [
        (31, "31", "31"), ([100, 1], ">100", "more than 100"), ([84, 2], "84+", "at least 84"),
        ([12, 6], "dozens", "dozens"),
        ([100, 6], "hundreds", "hundreds"), ([3, 6], "several", "several"),
        ([9, 0, 78, 2], "9 – 78+", "9 to at least 78"),
        ([60, 0, 200, 0], "60 – 200", "60 to 200"), ([60, 5], "~60", "about 60"), ([50, 4], "<50", "fewer than 50"),
        ([0, 0], "0", "0"), (0, "", ""), (1018, "1,018", "1,018"),
    ],
)  # fmt: skip
def test_figures_as_said(run: Run, told: object, short: str, long: str) -> None:
    assert run(f"figureText({json.dumps(told)})") == short
    assert run(f"figureText({json.dumps(told)}, true)") == long


@pytest.mark.parametrize(
    ("count", "lang", "told"),
    [
        ([31], "en", "31 killed"), ([[100, 1]], "en", "more than 100 killed"), ([9, 0, 1], "en", "9 children killed"),
        ([1, 0, 1], "en", "1 child killed"), ([[12, 6], 0, 1], "en", "dozens of children killed"),
        ([[12, 6]], "en", "dozens killed"), ([1], "ar", "قتيل واحد"), ([2], "ar", "قتيلان"), ([7], "ar", "7 قتلى"),
        ([31], "ar", "31 قتيلاً"), ([100], "ar", "100 قتيل"), ([[100, 1]], "ar", "أكثر من 100 قتيل"),
        ([[12, 6]], "ar", "عشرات القتلى"), ([[84, 2]], "ar", "84 على الأقل قتيلاً"),
    ],
)  # fmt: skip
def test_whom_a_figure_counts(run: Run, count: list[object], lang: str, told: str) -> None:
    assert (
        run(f"(index = {{ codes: {json.dumps(CODES)} }}, figureSentence(countOf({json.dumps(count)})))", lang) == told
    )


@pytest.mark.parametrize(
    ("asked", "name", "alike"),
    [
        ("snowbar", "sanoubar", True), ("baniyaas", "baniyas", True), ("gableh", "jableh", True),
        ("qirdaha", "qardaha", True), ("صنوبار", "صنوبر", True), ("hama", "homs", False), ("latakia", "tartus", False),
        ("bns", "baniyas", False),
    ],
)  # fmt: skip
def test_names_that_sound_alike(run: Run, asked: str, name: str, alike: bool) -> None:
    assert run(f"soundsLike([{json.dumps(name)}], {json.dumps(asked)})") is alike


@pytest.mark.parametrize(
    ("first", "last", "width", "unit", "bins"),
    [
        (0, 8, 1000, "day", 9), (0, 240, 1000, "week", 36), (0, 5300, 1000, "quarter", 60), (0, 5300, 300, "year", 16),
        (0, 0, 1000, "day", 1),
    ],
)  # fmt: skip
def test_bins_leave_room_for_every_bar(run: Run, first: int, last: int, width: int, unit: str, bins: int) -> None:
    found = run(f"(Object.assign(extent, {{ first: {first}, last: {last} }}), binsFor({width}))")
    assert found["unit"] == unit
    assert abs(len(found["bins"]) - bins) <= 1
    assert found["bins"][0]["from"] <= first
    assert found["bins"][-1]["to"] >= last
    assert all(a["to"] + 1 == b["from"] for a, b in zip(found["bins"], found["bins"][1:], strict=False))


@pytest.mark.parametrize(
    ("days", "lang", "told"),
    [
        ("0, 0", "en", "6 March 2025"), ("0, 3", "en", "6–9 March 2025"), ("null, null", "en", "No date given"),
        ("0, 0", "ar", "6 آذار 2025"), ("0, 3", "ar", "6–9 آذار 2025"),
    ],
)  # fmt: skip
def test_days(run: Run, days: str, lang: str, told: str) -> None:
    assert run(f"daysText({days})", lang).replace("\u2060", "") == told


@pytest.mark.parametrize(
    ("n", "lang", "told"),
    [
        (1, "en", "1 report"), (2, "en", "2 reports"), (1, "ar", "تقرير واحد"), (2, "ar", "تقريران"),
        (3, "ar", "3 تقارير"), (17, "ar", "17 تقريراً"),
    ],
)  # fmt: skip
def test_plurals(run: Run, n: int, lang: str, told: str) -> None:
    assert run(f"tn('scope.reports', {n})", lang) == told


@pytest.mark.parametrize(
    ("url", "quote", "link"),
    [
        ("https://a.example/x", "31 were killed", "https://a.example/x#:~:text=31%20were%20killed"),
        ("https://a.example/x#part", "al-Arza, too", "https://a.example/x#part:~:text=al%2DArza%2C%20too"),
        ("https://a.example/", " ".join("abcdefghijklmnop"), "https://a.example/#:~:text=a%20b%20c%20d%20e%20f,k%20l%20m%20n%20o%20p"),
        ("https://a.example/", "[…] said that twelve died", "https://a.example/#:~:text=said%20that%20twelve%20died"),
        ("javascript:alert(1)", "x", ""), ("data:text/html,x", "x", ""), ("//a.example", "x", ""), ("", "x", ""),
    ],
)  # fmt: skip
def test_links_open_at_the_words(run: Run, url: str, quote: str, link: str) -> None:
    assert run(f"fragmentUrl({json.dumps(url)}, {{ pieces: [{json.dumps(quote)}] }})") == link


def test_lines_are_read_back(run: Run) -> None:
    assert run("lineOf([35100, 36200, 3, -1])") == [[36.2, 35.1], [36.199, 35.103]]


def test_numbers_of_a_mark(run: Run) -> None:
    assert run("numbersText([7, 3, 5, 6])") == "3, 5–7"
    assert run("numbersText([1, 3, 5, 7])") == "1, 3, 5 …"


@pytest.mark.parametrize("kind", [kind for family in marks()["family"] for kind in family["kinds"]])
def test_every_kind_has_a_mark(run: Run, kind: str) -> None:
    figures = "outcome: ['killed'], top: [5], deniers: [[]], sure: [0]"
    rows = f"entries = {{ kind: ['{kind}'], status: ['contested'], {figures} }}"
    assert "<svg" in run(f"({rows}, markShape(0).outerHTML)")


def test_a_ring_has_a_slice_for_each_kind(run: Run) -> None:
    rows = "entries = { kind: ['killing', 'killing', 'clash'] }"
    ring = run(f"({rows}, ringShape([0, 1, 2]).outerHTML)")
    assert ring.count('class="slice"') == 2
    assert run(f"({rows}, kindsText([0, 1, 2]))") == "2 Killing, 1 Clash"


def test_choices_count_what_they_would_bring(run: Run) -> None:
    """Against counting by hand: and across facets, or within one."""
    told = run("""(() => {
      const data = Array.from({ length: 200 }, (_, i) => ({ a: [i % 3], b: i % 5 ? [i % 7, i % 4] : [] }));
      entries = { count: data.length, start: data.map(() => 0), end: data.map(() => 0) };
      facets = ["a", "b"].map((name) => makeFacet(name, (i) => data[i][name], String));
      const chosen = { a: new Set([1, 2]), b: new Set([3]) };
      const passing = new Uint8Array(data.length);
      index = { incidents: data.length };
      applyFilters({ chosen, from: 0, to: 0, undated: true }, [], passing, new Uint8Array(data.length));
      const has = (row, name) => row[name].some((value) => chosen[name].has(value));
      const other = { a: "b", b: "a" };
      const byHand = (name, key) => data.filter((row) => has(row, other[name]) && row[name].includes(key)).length;
      return facets.every((facet) => facet.keys.every((key, n) => facet.counts[n] === byHand(facet.name, key))) &&
        data.every((row, i) => Boolean(passing[i]) === (has(row, "a") && has(row, "b")));
    })()""")
    assert told is True


def test_quotes_stand_as_a_reader_meets_them(run: Run) -> None:
    claims = [{"report": 4, "offset": 90}, {"report": 1, "offset": 50}, {"report": 4, "offset": 10}]
    read = run(f"inReadingOrder({json.dumps(claims)})")
    assert [(claim["report"], claim["offset"]) for claim in read] == [(4, 10), (4, 90), (1, 50)]


@pytest.mark.parametrize(
    ("detail", "told"), [("SY05", "Hama"), ("village", "village"), ("toString", "toString"), ("7 places", "7 places")]
)
def test_evidence_names_areas_and_shows_the_rest(run: Run, detail: str, told: str) -> None:
    assert run(f"(index = {{ areas: {{ SY05: ['Hama', 'حماة'] }} }}, seenText({json.dumps(detail)}))") == told


def test_a_copied_reference_is_one_entry_whatever_a_report_says(run: Run) -> None:
    said = "2025}, note={x}}\n@online{y, title={z\\"
    report = dict.fromkeys(("title", "publisher", "published", "retrieved", "lang"), said)
    report |= {"report": said, "url": "https://example.org/}, note={x"}
    entry = run(f"(reportOf = () => ({json.dumps(report)}), bibtex({{ claims: [{{ report: 0 }}] }}))")
    assert entry.count("@online{") == 1
    assert "\\" not in entry
    depths = list(accumulate({"{": 1, "}": -1}.get(letter, 0) for letter in entry))
    assert min(depths) == 0 == depths[-1]
    assert depths.index(0, entry.index("{")) == len(entry.rstrip()) - 1  # nothing stands behind its end
    assert not any(line.startswith("  note") for line in entry.splitlines())
