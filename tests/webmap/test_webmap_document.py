"""The page is put together without folium, and is the page that folium's map gives."""

from __future__ import annotations

import subprocess
import sys

import folium
import pytest
from factory import make_result

from geo_incidents.gazetteer import load
from geo_incidents.model import Result
from geo_incidents.webmap import folium_map, render
from geo_incidents.webmap.document import Head, Page, escape, pieces


@pytest.fixture(scope="module")
def result() -> Result:
    return make_result(5)


def test_the_page_is_the_page_of_the_folium_map(result: Result) -> None:
    shown = folium_map(result, load(), title="Five")
    assert isinstance(shown, folium.Map)
    assert shown.get_root().render() == render(result, load(), title="Five")


def test_layers_of_others_are_in_the_map(result: Result) -> None:
    shown = folium_map(result, load())
    folium.Marker([35.2, 36.3], popup="mine").add_to(shown)
    page = shown.get_root().render()
    assert page.index("L.marker(") > page.index('L.map("map_incidents"')


def test_writing_a_page_loads_no_folium_and_no_pandas() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests'); from factory import make_result; "
        "from geo_incidents.gazetteer import load; from geo_incidents.webmap import render; "
        "render(make_result(2), load()); print({'folium', 'pandas', 'jinja2'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


@pytest.mark.parametrize("text", ['<script>alert("x")</script>', "{{ 7 * 7 }}", "a\x00b\x1fc", "\ud800"])
def test_text_is_shown_and_never_run(text: str) -> None:
    page = "".join(pieces(Page(Head(text, "en", "ltr"), "", "", (), {}, [escape(text)], "")))
    assert "<script>alert" not in page
    assert escape(text) in page
    assert not {"\x00", "\x1f", "\ud800"} & set(page)
