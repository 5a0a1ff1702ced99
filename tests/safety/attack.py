"""Reports that tell what must not leave, and everything a written file says, whatever its format."""

import gzip
import re
import sqlite3
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pyarrow.parquet as pq

from geo_incidents.documents import table_document
from geo_incidents.model import Document

ENGLISH = (
    "Families fled to the village of {place} on 8 March 2025, said {name}, a resident of Jableh. {last} said the "
    "village of Tuwaym was shelled and five people were killed there on 7 March.\n\n"
    "{place} lies in the hills. The displaced in {place} need help. Later 12 families left {place} for the coast."
)
ARABIC = (
    "نزحت عائلات إلى قرية {place} يوم 8 آذار 2025. وقالت {name}، وهي من سكان جبلة، إن خمسة أشخاص قتلوا في قرية التويم "
    "يوم 7 آذار.\n\nوالنازحون في قرية {place} بحاجة إلى المساعدة."
)
TEMPLATES = {"en": ENGLISH, "ar": ARABIC}
BLOCK = re.compile(r'<script type="application/gzip" id="[\w-]+">(.*?)</script>', re.DOTALL)
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def report(place: str, name: str, lang: str, **told: str) -> Document:
    """A report that tells of a refuge and names a private person, in its text and in all that goes with it."""
    text = TEMPLATES[lang].format(place=place, name=name, last=name.split()[-1])
    slug = f"families-fled-to-{place}-{name}".lower().replace(" ", "-")
    row = {
        "report_id": "r1",
        "text": text,
        "published": "2025-03-10",
        "title": f"{name}: families fled to {place}",
        "url": f"https://news.example/2025/{slug}?ref={place}",
        "archived_url": f"https://archive.example/web/https://news.example/2025/{slug}",
    }
    return table_document(row | told, "r1", Path("report"), "")


def told(path: Path) -> str:
    """Every text in a file, decoded, links and escapes undone."""
    text = "\n".join(_texts(path))
    text = ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return f"{text}\n{unquote(text)}"


def _texts(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            yield from (book.read(name).decode("utf8", "replace") for name in book.namelist())
    elif path.suffix in (".parquet", ".geoparquet"):
        table = pq.read_table(path)
        yield str(table.to_pylist())
        yield str(table.schema.metadata)
    elif path.suffix == ".gpkg":
        yield from _rows(path)
    text = data.decode("utf8", "replace")
    yield BLOCK.sub("", text)  # letters of packed blocks tell nothing as they are
    for packed in BLOCK.findall(text):
        yield gzip.decompress(b64decode(packed)).decode()


def _rows(path: Path) -> Iterator[str]:
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            if table.startswith("rtree_"):
                continue
            for row in db.execute(f'SELECT * FROM "{table}"'):
                yield from (_plain(value) for value in row)


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        try:
            return zlib.decompress(value).decode()
        except (zlib.error, UnicodeDecodeError):
            return ""
    return str(value)
