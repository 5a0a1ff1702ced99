"""Coordinates in texts: every usual form is read, and no pair of figures is taken for one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.places.coordinates import points

LAT, LON = 35.4756, 35.8926


@pytest.mark.parametrize(
    "words",
    [
        "35.4756, 35.8926",
        "35.4756 35.8926",
        "(35.47560;35.89260)",
        "35,4756 35,8926",
        "35,4756; 35,8926",
        "٣٥٫٤٧٥٦، ٣٥٫٨٩٢٦",
        "35.4756N 35.8926E",
        "35.4756° N, 35.8926° E",
        "35°28'32\"N 35°53'33\"E",
        "35° 28′ 32.2″ N, 35° 53′ 33.4″ E",
        "35°28.536'N, 35°53.556'E",
        "٣٥°٢٨'٣٢\" شمالا، ٣٥°٥٣'٣٣\" شرقا",
        "https://www.google.com/maps/@35.4756,35.8926,17z",
        "https://maps.google.com/?q=35.4756,35.8926",
        "https://www.openstreetmap.org/?mlat=35.4756&mlon=35.8926#map=15",
        "https://www.openstreetmap.org/#map=15/35.4756/35.8926",
        "geo:35.4756,35.8926",
        "36S YE 62454 29634",
        "36SYE6245429634",
    ],
)
def test_forms_of_one_point(words: str) -> None:
    if words.startswith("36S"):
        pytest.importorskip("mgrs")
    text = f"Killed in al-Sanoubar ({words}) on Friday."
    (point,) = points(text)
    assert (point.lat, point.lon) == (pytest.approx(LAT, abs=2e-4), pytest.approx(LON, abs=2e-4))
    assert point.span is not None
    assert point.span.of(text) == point.text
    assert point.text in text


@pytest.mark.parametrize(
    "text",
    [
        "Between 12,500 and 35,000 people fled.",
        "12.500 35.000",
        "The rate rose from 1.25 to 3.75 percent.",
        "95.1234, 35.8926",
        "35.4756, 235.8926",
        "35°68'32\"N 35°53'33\"E",
        "Version 1.2.3456, 35.8926.1",
        "On 07.03.2025 and 08.03.2025",
        "Sections 12 and 13",
        "",
    ],
)
def test_figures_are_no_point(text: str) -> None:
    assert points(text) == ()


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_point_that_is_written_is_read(lat: float, lon: float) -> None:
    (point,) = points(f"at {lat:.5f}, {lon:.5f}.")
    assert (point.lat, point.lon) == (pytest.approx(lat, abs=1e-5), pytest.approx(lon, abs=1e-5))


@given(st.text(alphabet="0123456789.,°'NE \n", max_size=200))
def test_points_do_not_overlap(text: str) -> None:
    spans = [point.span for point in points(text) if point.span]
    assert all(first.end <= second.start for first, second in pairwise(spans))
