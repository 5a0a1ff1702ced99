"""HTML pages: the main text without menus, captions and advertisements, and the page's metadata."""

from __future__ import annotations

import re

from geo_incidents.deadline import PATIENCE_S, Overdue, deadline, seconds_for
from geo_incidents.errors import UnreadableReportError

LONGEST_TAG = 4_000  # code points; the parser's time grows with the square of a tag's attributes and ignores deadlines
TAG = re.compile(r"""<(/?[A-Za-z][\w:-]*+)(?:[^>"']++|"[^"]*+"|'[^']*+')*+""")
UNCLOSED = re.compile(rf"<(/?[A-Za-z][\w:-]*+)[^>]{{{LONGEST_TAG},}}")


def slim(page: str) -> str:
    """The page with overlong tags reduced to their names: embedded pictures, and thousands of attributes."""
    cut = TAG.sub(lambda tag: tag[0] if len(tag[0]) <= LONGEST_TAG else f"<{tag[1]}", page)
    return UNCLOSED.sub(r"<\1", cut)


def main_text(page: str, name: str) -> tuple[str, dict[str, str]]:
    """The text of the article, and its title, publisher, date and address.

    Raises `UnreadableReportError` if the page holds no article.
    """
    import trafilatura  # slow to import, and only pages need it

    try:
        with deadline(seconds_for(len(page), PATIENCE_S)):
            found = trafilatura.bare_extraction(
                slim(page), with_metadata=True, include_comments=False, include_tables=False
            )
    except Overdue:
        message = f"{name}: the page takes too long to read; save its text as a .txt file"
        raise UnreadableReportError(message) from None
    said: dict[str, str | None] = found.as_dict() if found is not None and not isinstance(found, dict) else {}
    if not said.get("text"):
        message = f"{name}: no article found in the page; save its text as a .txt file"
        raise UnreadableReportError(message)
    named = {"title": "title", "publisher": "sitename", "published": "date", "url": "url"}
    return str(said["text"]), {field: value for field, name in named.items() if (value := said.get(name))}


def plain_text(page: str) -> str:
    """All text of an HTML fragment, one line for each block; for mail bodies, feed items and other partial pages."""
    from lxml import html

    if not page.strip():
        return ""
    tree = html.fromstring(f"<div>{slim(page)}</div>")
    for dropped in tree.xpath("//script|//style|//head"):
        dropped.drop_tree()
    for end in tree.xpath("//br|//p|//div|//li|//tr|//h1|//h2|//h3|//h4|//blockquote"):
        end.tail = "\n" + (end.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).splitlines())
    return "\n".join(line for line in lines if line)
