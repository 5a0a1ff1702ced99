"""A geocoder behind the gazetteer: asked once, kept, marked, and never more than unsure; through every command."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from click.testing import CliRunner, Result
from geopy.exc import GeocoderUnavailable
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo_incidents.cli import cli
from geo_incidents.errors import UsageError
from geo_incidents.geocoder import service
from geo_incidents.geocoder.answers import Answer, Answers, default_file

REPORT = (
    "Syria, 7 March 2025. Gunmen attacked the village of Gwotkubla, near Jableh in Latakia countryside, and killed"
    " three people. They burned houses in the village of Kalmatiya, near Jableh in Latakia countryside."
)
KNOWN = Location("Gwotkubla, Elsewhere", (35.25, 36.05), {})


class Atlas(Geocoder):  # type: ignore[misc]  # geopy has no types
    """A service of its own: it knows one place, and counts how often it is asked."""

    asked: ClassVar[list[str]] = []

    def __init__(self, *, user_agent: str = "", knows: str = "Gwotkubla", **options: Any) -> None:
        super().__init__(user_agent=user_agent, **options)
        self.knows = knows

    def geocode(self, query: str, **_: Any) -> Location | None:
        self.asked.append(query)
        return KNOWN if query == self.knows else None

    def reverse(self, query: Any, **_: Any) -> None:
        return None


class Down(Atlas):
    """A service that cannot be reached."""

    def geocode(self, query: str, **_: Any) -> Location | None:
        self.asked.append(query)
        message = "no answer\nfrom the host"
        raise GeocoderUnavailable(message)


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "PAUSE_S", 0.0)
    Atlas.asked.clear()
    service.fallback.cache_clear()


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """A command over the report, with or without somebody behind the gazetteer."""
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf8")

    def ran(command: str, *options: str, ask: str = "") -> Result:
        service.fallback.cache_clear()  # as another process would
        asking = ["--fallback", ask, "--fallback-answers", str(tmp_path / "answers.jsonl")] if ask else []
        targets = [] if command == "place" else [str(report)]
        return CliRunner().invoke(
            cli, [command, *targets, *options, *asking], catch_exceptions=False, standalone_mode=False
        )

    return ran


ATLAS = f"{__name__}.Atlas"


def test_an_answer_is_kept_marked_and_asked_for_once(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "answers.jsonl"
    first = service.fallback(ATLAS, file)("Gwotkubla")
    assert first is not None
    assert first.sources == ("online:atlas",)
    assert (first.lat, first.lon, first.name) == (35.25, 36.05, "Gwotkubla, Elsewhere")
    assert service.fallback(ATLAS, file)("Nobody's Town") is None
    service.fallback.cache_clear()
    again = service.fallback(ATLAS, file)
    assert (again("Gwotkubla"), again("Nobody's Town")) == (first, None)
    assert Atlas.asked == ["Gwotkubla", "Nobody's Town"]


def test_what_stands_behind_the_path_makes_the_geocoder(tmp_path: Path) -> None:
    found = service.fallback(f"{ATLAS} knows=Tellfoo timeout=3", tmp_path / "a.jsonl")("Tellfoo")
    assert found is not None


@pytest.mark.parametrize(
    "spec",
    [
        "",
        "plain",
        "nomodule.Thing",
        "geopy.geocoders.NoSuch",
        "geopy.distance.geodesic",
        "geopy.geocoders.GoogleV3",
        f"{ATLAS} nonsense=1",
        f"{ATLAS} nonsense",
    ],
)
def test_what_is_no_geocoder_is_told_in_one_line(spec: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--fallback"):
        service.fallback(spec, tmp_path / "a.jsonl")


def test_a_service_that_cannot_be_reached_is_left_alone_and_nothing_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ask = service.fallback(f"{__name__}.Down", tmp_path / "a.jsonl")
    with caplog.at_level(logging.WARNING):
        assert [ask(name) for name in "abcde"] == [None] * 5
    assert Atlas.asked == ["a", "b", "c"]
    assert all("GeocoderUnavailable: no answer from the host" in line for line in caplog.messages)
    assert (tmp_path / "a.jsonl").read_bytes() == b""


def test_answers_survive_a_line_that_was_cut_off(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    Answers(file).put("s", "one", Answer("One", 35.0, 36.0))
    with file.open("ab") as kept:
        kept.write(b'{"service": "s", "que')
    torn = Answers(file)
    torn.put("s", "two", None)
    assert Answers(file).get("s", "one") == (True, Answer("One", 35.0, 36.0))
    assert Answers(file).get("s", "two") == (True, None)
    assert Answers(file).get("s", "three") == (False, None)


def test_a_file_that_cannot_be_written_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "in_the_way").write_text("")
    with pytest.raises(UsageError, match="--fallback-answers"):
        Answers(tmp_path / "in_the_way" / "answers.jsonl")


def test_answers_lie_in_the_users_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert default_file() == Path("/caches/geo-incidents/online.jsonl")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert default_file() == Path.home() / ".cache/geo-incidents/online.jsonl"


def test_mentions_ask_only_for_what_the_gazetteer_lacks(run: Callable[..., Result]) -> None:
    rows = {row["surface"]: row for row in map(json.loads, run("mentions", ask=ATLAS).stdout.splitlines())}
    assert Atlas.asked == ["Gwotkubla", "Kalmatiya"]
    blonko = rows["Gwotkubla"]
    assert blonko["status"] == "unsure"
    assert blonko["place_id"].startswith("online:atlas:")
    assert (blonko["lat"], blonko["lon"], blonko["precision"]) == (35.25, 36.05, "unnamed")
    assert "online:atlas" in blonko["reasons"][-1]["detail"]
    assert rows["Kalmatiya"]["place_id"] is None
    assert rows["Jableh"]["place_id"] == "ocha:C3585"


def test_without_the_option_nobody_is_asked(run: Callable[..., Result]) -> None:
    for row in map(json.loads, run("mentions").stdout.splitlines()):
        assert not (row["place_id"] or "").startswith("online")
    assert Atlas.asked == []


@pytest.mark.xfail(reason="an unlisted village beside a listed town is not ventured", strict=True)
def test_an_answer_is_never_a_mark(run: Callable[..., Result], tmp_path: Path) -> None:
    page, features = tmp_path / "map.html", tmp_path / "map.geojson"
    assert run("map", "-o", str(page), "--geojson", str(features), ask=ATLAS).return_value == 0
    written = json.loads(features.read_text("utf8"))
    assert [f for f in written["features"] if "Gwotkubla" in json.dumps(f["properties"].get("place_name"))] == []
    assert any("Gwotkubla" in json.dumps(row) for row in written["not_placed"])
    claims = [json.loads(line) for line in run("claims", ask=ATLAS).stdout.splitlines()]
    places = [place for claim in claims for place in claim["places"] if place["name"] == KNOWN.address]
    assert places
    assert all(place["lat"] is None for place in places)


def test_kept_answers_give_the_same_bytes(run: Callable[..., Result], tmp_path: Path) -> None:
    first = run("claims", ask=ATLAS).stdout_bytes
    asked = len(Atlas.asked)
    assert run("claims", "--jobs", "4", ask=ATLAS).stdout_bytes == first
    assert len(Atlas.asked) == asked


def test_a_case_with_an_answer_in_it_can_be_gone_on_from(run: Callable[..., Result], tmp_path: Path) -> None:
    case, again = tmp_path / "case.gpkg", tmp_path / "again.geojson"
    assert run("export", "-o", str(case), ask=ATLAS).return_value == 0
    kept = CliRunner().invoke(
        cli, ["export", str(case), "-o", str(again)], catch_exceptions=False, standalone_mode=False
    )
    assert kept.return_value == 0
    assert "Gwotkubla" in again.read_text("utf8")


def test_place_asks_last_and_scores_below_any_name_of_the_gazetteer(run: Callable[..., Result]) -> None:
    (row,) = json.loads(run("place", "Gwotkubla", "--json", ask=ATLAS).stdout)
    assert row["place_id"].startswith("online:atlas:")
    assert row["score"] == 0.3
    assert "not verified by anyone" in row["reason"]
    assert run("place", "Jableh", ask=ATLAS).return_value == 0
    assert run("place", "Xqzwvk", ask=ATLAS).return_value == 1
    assert Atlas.asked == ["Gwotkubla", "Xqzwvk"]


def test_a_cluster_is_not_sent_asking(run: Callable[..., Result]) -> None:
    with pytest.raises(UsageError, match="--cluster"):
        run("claims", "--cluster", "tcp://127.0.0.1:1", ask=ATLAS)
