"""Whether names find their places: hidden spellings, every listed spelling, words that are no names, time and memory.

Usage: bench_names.py [STEP]      every STEPth spelling is hidden (1, all of them, unless told)

The words are the 20,000 commonest of English by `wordfreq`, in lower case; without that package the part is skipped.
"""

import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hidden_spellings import recall

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.lookup import lookup
from geo_incidents.gazetteer.store import DEFAULT, Gazetteer
from geo_incidents.model import Place
from geo_incidents.text import fold

WORDS = 20_000
Row = tuple[str, str, str]  # what, measured, aim


def main(step: int) -> None:
    print("| what | measured | aim |\n|---|---|---|")
    for what, measured, aim in (opened(), *hidden(step), listed(), *words()):
        print(f"| {what} | {measured} | {aim} |", flush=True)


def opened() -> Row:
    """The gazetteer opened, and its first name looked up."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    Gazetteer(DEFAULT).names.match(["jableh"])  # type: ignore[arg-type]
    spent = time.process_time() - begin
    taken = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1e3
    return "gazetteer opened, first name matched", f"{spent * 1e3:.0f} ms CPU, {taken:.0f} MB", "50 ms, 30 MB"


def hidden(step: int) -> Iterator[Row]:
    """GeoNames spellings left out of the index, one at a time."""
    found = recall(step)
    yield f"hidden spellings ({found.spellings:,}), place among the first three", f"{found.first_three:.1%}", "93 %"
    yield "place comes first", f"{found.first:.1%}", "85 %"
    yield "first, where no other place here is listed with just that spelling", f"{found.own_first:.1%}", ""


def listed() -> Row:
    """Every spelling in the tables finds its place among the candidates."""
    gazetteer = load()
    rows = [row for row in gazetteer.name_rows() if row.script in ("Latn", "Arab")]
    lost = [
        row for row in rows if all(m.place != row.place for m in gazetteer.names.match(fold(row.text).text.split()))
    ]
    told = f"{len(lost)} {' '.join(row.text for row in lost)}".strip()
    return f"listed spellings ({len(rows):,}) without their place among the candidates", told, "0"


def words() -> Iterator[Row]:
    """Everyday words that find a place."""
    try:
        from wordfreq import top_n_list
    except ImportError:
        return
    answers = {word: [one.candidate.place for one in lookup(load(), word)] for word in top_n_list("en", WORDS)}
    here = [word for word, places in answers.items() if any(map(drawn, places))]
    abroad = sum(bool(places) for places in answers.values()) - len(here)
    commonest = f"of the {len(answers):,} commonest English words, in lower case:"
    yield f"{commonest} find a place here", f"{len(here) / WORDS:.2%}", "0.2 %"
    yield f"{commonest} listed as countries and cities abroad, never drawn", f"{abroad / WORDS:.2%}", ""


def drawn(place: Place) -> bool:
    """Whether it may become a mark."""
    return not place.context and not place.kind.is_area


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
