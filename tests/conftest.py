"""What several tests need: outside programs, whose absence is a skip here and a failure in CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest


@pytest.fixture(scope="session")
def program() -> Callable[[str], str]:
    """The path of an outside program; where it is missing the test is skipped with a reason, in CI it fails."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None and os.environ.get("CI") == "true":
            pytest.fail(f"{name} is not installed; .ci/run has to install it")
        if path is None:
            pytest.skip(f"{name} is not installed")
        return path

    return find
