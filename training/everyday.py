"""Compile `geo_incidents/data/people/everyday.txt`, English words that are no name: `training.everyday FILE`.

WORDS is SCOWL's list of words with their capitals, as Debian's wamerican has it. Kept are common words (wordfreq) that
it has in small letters only.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

from wordfreq import zipf_frequency

TARGET = Path(__file__).parents[1] / "geo_incidents" / "data" / "people" / "everyday.txt"
RAREST = 2.9  # Zipf value
OFTEN = 4.5  # of a word that is a name as well: White
PLAIN = re.compile(r"[a-z]{3,}")
# As they are written outside America.
MORE = (
    "neighbour neighbours neighbouring colour colours honour centre centres metre metres kilometre kilometres labour "
    "theatre grey organisation organisations organised defence programme programmes mum harbour favour rumour behaviour"
)


def main(words: Path) -> None:
    """Write the list anew, one line for words that begin alike."""
    listed = set(words.read_text("utf8").split())
    common = (word for word in listed if PLAIN.fullmatch(word) and zipf_frequency(word, "en") >= RAREST)
    kept = (word for word in common if word.capitalize() not in listed or zipf_frequency(word, "en") >= OFTEN)
    lines: dict[str, list[str]] = defaultdict(list)
    for word in sorted({*kept, *MORE.split()}):
        lines[word[:2]].append(word)
    TARGET.write_text("".join(" ".join(line) + "\n" for line in lines.values()), "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
