"""HTML pages: the main text without menus, captions and advertisements, and what the page says of itself."""

from __future__ import annotations

from geo_incidents.deadline import PATIENCE_S, Overdue, deadline, seconds_for
from geo_incidents.errors import UnreadableReportError


def main_text(page: str, name: str) -> tuple[str, dict[str, str]]:
    """The text of the article and its title, publisher, date and address.

    Raises `UnreadableReportError` where the page holds no article.
    """
    import trafilatura  # heavy, and only pages need it

    try:
        with deadline(seconds_for(len(page), PATIENCE_S)):
            found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False, include_tables=False)
    except Overdue:
        message = f"{name}: the page takes too long to read; save its text as a .txt file"
        raise UnreadableReportError(message) from None
    said: dict[str, str | None] = found.as_dict() if found is not None and not isinstance(found, dict) else {}
    if not said.get("text"):
        message = f"{name}: no article found in the page; save its text as a .txt file"
        raise UnreadableReportError(message)
    named = {"title": "title", "publisher": "sitename", "published": "date", "url": "url"}
    return str(said["text"]), {field: value for field, name in named.items() if (value := said.get(name))}
