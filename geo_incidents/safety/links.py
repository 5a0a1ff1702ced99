"""Links, cut to what tells nothing of a report."""

from __future__ import annotations

from urllib.parse import urlsplit


def site(url: str) -> str:
    """The start page of a link's site; "" for what is no link."""
    try:
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.hostname}/" if parts.scheme and parts.hostname else ""
    except ValueError:  # "http://[": no address
        return ""
