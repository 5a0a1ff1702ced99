"""Every command on small reports: what it prints, what it writes, and its exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo_incidents.cli import cli

REPORT = (
    "Gunmen killed at least 24 men in the village of al-Sanoubar, in Latakia countryside, on 7 March 2025, "
    "residents said."
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A folder with one short report."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(REPORT, "utf8")
    return folder


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments], input=stdin, standalone_mode=False)
    if result.exception:
        raise result.exception
    return result


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_map_writes_the_page_and_says_what_it_found(report: Path, tmp_path: Path) -> None:
    page, data = tmp_path / "map.html", tmp_path / "incidents.geojson"
    result = run("map", report, "-o", page, "--geojson", data)
    assert result.stdout.splitlines()[:2] == [str(page), str(data)]
    assert result.stdout.splitlines()[2].startswith("1 report · ")
    assert "1 incident on the map" in result.stdout
    assert REPORT in page.read_text("utf8")
    feature = json.loads(data.read_text("utf8"))["features"][0]
    assert feature["properties"]["killed_min"] == 24


def test_a_receipt_says_what_the_profile_left_out(report: Path, tmp_path: Path) -> None:
    told = "Two men were killed in the village of al-Sanoubar, in Latakia, said Samir Haidar, a resident of it."
    (report / "two.txt").write_text(told, "utf8")
    receipts = {}
    for profile in ("public", "internal"):
        file = tmp_path / f"{profile}.json"
        run("map", report, "-o", tmp_path / "map.html", "--profile", profile, "--receipt", file)
        receipts[profile] = json.loads(file.read_text("utf8"))
        assert bool(file.stat().st_mode & 0o044) == (profile == "public")
    assert receipts["public"]["profile"] == "public"
    assert receipts["public"]["gaps"] > 0
    assert not any(receipts["internal"][rule] for rule in ("people", "gaps", "reports", "coarsened", "held"))
    page = (tmp_path / "map.html").read_text("utf8")
    for promise in (receipts["public"]["not_promised"], page):
        assert "misses some" in promise
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf8")
    assert "No\nprogram recognises every name." in readme


@pytest.mark.parametrize("command", ["mentions", "claims"])
def test_lines_in_a_file_are_for_the_public_and_say_so(command: str, tmp_path: Path) -> None:
    report, lines = tmp_path / "r.txt", tmp_path / "lines.jsonl"
    report.write_text("Survivor Nadia Haddad, 34, said gunmen killed four people in Jableh.", "utf8")
    for target, profile, named in (
        (["-o", lines], "public", False), ([], "internal", True), (["--profile", "public"], "public", False),
    ):  # fmt: skip
        result = run(command, report, *target)
        assert f"profile {profile}: " in result.stderr
        told = lines.read_text("utf8") if target[:1] == ["-o"] else result.stdout
        assert ("Haddad" in told) == (named and command == "claims")


def test_mentions_and_claims_are_json_lines_with_exact_offsets(report: Path) -> None:
    mentions = rows(run("mentions", report))
    assert {"al-Sanoubar"} <= {str(m["surface"]) for m in mentions}
    assert all(REPORT[m["start"] : m["end"]] == m["surface"] for m in mentions)  # type: ignore[misc]
    claims = rows(run("claims", report))
    assert all(REPORT[c["quote_start"] : c["quote_end"]] == c["quote"] for c in claims)  # type: ignore[misc]
    assert any(n["min"] == 24 for c in claims for n in c["counts"])  # type: ignore[attr-defined]


def test_standard_input_is_one_text_or_json_lines() -> None:
    one = rows(run("mentions", "-", stdin=REPORT))
    table = rows(run("mentions", "-", stdin=json.dumps({"id": "a", "text": REPORT}) + "\n"))
    assert {m["document"] for m in one} == {"stdin"}
    assert {m["document"] for m in table} == {"a"}
    assert [m["start"] for m in one] == [m["start"] for m in table]


def test_export_writes_several_formats_at_once(report: Path, tmp_path: Path) -> None:
    targets = [tmp_path / name for name in ("a.geojson", "a.csv", "a.jsonl")]
    run("export", report, *(part for target in targets for part in ("-o", target)))
    assert all(target.stat().st_size for target in targets)


def test_explain_shows_the_sentence_and_what_decided(report: Path) -> None:
    offset = REPORT.index("al-Sanoubar")
    result = run("explain", report, "--at", f"one.txt:{offset}")
    assert "[24 men]count" in result.stdout or "24" in result.stdout
    assert "rules" in result.stdout
    assert run("explain", report, "--at", "one.txt:99999").return_value == 1


@pytest.mark.parametrize(
    ("spelling", "name_ar"),
    [
        ("Snowbar", "الصنوبر"),
        ("Ein el Arous", "عين العروس"),
        ("Dweir Baabda", "دوير بعبدة"),
        ("العنازة", "العنازة"),
        ("عنازة", "العنازة"),
        ("Ceble", "جبلة"),
    ],
)
def test_place_finds_spellings_never_seen(spelling: str, name_ar: str) -> None:
    first = json.loads(run("place", spelling, "--json").stdout)[0]
    assert first["name_ar"] == name_ar
    assert first["reason"]


def test_place_lists_namesakes_and_finds_the_nearest() -> None:
    found = json.loads(run("place", "Rusafa", "--json").stdout)
    assert len(found) > 1
    assert found[0]["governorate"] == "Hama"
    near = json.loads(run("place", "--near", "35.4, 35.9", "--json").stdout)
    assert [row["distance_m"] for row in near] == sorted(row["distance_m"] for row in near)
    assert run("place", "Xqzwvk").return_value == 1
