"""Stage 1: files, folders, tables and standard input → documents, decoded and otherwise untouched."""

from geo_incidents.documents.dates import date_line
from geo_incidents.documents.reading import Reading, read_reports

__all__ = ["Reading", "date_line", "read_reports"]
