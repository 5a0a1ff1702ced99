"""Profiles: remove private people's names and places of refuge from a result before it is written.

`protect` turns a result into the one that a profile allows, with the gaps it made and a receipt that counts them.
Quotes keep their offsets: a gap is shown as […], and the report's `text[start:end]` is still what was there.
"""

from geo_incidents.safety.profiles import Profile, profile, profiles
from geo_incidents.safety.protect import Protected, protect
from geo_incidents.safety.receipt import Receipt
from geo_incidents.safety.variants import at_a_glance

__all__ = ["Profile", "Protected", "Receipt", "at_a_glance", "profile", "profiles", "protect"]
