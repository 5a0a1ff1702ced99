"""What the layout promises, measured in a browser: the map first, every ring named, nothing over anything."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Open = Callable[..., object]

SHARE = """(node) => {
  const box = node.getBoundingClientRect();
  return (box.width * box.height) / (innerWidth * innerHeight);
}"""
# Rings of three or more without their name in sight, and what covers it.
UNNAMED = """() => {
  const frame = document.querySelector('.map').getBoundingClientRect();
  const names = [...document.querySelectorAll('.lab.mk')];
  const number = (mark) => Number(mark.querySelector('text')?.textContent);
  const rings = [...document.querySelectorAll('.mark')].filter((mark) => number(mark) >= 3);
  return rings.filter((ring) => {
    const box = ring.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return false;
    const label = ring.getAttribute('aria-label');
    const name = names.find((one) => label.includes(one.textContent));
    if (!name) return true;
    const at = name.getBoundingClientRect();
    return document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2) !== name;
  }).map((ring) => ring.getAttribute('aria-label'));
}"""
OVERLAPPING = """() => {
  const names = [...document.querySelectorAll('.lab:not(.pin)')];
  const all = names.map((node) => [node.textContent, node.getBoundingClientRect()]);
  return all.flatMap(([name, a], i) => all.slice(i + 1).filter(([, b]) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3).map(([other]) => `${name} / ${other}`));
}"""
TOUCHING = """() => {
  const rings = [...document.querySelectorAll('.mark')].filter((mark) => mark.querySelector('.rim')).map((mark) => {
    const box = mark.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2, Number(mark.querySelector('.rim').getAttribute('r'))];
  });
  const touch = ([x, y, r], [a, b, s]) => Math.hypot(x - a, y - b) < r + s - 1;
  return rings.flatMap((ring, i) => rings.slice(i + 1).filter((other) => touch(ring, other)));
}"""
POPUP = """() => {
  const boxOf = (selector) => document.querySelector(selector).getBoundingClientRect();
  const [popup, map] = [boxOf('.leaflet-popup-content-wrapper'), boxOf('.map')];
  const last = [...document.querySelectorAll('.leaflet-popup footer button')].at(-1).getBoundingClientRect();
  return { share: (popup.width * popup.height) / (map.width * map.height), button: last.bottom <= popup.bottom + 1,
    inside: popup.left >= map.left - 1 && popup.right <= map.right + 1 &&
      popup.top >= map.top - 1 && popup.bottom <= map.bottom + 1 };
}"""

WINDOWS = [
    ("desktop", 1440, 900, "", 0.60), ("laptop", 1280, 720, "", 0.55), ("phone", 390, 844, "", 0.70),
    ("tablet", 820, 1180, "", 0.70), ("landscape phone", 844, 390, "", 0.45), ("small window", 320, 480, "", 0.50),
    ("embed", 660, 480, "#embed", 0.80), ("small embed", 320, 480, "#embed", 0.80),
    ("Arabic", 1440, 900, "#lang=ar", 0.60),    ("Arabic phone", 390, 844, "#lang=ar", 0.70),
]  # fmt: skip


@pytest.mark.parametrize(("width", "height", "address", "least"), [w[1:] for w in WINDOWS], ids=[w[0] for w in WINDOWS])
def test_map_first_and_names_in_sight(
    watched: Open, written: Path, width: int, height: int, address: str, least: float
) -> None:
    window = watched(width, height, reduced_motion="reduce")
    page = window.open(written, address)
    assert page.locator(".map").evaluate(SHARE) >= least
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(UNNAMED) == []
    assert page.evaluate(OVERLAPPING) == []
    assert page.evaluate(TOUCHING) == []
    arabic = page.locator(".lab:not(.pin)").evaluate_all(
        "(all) => all.map((e) => /[\\u0600-\\u06ff]/.test(e.textContent))"
    )
    assert set(arabic) == {"ar" in address}
    assert window.faults == []


@pytest.mark.parametrize(
    ("width", "height", "address"),
    [(1440, 900, ""), (1280, 720, ""), (660, 480, "#embed"), (320, 480, "#embed"), (1440, 900, "#lang=ar")],
)
def test_popups_stay_small_and_inside(watched: Open, written: Path, width: int, height: int, address: str) -> None:
    page = watched(width, height, reduced_motion="reduce").open(written, address)
    for number in range(min(page.locator(".mark").count(), 12)):
        page.locator(".map-controls button").last.dispatch_event("click")
        page.locator(".mark").nth(number).dispatch_event("click")
        page.locator(".leaflet-popup footer button").wait_for()
        drawn(page)
        found = page.evaluate(POPUP)
        assert found["share"] <= 0.45
        assert found["inside"]
        assert found["button"]
        page.keyboard.press("Escape")


def test_a_phone_has_a_low_head_and_targets_for_thumbs(watched: Open, written: Path) -> None:
    page = watched(390, 844, reduced_motion="reduce").open(written)
    assert page.locator(".strip").bounding_box()["height"] <= 0.08 * 844
    assert small_targets(page) == []
    stops = []
    for _ in range(3):
        stops.append(round(page.locator(".panel").bounding_box()["y"]))
        page.locator(".grip").press("Enter")
    assert len(set(stops)) == 3
    page.locator(".mark").first.dispatch_event("click")
    drawn(page)
    assert small_targets(page) == []


def drawn(page: Page) -> None:
    """Wait until what was asked for is laid out: two frames on, whatever a frame takes."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def small_targets(page: Page) -> list[str]:
    """Things to tap that are lower than 44 pixels, the grip and links in running text aside."""
    return page.locator(".strip button, .menu, .play, .row, .tabs button, .nav button, .small, .opt").evaluate_all(
        "(all) => all.map((e) => [e.className, e.getBoundingClientRect()])"
        ".filter(([, r]) => r.width && (r.height < 44 || r.width < 32)).map(([name]) => name)"
    )


def test_the_chosen_mark_stays_in_sight_over_the_sheet(watched: Open, written: Path) -> None:
    page = watched(390, 844, reduced_motion="reduce").open(written)
    page.locator(".mark:not(:has(text))").first.dispatch_event("click")
    page.locator(".mark.chosen").wait_for()
    drawn(page)
    mark, sheet = page.locator(".mark.chosen").bounding_box(), page.locator(".panel").bounding_box()
    assert mark["y"] > 54
    assert mark["y"] + mark["height"] < sheet["y"]


def test_years_stand_on_the_axis_of_a_long_span(watched: Open, long_span: Path) -> None:
    page = watched().open(long_span)
    assert page.locator("#plot").get_attribute("data-unit") in ("month", "quarter", "year")
    years = page.locator(".ax").all_text_contents()
    assert len({text for text in years if text.isdigit() and text.startswith("20")}) >= 5


def test_large_text_and_forced_colours_do_no_harm(watched: Open, written: Path) -> None:
    page = watched(720, 450, forced_colors="active", reduced_motion="reduce").open(written)  # 1440 x 900 at 200 %
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    page.locator(".mark").first.dispatch_event("click")
    page.locator(".leaflet-popup").wait_for()
