"""Whether names find their places: hidden spellings, every listed spelling, words that are no names, time and memory.

Usage: bench_names.py [STEP]      every STEPth spelling is hidden (1, all of them, unless told)

The words are the 20,000 commonest of English by `wordfreq`, in lower case; without that package the part is skipped.
"""

import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from hidden_spellings import recall

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.lookup import lookup
from geo_incidents.gazetteer.store import DEFAULT, Gazetteer
from geo_incidents.model import Place
from geo_incidents.text import fold

WORDS = 20_000


def main(step: int) -> None:
    opened()
    hidden(step)
    listed()
    words()


def opened() -> None:
    """The gazetteer opened, and its first name looked up."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    Gazetteer(DEFAULT).names.match(["jableh"])  # type: ignore[arg-type]
    spent = time.process_time() - begin
    taken = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1e3
    print(f"opened, first name matched       {spent * 1e3:.0f} ms CPU, {taken:.0f} MB")


def hidden(step: int) -> None:
    """GeoNames spellings left out of the index, one at a time."""
    begin = time.process_time()
    found = recall(step)
    spent = (time.process_time() - begin) / found.spellings * 1e3
    print(f"hidden spellings                 {found.spellings:,} of GeoNames, {spent:.1f} ms each")
    print(f"  right place first              {found.first:.3f}")
    print(f"  among the first three          {found.first_three:.3f}")
    print(f"  first, none else listed so     {found.own_first:.3f}")


def listed() -> None:
    """Every spelling in the tables finds its place among the candidates."""
    gazetteer = load()
    rows = [row for row in gazetteer.name_rows() if row.script in ("Latn", "Arab")]
    lost = [
        row for row in rows if all(m.place != row.place for m in gazetteer.names.match(fold(row.text).text.split()))
    ]
    print(f"listed spellings without place   {len(lost)} of {len(rows):,} {[row.text for row in lost]}")


def words() -> None:
    """Everyday words that find a place."""
    try:
        from wordfreq import top_n_list
    except ImportError:
        print("commonest words                  skipped: the package wordfreq is not installed")
        return
    answers = {word: [one.candidate.place for one in lookup(load(), word)] for word in top_n_list("en", WORDS)}
    here = [word for word, places in answers.items() if any(map(drawn, places))]
    abroad = sum(bool(places) for places in answers.values()) - len(here)
    print(f"commonest words that find        {len(here)} of {len(answers):,} a place here ({len(here) / WORDS:.2%})")
    print(f"  listed as a place elsewhere    {abroad}: countries, cities and towns")
    print(f"  here: {' '.join(here)}")


def drawn(place: Place) -> bool:
    """Whether it may become a mark."""
    return not place.context and not place.kind.is_area


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
