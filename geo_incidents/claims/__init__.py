"""Stage 4: a document and its places → claims: who says that what happened where, when, to how many."""

from geo_incidents.claims.dates.expressions import find_dates
from geo_incidents.claims.figures.counts import find_counts, find_quantities
from geo_incidents.claims.find import find_claims, read_sentences
from geo_incidents.claims.readings import Reading

__all__ = ["Reading", "find_claims", "find_counts", "find_dates", "find_quantities", "read_sentences"]
