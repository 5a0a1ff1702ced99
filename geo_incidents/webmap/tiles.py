"""Online tiles: only if requested by name, and behind a switch that names the third party."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from urllib.parse import urlsplit

from geo_incidents.errors import UsageError


@dataclass(frozen=True, slots=True)
class Tiles:
    """A tile provider, with what the page's switch needs."""

    name: str
    url: str  # Leaflet's form, with {s}, {z}, {x}, {y}
    attribution: str
    subdomains: str
    max_zoom: int

    @property
    def origin(self) -> str:
        """The origin of the images, as written in a content security policy."""
        parts = urlsplit(self.url.replace("{s}.", "*."))
        return f"{parts.scheme}://{parts.netloc}"


def find_tiles(name: str) -> Tiles:
    """The xyzservices provider of this name ("CartoDB.Positron"). Raises `UsageError` if there is none."""
    import xyzservices.providers as known

    providers = known.flatten()
    try:
        found = known.query_name(name)
    except ValueError:
        near = difflib.get_close_matches(name, providers, n=3, cutoff=0.4)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        msg = f"xyzservices has no tiles named {name!r}{hint}"
        raise UsageError(msg) from None
    if found.requires_token():
        msg = f"the tiles {name!r} need a key, which would travel in the page: choose tiles that need none"
        raise UsageError(msg)
    url = found.build_url(fill_subdomain=False)
    return Tiles(found.name, url, found.attribution, "".join(found.get("subdomains", "abc")), found.get("max_zoom", 18))
