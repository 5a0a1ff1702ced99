"""What reviewers decided stands beside what they changed, with what the program had read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from watching import SmallAtlas, Watched

from geo_incidents.gazetteer import load
from geo_incidents.model import Decision, Document, Result, Source
from geo_incidents.pipeline import result_of
from geo_incidents.webmap import render

pytestmark = pytest.mark.browser
TEXT = "Gunmen killed 37 men in Jableh on 7 March 2025, residents said."


def decided() -> Result:
    documents = [Document("one", TEXT, Source("one", "Paper", published="2025-03-21"), ())]
    (incident,) = result_of(documents, load()).incidents
    claim = incident.claims[0].id
    rows = [
        Decision("correct", (claim,), "38 killed men", "R. Saab", "2026-11-27", "", "figure", id="d-1"),
        Decision("correct", (incident.id,), "2025-03-08/2025-03-08", "R. Saab", "2026-11-27", "", "when", id="d-2"),
        Decision("move", (claim,), "ocha:C3561", "L. Haddad", "2026-11-28", "", id="d-3"),
        Decision("accept", (claim,), "", "L. Haddad", "2026-11-28", "", id="d-4"),
    ]
    return result_of(documents, load(), rows)


@pytest.mark.parametrize(
    ("profile", "lines"),
    [
        (
            "internal",
            [
                "Reviewed by L. Haddad, 28 November 2026: place: the program read Jableh",
                "Reviewed by R. Saab, 27 November 2026: day: the program read 7 March 2025",
                "Reviewed by R. Saab, 27 November 2026: figure: the program read 37 killed men",
                "Reviewed by L. Haddad, 28 November 2026: stands as it is",
            ],
        ),
        (
            "public",
            [
                "Reviewed by L. Haddad, 28 November 2026: place",
                "Reviewed by R. Saab, 27 November 2026: day: the program read 7 March 2025",
                "Reviewed by R. Saab, 27 November 2026: figure: the program read 37 killed men",
                "Reviewed by L. Haddad, 28 November 2026: stands as it is",
            ],
        ),
    ],
)
def test_reviews_stand_beside_what_they_changed(
    watched: Callable[..., Watched], tmp_path: Path, profile: str, lines: list[str]
) -> None:
    result = decided()
    file = tmp_path / "map.html"
    file.write_text(render(result, SmallAtlas(), profile=profile), "utf8")
    window = watched()
    page = window.open(file, f"#incident={result.incidents[0].id}")
    page.locator(".card").wait_for()
    assert page.locator(".card .reviewed").all_inner_texts() == lines
    assert window.faults == []
