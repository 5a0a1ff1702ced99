"""Stage 1: files, folders, tables and standard input → documents, decoded and otherwise untouched."""

from geo_incidents.documents.dates import date_line
from geo_incidents.documents.reading import Reading, read_reports, spool_reports, table_document
from geo_incidents.documents.shards import as_text
from geo_incidents.documents.spool import Entry, Spool

__all__ = ["Entry", "Reading", "Spool", "as_text", "date_line", "read_reports", "spool_reports", "table_document"]
