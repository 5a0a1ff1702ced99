"""Pictures of the page in every dress: made here, looked at by people.

With PICTURES=FOLDER in the environment they stay in that folder, for a build machine to keep.
"""

import os
from pathlib import Path

import pytest
from pictures import VIEWS, take
from playwright.sync_api import Browser

LEAST = 25_000  # bytes of a picture with something on it; an empty page has a fifth of that


@pytest.mark.browser
@pytest.mark.parametrize("name", VIEWS)
def test_picture(browser: Browser, written: Path, tmp_path: Path, name: str) -> None:
    folder = Path(os.environ.get("PICTURES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    assert take(browser, written, folder, name).stat().st_size > LEAST
