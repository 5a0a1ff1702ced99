"""A case for printing: an index, a block for each incident, and the sources with full addresses and hashes."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from geo_incidents.exports.book import Book, Row
from geo_incidents.exports.cited import claim_row
from geo_incidents.exports.rows import incident_row
from geo_incidents.model import Incident, Result, Source

STYLE = """
@page { size: A4; margin: 20mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); }
        @bottom-left { content: "REFERENCE"; } }
body { font: 10.5pt/1.4 Georgia, "Noto Serif", serif; color: #111; max-width: 46rem; margin: 1rem auto; }
h1 { font-size: 18pt; } h2 { font-size: 12pt; margin: 0 0 .3rem; }
section { break-inside: avoid; border-top: 1px solid #999; padding: .7rem 0; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: start; padding: .15rem .5rem .15rem 0; }
blockquote { margin: .3rem 0 .3rem 1rem; } .hash { font: 8pt/1.3 monospace; overflow-wrap: anywhere; }
"""


def report_page(result: Result, reference: str) -> str:
    """One HTML page without scripts; browsers print it with page numbers and the reference on every page.

    Report texts are escaped. Nothing is left out: `result` must already be filtered for the page's audience.
    """
    book = Book(result)
    rows = [(incident, incident_row(incident, n, book)) for n, incident in enumerate(result.incidents, start=1)]
    name = reference or f"Run {result.identity.run}"
    style = STYLE.replace("REFERENCE", _css_text(name))
    parts = [
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(name)}</title>',
        f"<style>{style}</style>\n</head>\n<body>\n<h1>{escape(name)}</h1>",
        f"<p>{len(result.incidents)} incidents in {len(result.sources)} reports. Extracted by geo-incidents "
        f"{escape(result.identity.tool)}, gazetteer {escape(result.identity.gazetteer)}, run "
        f"{escape(result.identity.run)}. The program verifies nothing: every entry is what a source claims.</p>",
        *_index(rows),
        *(line for incident, row in rows for line in _incident(incident, row, book)),
        "<h1>Sources</h1>",
        *(line for source in result.sources for line in _source(source)),
        "</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _index(rows: list[tuple[Incident, Row]]) -> Iterator[str]:
    yield "<table>\n<thead><tr><th>no.</th><th>incident</th><th>id</th></tr></thead>\n<tbody>"
    for _, row in rows:
        yield f"<tr><td>{row['seq']}</td><td>{escape(row['title'])}</td><td>{escape(row['incident_id'])}</td></tr>"
    yield "</tbody>\n</table>"


def _incident(incident: Incident, row: Row, book: Book) -> Iterator[str]:
    yield f"<section>\n<h2>{row['seq']}. {escape(row['title'])}</h2>\n<p>{escape(row['summary'])}</p>"
    where = f"{row['place_name']} ({row['place_name_ar']}), {row['adm2_name']}, {row['adm1_name']}"
    yield (
        f"<p>{escape(where)}. {row['latitude']}, {row['longitude']} (WGS84), known to within {row['radius_m']} m. "
        f"{escape(row['incident_id'])}</p>"
    )
    for claim in incident.claims:
        told = claim_row(claim, book)
        yield f'<blockquote dir="auto">“{escape(claim.quote)}”</blockquote>'
        speaker = f"{told['speaker']}, in " if told["speaker"] else ""
        stands = f"code points {claim.span.start} to {claim.span.end}"
        yield f"<p>{escape(speaker)}{escape(book.label(claim.document))}; {stands}; {escape(claim.id)}</p>"
    yield "</section>"


def _source(source: Source) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(source.report_id)}</h2>"
    said = (source.publisher, source.title, source.published, source.url, source.archived_url)
    yield f"<p>{'<br>'.join(escape(part) for part in said if part)}</p>"
    if source.retrieved:
        yield f"<p>retrieved {escape(source.retrieved)}</p>"
    yield f'<p class="hash">SHA-256 {escape(source.sha256)}</p>\n</section>'


def _css_text(text: str) -> str:
    """Text inside a CSS string: every character that could end it, or the style element, as a code point escape."""
    return "".join(c if c.isalnum() or c in " .,-" else f"\\{ord(c):x} " for c in text)
