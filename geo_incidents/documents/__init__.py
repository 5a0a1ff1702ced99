"""Stage 1: files, folders, tables and standard input → documents, decoded but otherwise unchanged."""

from geo_incidents.documents.dates import date_line
from geo_incidents.documents.intake import Intake
from geo_incidents.documents.making import as_text, table_document
from geo_incidents.documents.reading import Reading, read_reports, spool_reports
from geo_incidents.documents.spool import Entry, Spool
from geo_incidents.documents.tally import Tally

__all__ = [
    "Entry",
    "Intake",
    "Reading",
    "Spool",
    "Tally",
    "as_text",
    "date_line",
    "read_reports",
    "spool_reports",
    "table_document",
]
