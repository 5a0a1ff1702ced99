"""Fuzz for as long as told: `long.py [SECONDS] [FIRST_SEED] [TARGET…]`, an hour unless told.

Prints each fault with its seed, and at the end how many inputs of each kind were made; exit code 1 after a fault.
"""

from __future__ import annotations

import sys
import time
import traceback
import warnings
from collections import Counter
from itertools import count
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from targets import TARGETS, attack  # noqa: E402


def main(seconds: float, first: int, names: list[str]) -> int:
    """The number of different faults."""
    warnings.simplefilter("ignore")
    made: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    end = time.monotonic() + seconds
    for round_ in count():
        for name in names or TARGETS:
            share = TARGETS[name][1] // 10
            for seed in range(first + round_ * share, first + (round_ + 1) * share):
                made[name] += 1
                try:
                    attack(name, seed)
                except BaseException as error:
                    if isinstance(error, KeyboardInterrupt):
                        raise
                    at = traceback.extract_tb(error.__traceback__)[-1]
                    fault = f"{name}: {type(error).__name__} at {Path(at.filename).name}:{at.lineno}"
                    faults[fault] += 1
                    if faults[fault] == 1:
                        print(f"{fault}, seed {seed}: {str(error)[:200]}", flush=True)
        if time.monotonic() > end:
            break
    print(f"{sum(made.values()):,} inputs: {dict(made)}\n{dict(faults)}")
    return len(faults)


if __name__ == "__main__":
    given = sys.argv[1:]
    numbers = [int(one) for one in given if one.isdigit()]
    seconds, first = (*numbers, *(3600, 100_000)[len(numbers) :])
    sys.exit(min(1, main(seconds, first, [one for one in given if one in TARGETS])))
