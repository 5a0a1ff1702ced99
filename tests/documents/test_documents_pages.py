"""Pages that are made to take long."""

from pathlib import Path

from geo_incidents.documents import read_reports
from geo_incidents.documents.pages import LONGEST_TAG, main_text, slim

WORDS = "<p>Gunmen killed four people in Jableh on 7 March 2025, and the road was closed until the evening.</p>" * 4


def test_a_tag_with_attributes_by_the_hundred_thousand_is_cut() -> None:
    """The parser takes the square of their number, within C, where no deadline reaches."""
    attributes = " ".join(f"a{number}=1" for number in range(300_000))
    text, _ = main_text(f"<html><body><article><p {attributes}>{WORDS}</article>", "p.html")
    assert "Jableh" in text
    assert slim(f"<p {attributes}>") == slim(f'<p x="<>" {attributes}>') == slim(f"<p x='<' {attributes}>") == "<p>"


def test_ordinary_tags_stay() -> None:
    page = f'<meta content="{"x" * (LONGEST_TAG - 20)}"><a href="https://x.example/?a=1&amp;b=2">there</a>'
    assert slim(page) == page


def test_a_picture_in_the_page_itself_costs_the_article_nothing(tmp_path: Path) -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 500_000}">'
    (tmp_path / "a.html").write_text(f"<html><body><article>{picture}{WORDS}</article>", "utf8")
    (report,) = read_reports([tmp_path]).documents
    assert "Jableh" in report.text
