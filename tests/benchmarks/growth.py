"""What bench_growth.py measures: inputs of a given size, and the work that is timed on them."""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "incidents"))

from claim_builder import at, claim, killed, on, place
from invented import invented

from geo_incidents import read_reports
from geo_incidents.claims import find_claims
from geo_incidents.collector import collector_paused
from geo_incidents.gazetteer import Gazetteer, load
from geo_incidents.gazetteer.compile import members
from geo_incidents.gazetteer.container import pack
from geo_incidents.gazetteer.tables import Row, Tables, read
from geo_incidents.incidents import merge
from geo_incidents.model import Claim, Document, Resolution, Source
from geo_incidents.pipeline import combine, extract, find_places
from geo_incidents.text import analyse, blocks

ROOT = Path(__file__).parents[2]
SAMPLE = read_reports([ROOT / "maps" / "coast-march-2025" / "reports"]).documents
Costs = dict[str, float]  # CPU seconds, by what was done


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def by_length(size: int) -> Costs:
    """One report of so many characters, paragraphs of the sample one behind the other."""
    paragraphs = [part for one in SAMPLE for part in one.text.split("\n\n")]
    parts = islice(cycle(paragraphs), size * len(paragraphs) // sum(map(len, paragraphs)) + 1)
    text = "\n\n".join(parts)[:size]
    document = replace(SAMPLE[0], id=f"long{size}", text=text, blocks=blocks(text))
    turns = max(1, 10_000 // size)
    analysed, gazetteer = analyse(document), load()
    found: list[tuple[Resolution, ...]] = []
    with collector_paused():  # as in a run
        return {
            "mentions": seconds(lambda: found.extend(find_places(document, gazetteer) for _ in range(turns))) / turns,
            "claims": seconds(lambda: [find_claims(analysed, one) for one in found]) / turns,
        }


def by_reports(number: int) -> Costs:
    """So many reports of two paragraphs, each with words of its own, to claims and merged."""
    documents = list(islice(reports(), number))
    extracts = [extract(documents[0], load())]
    extracts.clear()
    extracting = seconds(lambda: extracts.extend(extract(document, load()) for document in documents))
    return {"extraction": extracting, "merging": seconds(lambda: combine(extracts, load(), (), ()))}


def reports() -> Iterator[Document]:
    """Reports without end."""
    parts = [part for one in SAMPLE for part in one.text.split("\n\n") if len(part) > 80]
    for number in range(1_000_000):
        one, other = parts[number % len(parts)], parts[(number // len(parts) + number) % len(parts)]
        text = f"{one}\n\n{invented(number, 12, one)}.\n\n{other}"
        yield Document(f"d{number}", text, Source(f"r{number:07}", published="2025-03-09", lang="en"), blocks(text))


def by_names(number: int) -> Costs:
    """The sample by a gazetteer of so many spellings: rows of the real one, and names put together of its halves."""
    gazetteer = of_names(number)
    for document in SAMPLE:
        find_places(document, gazetteer)
    fresh = list(islice(reports(), 150))
    return {"mentions of 150 reports": seconds(lambda: [find_places(document, gazetteer) for document in fresh])}


def of_names(number: int) -> Gazetteer:
    """A gazetteer of about so many spellings."""
    tables = read(ROOT / "gazetteer")
    tables.places = tables.places[: number // 4]
    known = {row["id"] for row in (*tables.places, *tables.areas)}
    tables.places = [row for row in tables.places if not row["parent"] or row["parent"] in known]
    tables.names = [row for row in tables.names if row["place_id"] in known][: number // 4]
    room = number - 2 * len(tables.places) - len(tables.names) - 2 * len(tables.areas)
    tables.context = list(islice(_context(tables), max(0, room // 5)))
    return Gazetteer(pack(dict(members(tables))))


def _context(tables: Tables) -> Iterator[Row]:
    """Rows of the real context, five spellings each or so, then rows made of two halves of them."""
    real = [row for row in tables.context if not row["parent"] and not row["seat_of"]]
    yield from real
    for shift in range(1, 100):
        for row, other in zip(real, [*real[shift:], *real[:shift]], strict=True):
            halves = zip(row["names"].split("|"), other["names"].split("|"), strict=False)
            names = [one[: len(one) // 2 + 1] + two[len(two) // 2 :] for one, two in halves]
            name = row["name"][: len(row["name"]) // 2 + 1] + other["name"][len(other["name"]) // 2 :]
            made = {"id": f"{row['id']}{shift:02}", "name": name, "name_ar": "", "names": "|".join(names)}
            yield replace(row, values={**row.values, **made})


def by_incidents(number: int) -> Costs:
    """Claims of so many incidents, three each, merged."""
    claims = list(_claims(number))
    return {"merging": seconds(lambda: merge(claims, ()))}


def _claims(incidents: int) -> Iterator[Claim]:
    places = [at(place(f"p{number}")) for number in range(max(1, incidents // 20))]
    for number in range(incidents):
        day = date(2025, 1, 1) + timedelta(days=5 * (number // len(places)))
        for told in range(3):
            yield claim(
                f"c{number:07}-{told}",
                places[number % len(places)],
                when=on(day.isoformat()),
                counts=(killed(number % 9 + told),),
                report=f"r{number % 5000}-{told}",
            )
