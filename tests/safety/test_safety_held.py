"""What a reviewer holds back is in no public output, in no format; the case of the team keeps it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from geo_incidents.exports import read_case, write
from geo_incidents.gazetteer import load
from geo_incidents.model import Block, BlockKind, Decision, Document, Result, Source, Span
from geo_incidents.pipeline import result_of
from geo_incidents.safety import protect
from geo_incidents.webmap import render

GAZETTEER = load()
HELD = "Gunmen killed 37 men in the village of al-Sanoubar, in Latakia countryside, on 7 March 2025."
SHOWN = "Shelling hit Jableh on 9 March 2025 and killed 4 people."
TEXT = f"{HELD}\n\n{SHOWN}\n"


def found(*decisions: Decision) -> Result:
    source = Source("one", "A Paper", published="2025-03-10", lang="en")
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, len(HELD))),
        Block(BlockKind.PARAGRAPH, Span(len(HELD) + 2, len(TEXT) - 1)),
    )
    return result_of([Document("one", TEXT, source, blocks)], GAZETTEER, decisions)


def row(action: str, subject: str, value: str = "", **more: str) -> Decision:
    return Decision(action, (subject,), value, "R. Saab", "2026-11-27T10:00:00Z", "a survivor may be known", **more)


BEFORE = found()
HIDDEN = next(one for one in BEFORE.incidents if one.place.id == "ocha:C3561")
SECRETS = ("37 men", "anoubar", "ocha:C3561", HIDDEN.id, HIDDEN.claims[0].id, "survivor")


@pytest.mark.parametrize("profile", ["public", "partner"])
def test_no_format_has_it(tmp_path: Path, profile: str) -> None:
    result = found(row("hold", HIDDEN.id), row("note", HIDDEN.id, "37 men, says a survivor"))
    assert any(one.id == HIDDEN.id for one in result.incidents)
    for suffix in (".geojson", ".csv", ".jsonl", ".kml"):
        write(result, tmp_path / f"out{suffix}", GAZETTEER, profile=profile)
    told = "".join(file.read_text("utf8") for file in tmp_path.iterdir()) + render(result, GAZETTEER, profile=profile)
    assert [secret for secret in SECRETS if secret in told] == []
    assert "Jableh" in told
    assert protect(result, profile).receipt.held == 1


def test_a_release_shows_it_again() -> None:
    result = found(row("hold", HIDDEN.id), row("publish", HIDDEN.id))
    assert [one.id for one in protect(result).result.incidents] == [one.id for one in BEFORE.incidents]


def test_a_case_of_the_team_keeps_it_and_holds_it_back_later(tmp_path: Path) -> None:
    write(found(row("hold", HIDDEN.id)), tmp_path / "case.gpkg", GAZETTEER, profile="internal")
    kept = read_case(tmp_path / "case.gpkg")
    assert HIDDEN.id in {one.id for one in kept.incidents}
    assert HIDDEN.id not in {one.id for one in protect(kept).result.incidents}


def test_a_corrected_claim_is_published_as_corrected_and_says_by_whom(tmp_path: Path) -> None:
    claim = next(one for one in BEFORE.incidents if one is not HIDDEN).claims[0]
    result = found(row("correct", claim.id, "at_least 5 killed", field="figure"))
    write(result, tmp_path / "case.gpkg", GAZETTEER, profile="public")
    shown = next(one for one in read_case(tmp_path / "case.gpkg").incidents if one.claims[0].document == "one"
                 and one.kind == claim.kind)  # fmt: skip
    assert shown.tolls[0].low == 5
    write(result, tmp_path / "out.csv", GAZETTEER)
    assert "reviewed by R. Saab on 2026-11-27: figure was 4 killed, is at_least 5 killed" in (
        tmp_path / "out.csv"
    ).read_text("utf8")


def test_a_place_and_a_speaker_of_a_reviewer_are_not_told(tmp_path: Path) -> None:
    claim = next(one for one in BEFORE.incidents if one is not HIDDEN).claims[0]
    rows = row("correct", claim.id, "Abu Samir", field="speaker"), row("move", HIDDEN.claims[0].id, "ocha:C3572")
    write(found(*rows), tmp_path / "out.geojson", GAZETTEER)
    told = (tmp_path / "out.geojson").read_text("utf8")
    assert "Abu Samir" not in told
    assert "reviewed by R. Saab on 2026-11-27: speaker corrected" in told
    assert "place was" not in told


def test_protecting_twice_changes_nothing() -> None:
    once = protect(found(row("hold", HIDDEN.id))).result
    assert protect(once).result == replace(once)


@pytest.mark.parametrize("profile", ["public", "partner"])
def test_neither_the_headline_nor_the_link_tells_what_is_held_back(profile: str) -> None:
    whole = found(row("hold", HIDDEN.id))
    source = replace(
        whole.sources[0], title="37 men killed", url="https://x.example/37-men", archived_url="https://a.example/37-men"
    )
    (shown,) = protect(replace(whole, sources=(source,)), profile).result.sources
    assert (shown.title, shown.url, shown.archived_url) == ("", "https://x.example/", "")
    assert protect(replace(found(), sources=(source,)), profile).result.sources[0].title == "37 men killed"
