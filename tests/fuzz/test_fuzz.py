"""So many inputs made by chance, of every kind that people hand in: no traceback, no hang, no invalid output.

The seeds are the same in every run. `make fuzz` goes on with others for an hour.
"""

from __future__ import annotations

import pytest
from targets import TARGETS, attack


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # of libraries, about the damage
@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks_the_program(name: str) -> None:
    for seed in range(TARGETS[name][1]):
        try:
            attack(name, seed)
        except BaseException as error:
            pytest.fail(f"{name}, seed {seed}: {type(error).__name__}: {error}")
