"""Pictures and reports: nothing over anything, the same bytes, and text that is never read as markup."""

import math
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from factory import make_result
from hostile import hostile_result
from watching import SmallAtlas, missing

from geo_incidents.errors import UsageError
from geo_incidents.gazetteer import load
from geo_incidents.model import Result
from geo_incidents.safety import protect
from geo_incidents.webmap import render
from geo_incidents.webmap.sentences import days, deck, figure, headline, plural
from geo_incidents.webmap.still import Still, still
from geo_incidents.webmap.still.frame import FOOT, HEAD, Frame, fitted
from geo_incidents.webmap.still.lettering import LAND_SIDES, Lettering, width_of
from geo_incidents.webmap.still.picture import picture, runs
from geo_incidents.webmap.still.report import Report
from geo_incidents.webmap.still.rings import rings

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def typst() -> None:
    try:
        import typst  # noqa: F401
        from fontTools.ttLib import TTFont  # noqa: F401
    except ImportError:
        missing("typst (pip install 'geo-incidents[pictures]')")


def texts(drawing: str) -> list[str]:
    """Lines of text in a picture, embedding marks taken off."""
    return [
        "".join(node.itertext()).strip("\u202b\u202c") for node in ElementTree.fromstring(drawing).iter(f"{SVG}text")
    ]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_picture_names_every_ring_and_its_sources(lang: str) -> None:
    safe, gazetteer = protect(make_result(60)), load()
    drawing = picture(safe, gazetteer, title="A title", lang=lang)
    told = texts(drawing)
    assert any("A title" in line for line in told)
    assert all(any(sentence in line for line in told) for sentence in gazetteer.attributions[:2])
    size = ElementTree.fromstring(drawing)
    assert (size.get("width"), size.get("height")) == ("1200", "675")


@pytest.mark.parametrize("seed", range(5))
def test_rings_never_touch_and_lose_nobody(seed: int) -> None:
    incidents = make_result(120, seed).incidents
    points = [(i.place.lat, i.place.lon) for i in incidents if i.place.lat is not None and i.place.lon is not None]
    found = rings(incidents, fitted(1200, 675, points))
    assert sorted(i.id for ring in found for i in ring.incidents) == sorted(i.id for i in incidents)
    for a, b in combinations(found, 2):
        if len(a.incidents) + len(b.incidents) > 2:
            assert math.hypot(a.x - b.x, a.y - b.y) >= a.radius + b.radius


@pytest.mark.browser
def test_a_picture_has_the_rings_of_the_page(watched: Callable[..., object], tmp_path: Path) -> None:
    result, gazetteer = make_result(90), load()
    file = tmp_path / "map.html"
    file.write_text(render(result, gazetteer), "utf8")
    page = watched().open(file)
    zoom, told = page.evaluate("""() => [map_incidents.getZoom(), [...document.querySelectorAll('.mark')].map((mark) =>
        Number(mark.querySelector('text')?.textContent ?? 1))]""")
    frame = Frame(1200, 675, 256 * 2**zoom, (0.6, 0.4))
    drawn = [len(ring.incidents) for ring in rings(protect(result).result.incidents, frame)]
    assert sorted(drawn) == sorted(told)


def test_a_thousand_places_take_a_moment() -> None:
    incidents = make_result(8000).incidents
    found = rings(incidents, fitted(1200, 675, [(34.6, 35.7), (35.9, 37.2)]))
    assert sum(len(ring.incidents) for ring in found) == len(incidents)
    assert len(found) < 600


def test_names_are_placed_over_nothing() -> None:
    letters = Lettering(fitted(1200, 675, [(35.0, 36.0), (36.0, 36.5)]))
    placed = [letters.beside((300.0 + 9 * n, 300.0), 8, (90, 16), LAND_SIDES, leaders=True) for n in range(12)]
    boxes = [found[0] for found in placed if found]
    assert len(boxes) > 4
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    assert all(top > HEAD and bottom < 675 - FOOT for _, top, _, bottom in boxes)


def test_every_mark_lies_on_the_picture() -> None:
    points = [(34.9, 35.9), (35.6, 37.0), (35.1, 36.3)]
    for size in ((1200, 675), (600, 900), (400, 300)):
        frame = fitted(*size, points)
        assert all(0 < frame.x(lon) < size[0] and HEAD < frame.y(lat) < size[1] - FOOT for lat, lon in points)


