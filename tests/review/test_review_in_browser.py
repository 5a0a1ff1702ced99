"""A reviewer goes through a case by keyboard alone; the outputs are as decided."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from reading import accept, actions, at, go, keys, pick, said, start
from small_case import AXE, missing

from geo_incidents.incidents import read_decisions
from geo_incidents.model import Result
from geo_incidents.review.server import ReviewServer

pytestmark = pytest.mark.browser
VIOLATIONS = """axe.run(document, {resultTypes: ['violations']}).then((found) =>
    found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html).join(' | ').slice(0, 300)))"""


def run(reports: Path, decisions: Path, output: Path) -> dict[str, list[dict[str, object]]]:
    """What the program writes with the decisions."""
    command = [
        sys.executable,
        "-m",
        "geo_incidents",
        "export",
        str(reports),
        "-o",
        str(output),
        "--profile",
        "internal",
    ]
    done = subprocess.run([*command, "--decisions", str(decisions)], capture_output=True, text=True, check=False)
    assert "decision" not in done.stderr, done.stderr
    return json.loads(output.read_text())


def test_twelve_items_by_keyboard_alone_and_the_run_after(
    tab: Page, server: ReviewServer, reports: Path, tmp_path: Path
) -> None:
    start(tab, server.url)
    expect(tab.locator("#top")).to_contain_text(re.compile(r"(?<!\d)0 of \d+ reviewed"))

    go(tab, "Mazraa")  # a point on the map, which needs a reason
    keys(tab, "g", "ArrowUp", "ArrowUp", "Enter", "Enter")
    said(tab, "This needs a reason")
    tab.keyboard.type("the farm, seen on a video")
    keys(tab, "Enter")
    said(tab, "Corrected: Place")
    accept(tab)

    go(tab, "Clashes broke out")  # no place: found by its name in the gazetteer
    keys(tab, "p")
    tab.keyboard.type("Tartus")
    expect(tab.locator(".cands button").first).to_contain_text("Tartus city")
    keys(tab, "Enter")
    said(tab, "Corrected: Place")
    accept(tab)

    go(tab, "al-Sanoubar")  # a figure
    keys(tab, "c", "f")
    tab.keyboard.type("38")
    keys(tab, "Tab", "Tab", "Tab")
    tab.keyboard.type("the list of names")
    keys(tab, "Enter")
    said(tab, "Corrected: Figure")
    expect(tab.locator("[data-f=figure]")).to_contain_text("Machine: 37 men killed · R. Saab")
    accept(tab)

    go(tab, "Jableh")  # two are one; undone and done again
    keys(tab, "m")
    expect(tab.locator(".pk [aria-pressed=true]")).to_contain_text("Jableh")
    keys(tab, "Enter")
    said(tab, "Joined")
    keys(tab, "u")
    said(tab, "Undone: Joined")
    keys(tab, "m", "Enter")
    said(tab, "Joined")

    go(tab, "Safita")  # a statement told twice is another event
    keys(tab, "s", "Enter")
    said(tab, "Split off")
    accept(tab)

    go(tab, "Baniyas")  # held, noted, tagged, accepted
    keys(tab, "h")
    said(tab, "Held back")
    keys(tab, "n")
    tab.keyboard.type("=ask the family")
    keys(tab, "Tab")
    tab.keyboard.type("families")
    keys(tab, "Enter")
    said(tab, "Note saved")
    accept(tab)

    go(tab, "Qardaha")  # dropped by a digit
    keys(tab, "d", "2")
    said(tab, "Dropped")

    go(tab, "al-Haffah")  # another day and another kind
    keys(tab, "w")
    tab.keyboard.type("03102025")
    keys(tab, "Tab")
    tab.locator("[name=last]").focus()
    tab.keyboard.type("03102025")
    keys(tab, "Enter")
    said(tab, "Corrected: When")
    keys(tab, "c", "k")
    pick(tab, "#record [name=value]", "property_damage")
    keys(tab, "Tab", "Enter")
    said(tab, "Corrected: What")
    accept(tab)

    go(tab, "Kessab")  # who says so, and that it is denied
    keys(tab, "c", "s")
    tab.keyboard.type("Shopkeepers")
    keys(tab, "Enter")
    said(tab, "Corrected: Who says so")
    keys(tab, "v", "ArrowDown", "ArrowDown", "Enter")
    said(tab, "Corrected: Said or denied")
    accept(tab)

    go(tab, "Slinfah")  # words that the machine read nothing from become a claim
    added(tab)

    for place in ("Masyaf", "Duraykish"):
        go(tab, place)
        accept(tab)

    with tab.expect_download() as loading:
        keys(tab, "x")
    downloaded = tmp_path / "downloaded.csv"
    loading.value.save_as(downloaded)
    rows = read_decisions(downloaded)
    assert rows == read_decisions(server.journal.path)
    assert len({row.id for row in rows}) == len(rows)

    made = run(reports, downloaded, tmp_path / "out.geojson")
    found = {
        (row["properties"]["place_name"], row["properties"]["kind"]): row["properties"] for row in made["features"]
    }
    assert outputs_as_decided(found) == []
    tab.reload()
    expect(tab.locator("#top")).to_contain_text(re.compile(r"(?<!\d)12 of \d+ reviewed"))


def added(tab: Page) -> None:
    """The claim that was missed, with its kind, place and day."""
    keys(tab, "e")
    for _ in range(80):
        if tab.inner_text("#live") == "al-Shir":
            break
        keys(tab, "ArrowRight")
    keys(tab, "n")
    expect(tab.locator("dialog blockquote")).to_have_text("The road to al-Shir was cut.")
    expect(tab.locator(".found li").first).to_contain_text("al-Shir")
    pick(tab, "dialog [name=kind]", "access_restriction")
    keys(tab, "Control+Enter")
    said(tab, "Claim added")
    assert "al-Shir" in at(tab)
    accept(tab)


def outputs_as_decided(found: dict[tuple[str, str], dict[str, object]]) -> list[str]:
    """What is not as it was decided."""
    wanted = {
        "point": any(str(one["place_id"]).startswith("point:") for one in found.values()),
        "Tartus": ("Tartus", "clash") in found,
        "38": found["al-Sanoubar", "killing"]["killed_best"] == 38,
        "day": found["al-Haffah", "property_damage"]["date_start"] == "2025-03-10",
        "dropped": not any(place == "Qardaha" for place, _ in found),
        "added": "read by a reviewer" in str(found["al-Shir", "access_restriction"]["reviewed"]),
        "denied": ("Kessab", "looting") not in found,
        "kept": ("Masyaf", "explosion") in found,
    }
    return [name for name, holds in wanted.items() if not holds]


def test_as_a_file_the_rows_are_downloaded_and_outlast_a_reload(
    tab: Page, as_file: Callable[..., Path], tmp_path: Path
) -> None:
    start(tab, as_file().as_uri())
    accept(tab)
    first = at(tab)
    keys(tab, "a")
    expect(tab.locator("#queue [aria-current]")).not_to_have_text(first)
    keys(tab, "u")
    said(tab, "Undone: Accepted")
    tab.reload()
    expect(tab.locator("#top")).to_contain_text(re.compile(r"(?<!\d)1 of \d+"))
    with tab.expect_download() as loading:
        keys(tab, "x")
    loading.value.save_as(tmp_path / "decisions.csv")
    rows = read_decisions(tmp_path / "decisions.csv")
    assert [row.action for row in rows] == ["accept", "accept", "undo"]
    assert len({row.id for row in rows}) == 3


def test_rows_of_another_reader_are_brought_in_once(tab: Page, server: ReviewServer, tmp_path: Path) -> None:
    start(tab, server.url)
    accept(tab)
    theirs = tmp_path / "theirs.csv"
    table = server.journal.path.read_bytes().replace(b"R. Saab", b"L. Haddad").replace(b"accept", b"drop")
    theirs.write_bytes(table.replace(b"d-", b"d-0"))
    for words in ("1 new rows; 0 were already here", "0 new rows; 1 were already here"):
        tab.locator("#file").set_input_files(theirs)
        said(tab, words)
    assert [(row.who, row.action) for row in read_decisions(server.journal.path)] == [
        ("R. Saab", "accept"), ("L. Haddad", "drop"),
    ]  # fmt: skip
    tab.locator("#file").set_input_files(__file__)
    said(tab, "Not a table of decisions")


def test_an_undo_is_taken_back(tab: Page, server: ReviewServer) -> None:
    start(tab, server.url)
    accept(tab)
    keys(tab, "Control+z")
    said(tab, "Undone: Accepted")
    expect(tab.locator("#top")).to_contain_text(re.compile(r"(?<!\d)0 of \d+ reviewed"))
    keys(tab, "Control+Shift+z")
    said(tab, "Done again")
    expect(tab.locator("#top")).to_contain_text(re.compile(r"(?<!\d)1 of \d+ reviewed"))
    keys(tab, "Control+Shift+z")
    said(tab, "not an undo")
    keys(tab, "/")
    tab.keyboard.type("x")
    keys(tab, "Control+z")  # in a field it is the field's own
    assert actions(server.journal.path) == ["accept", "undo", "undo"]


def test_what_another_window_decided_comes_with_the_focus(tab: Page, server: ReviewServer, small: Result) -> None:
    start(tab, server.url)
    server.journal.add({"action": "accept", "target": small.incidents[0].id}, "L. Haddad")
    tab.evaluate("dispatchEvent(new Event('focus'))")
    said(tab, "1 rows from another window")
    expect(tab.locator("#top")).to_contain_text(re.compile(r"(?<!\d)1 of \d+ reviewed"))


def test_the_history_of_an_incident_and_of_the_case(tab: Page, server: ReviewServer) -> None:
    start(tab, server.url)
    accept(tab)
    keys(tab, "h")
    said(tab, "Held back")
    keys(tab, "y")
    expect(tab.locator(".hist tbody tr")).to_have_count(1)
    tab.get_by_role("button", name="All", exact=True).last.click()
    expect(tab.locator(".hist tbody tr")).to_have_count(2)
    tab.locator(".hist button", has_text="Undo").first.click()
    expect(tab.locator(".hist tbody tr")).to_have_count(3)
    keys(tab, "Escape")
    expect(tab.locator("#sheet")).to_be_hidden()
    assert actions(server.journal.path) == ["accept", "hold", "undo"]


def test_a_point_by_a_click(tab: Page, server: ReviewServer) -> None:
    start(tab, server.url)
    keys(tab, "g")
    tab.locator("#map").click(position={"x": 300, "y": 120})
    tab.locator("[name=radius]").select_option("3000")
    tab.locator(".chips button", has_text="own knowledge").click()
    keys(tab, "Enter")
    said(tab, "Corrected: Place")
    (row,) = read_decisions(server.journal.path)
    assert (row.target[:6], row.target[-7:], row.why) == ("point:", ";r=3000", "own knowledge")


def test_candidates_have_one_number_on_list_and_map(tab: Page, server: ReviewServer) -> None:
    """Areas stand in the list and not on the map; a place far away that is chosen comes into sight."""
    start(tab, server.url)
    go(tab, "Clashes broke out")
    keys(tab, "p")
    tab.keyboard.type("Hama")
    expect(tab.locator(".cands button").first).to_contain_text("Hama city")
    listed = tab.locator(".cands li").all_inner_texts()
    areas = [row.split()[0] for row in listed if "governorate" in row or "district" in row]
    shown = tab.locator("#map .cd").all_inner_texts()
    assert areas
    assert set(shown) & set(areas) == set()
    expect(tab.locator("#map .cd.hot")).to_be_in_viewport()


def test_half_words_marked_by_the_mouse_become_whole_ones(tab: Page, server: ReviewServer) -> None:
    start(tab, server.url)
    go(tab, "al-Sanoubar")
    tab.evaluate("""() => {
        const node = [...document.querySelectorAll('#text .sg')].find((one) => one.textContent.startsWith('37 men'));
        const range = document.createRange();
        range.setStart(node.firstChild, 1);
        range.setEnd(node.firstChild, 5);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        node.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}));
    }""")
    expect(tab.locator("#menu")).to_be_visible()
    expect(tab.locator(".wsel")).to_contain_text("37 men")
    keys(tab, "f")
    expect(tab.locator("[data-f=figure] .from")).to_contain_text("37 men")


def test_a_reports_text_is_never_markup(tab: Page, server: ReviewServer) -> None:
    start(tab, server.url)
    go(tab, "al-Sanoubar")
    expect(tab.locator("#report")).to_contain_text("<b>Not bold</b> <img src=x onerror=alert(1)>")
    assert tab.locator("#report img, #text b").count() == 0


def test_a_key_of_an_arabic_keyboard_decides(tab: Page, server: ReviewServer) -> None:
    start(tab, server.url)
    press = "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ش', code: 'KeyA', bubbles: true}))"
    tab.evaluate(press)
    said(tab, "Accepted")


def test_escape_gives_the_focus_back(tab: Page, server: ReviewServer) -> None:
    start(tab, server.url)
    keys(tab, "w", "Escape")
    assert tab.evaluate("document.activeElement.dataset.k") == "ewhen"


def test_a_quote_that_changed_is_told_and_signed_again(
    tab: Page, small: Result, as_file: Callable[..., Path], tmp_path: Path
) -> None:
    incident = next(one for one in small.incidents if one.place.name == "al-Sanoubar")
    claim = incident.claims[0]
    anchor = f"{claim.document}@{claim.span.start}-{claim.span.end}#00000000"
    header = "decision,decided_at,by,action,target,field,was,is,reason,anchor\n"
    (tmp_path / "old.csv").write_text(f"{header}d-1,2026-11-26,A,accept,{incident.id},,,,,{anchor}\n")
    start(tab, as_file(read_decisions(tmp_path / "old.csv")).as_uri())
    assert "al-Sanoubar" in at(tab)  # first in the queue
    expect(tab.locator("[role=alert]")).to_contain_text("A decided on 26 November 2026")
    tab.get_by_role("button", name="Still right").click()
    said(tab, "Signed again")
    expect(tab.locator("[role=alert]")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_accessibility_violation(tab: Page, server: ReviewServer, theme: str, lang: str) -> None:
    if not AXE.exists():
        missing("axe-core (npm install --no-save axe-core@4)")
    tab.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    start(tab, f"{server.url}#lang={lang}")
    tab.evaluate(AXE.read_text("utf8"))
    keys(tab, "a")
    expect(tab.locator("#said")).to_have_class("toast shown")
    found = {}
    for view in ([], ["p"], ["p", "0"], ["c", "f"], ["w"], ["d"], ["m"], ["n"], ["s"], ["e"], ["y"], ["r"], ["?"]):
        keys(tab, *view)
        found[str(view)] = tab.evaluate(VIOLATIONS)
        keys(tab, "Escape", "Escape")
    assert {view: wrong for view, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 768), (390, 844)])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_sticks_out(
    tabs: Callable[..., Page], server: ReviewServer, width: int, height: int, lang: str
) -> None:
    tab = start(tabs(width, height), f"{server.url}#lang={lang}")
    wide = "[document.documentElement.scrollWidth - innerWidth, document.body.scrollHeight - innerHeight]"
    for view in ([], ["p"], ["m"], ["y"]):
        keys(tab, *view)
        assert tab.evaluate(wide) == [0, 0]
        keys(tab, "Escape")
