"""Links shortened so that they reveal nothing about a report."""

from __future__ import annotations

from urllib.parse import urlsplit


def site(url: str) -> str:
    """The start page of a link's site; "" if it is not a link."""
    try:
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.hostname}/" if parts.scheme and parts.hostname else ""
    except ValueError:  # "http://[" is not an address
        return ""