def test_width_of_text() -> None:
    assert width_of("Baniyas", 13) == pytest.approx(50, abs=8)
    assert width_of("Baniyas", 26) == pytest.approx(2 * width_of("Baniyas", 13))
    assert width_of("بانياس", 13) < width_of("Baniyas al-Balad", 13)


def test_same_result_same_bytes(atlas: SmallAtlas, result: Result) -> None:
    assert len({still(result, atlas, ".svg", Still(title="T")) for _ in range(2)}) == 1


def test_nothing_hostile_gets_out_of_its_text(atlas: SmallAtlas) -> None:
    drawing = picture(protect(hostile_result(), "internal"), atlas, title='"><script>pwned()</script>', lang="en")
    tree = ElementTree.fromstring(drawing)
    assert {node.tag.removeprefix(SVG) for node in tree.iter()} <= {
        "svg", "g", "rect", "path", "circle", "polygon", "text", "clipPath", "image",
    }  # fmt: skip
    assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on")]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(("suffix", "magic"), [(".png", b"\x89PNG"), (".pdf", b"%PDF")])
def test_pictures_and_reports_are_set(
    typst: None, atlas: SmallAtlas, result: Result, lang: str, suffix: str, magic: bytes
) -> None:
    how = Still(title="A report" if lang == "en" else "تقرير", lang=lang, reference="Case 12")
    made = still(result, atlas, suffix, how)
    assert made.startswith(magic)
    assert still(result, atlas, suffix, how) == made


def test_hostile_text_is_set_as_it_is(typst: None, atlas: SmallAtlas) -> None:
    made = still(hostile_result(), atlas, ".pdf", Still(title="#panic() $x$ \\", profile="internal", paper="letter"))
    assert made.startswith(b"%PDF")


def test_a_report_has_everything_once(result: Result, atlas: SmallAtlas) -> None:
    safe = protect(result)
    values = Report(safe, "en").values(atlas, "T", "a4", "")
    assert [one["n"] for one in values["incidents"]] == list(range(1, len(safe.result.incidents) + 1))
    assert len(values["areas"]) == len(safe.result.area_statements)
    assert len(values["unplaced"]) == len(safe.result.unplaced)
    assert [one["url"] for one in values["sources"]] == [source.url for source in safe.result.sources]
    assert all(
        one["hash"].replace(" ", "") == s.sha256 for one, s in zip(values["sources"], safe.result.sources, strict=True)
    )
    quoted = {quote["text"] for one in (*values["incidents"], *values["areas"]) for quote in one["quotes"]}
    subjects = (*safe.result.incidents, *safe.result.area_statements)
    assert quoted == {claim.quote for subject in subjects for claim in subject.claims}


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(UsageError, match="a4, letter"):
        Still(paper="a3")


@pytest.mark.parametrize(
    ("numbers", "told"), [([], ""), ([3], "3"), ([3, 5, 6, 7], "3, 5–7"), ([1, 2, 4], "1–2, 4")]
)  # fmt: skip
def test_runs_of_numbers(numbers: list[int], told: str) -> None:
    assert runs(numbers) == told


@pytest.mark.parametrize(
    ("n", "lang", "told"),
    [
        (1, "en", "a"), (2, "en", "z"), (0, "fr", "a"), (2, "fr", "z"), (1, "ar", "a"), (2, "ar", "b"), (7, "ar", "c"),
        (31, "ar", "d"), (100, "ar", "z"), (103, "ar", "c"),
    ],
)  # fmt: skip
def test_plurals_as_the_browser_has_them(n: int, lang: str, told: str) -> None:
    forms = {"one": "a", "two": "b", "few": "c", "many": "d", "other": "z"}
    assert plural(forms, n, lang) == told


def test_sentences_of_a_result(result: Result) -> None:
    incident = next(one for one in result.incidents if one.tolls and one.when.start)
    assert "reported" in headline(incident, "en")
    assert figure(incident.tolls[0], incident, "en")
    assert "2025" in days(incident.when, "en")
    assert deck(result, "en").startswith(f"What {len(result.sources)} reports say")
    assert deck(result, "ar") != deck(result, "en")
