"""Meta tags for social networks and search engines: title, description and picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from geo_incidents.errors import UsageError
from geo_incidents.safety import Protected
from geo_incidents.webmap.assets import strings
from geo_incidents.webmap.document import escape
from geo_incidents.webmap.sentences import deck

PICTURE = 1200, 630  # recommended by the networks


def tags(safe: Protected, title: str, lang: str, options: Mapping[str, Any]) -> tuple[str, ...]:
    """The description; with `site_url`, Open Graph and Twitter tags as well."""
    words = strings(lang)["page"]
    described = f"{deck(safe.result, lang)} {words['unverified']}"
    found = [_tag("name", "description", described)]
    site = options.get("site_url") or ""
    if site:
        found += [_tag("property", f"og:{name}", value) for name, value in _graph(site, title, described, lang)]
        found += [_tag("property", f"og:{name}", value) for name, value in _picture(site, title, options)]
        card = "summary_large_image" if options.get("picture") else "summary"
        found.append(_tag("name", "twitter:card", card))
    return tuple(found)


def _graph(site: str, title: str, described: str, lang: str) -> list[tuple[str, str]]:
    if urlsplit(site).scheme not in ("http", "https") or not urlsplit(site).netloc:
        message = f"{site!r} is not a web address: give it as https://example.org/map.html"
        raise UsageError(message)
    locale = strings(lang)["page"]["locale"].split("-u-")[0].replace("-", "_")
    return [("type", "article"), ("title", title), ("description", described), ("url", site), ("locale", locale)]


def _picture(site: str, title: str, options: Mapping[str, Any]) -> list[tuple[str, str]]:
    if not options.get("picture"):
        return []
    width, height = map(str, PICTURE)
    address = urljoin(site, options["picture"])
    return [("image", address), ("image:width", width), ("image:height", height), ("image:alt", title)]


def _tag(sort: str, name: str, value: str) -> str:
    return f'<meta {sort}="{name}" content="{escape(value)}">'
