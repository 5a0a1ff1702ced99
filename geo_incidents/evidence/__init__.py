"""Evidence bundles: originals, texts, case, decisions and outputs in one archive whose integrity can be verified."""

from geo_incidents.evidence.bundle import Bundle, make_bundle
from geo_incidents.evidence.verify import verify

__all__ = ["Bundle", "make_bundle", "verify"]
