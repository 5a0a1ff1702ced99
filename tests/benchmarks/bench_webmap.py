"""The map page beside folium's loop of markers and beside bare Leaflet: size, time to build, time to stand still.

Usage: bench_webmap.py [LARGE]       (100,000 incidents unless told; the loop of markers stops at 10,000)

Times are CPU seconds: of this process while a page is built, of the browser's main thread until it has nothing to do.
All pages have the same incidents at the same places, and no network; folium's page has Leaflet inlined like ours, or it
would stay blank.
"""

import gc
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "webmap"))

import folium
from factory import make_result
from pictures import ARGUMENTS, CHROMIUM
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from geo_incidents.gazetteer import load
from geo_incidents.model import Incident, Result, Source
from geo_incidents.webmap import render
from geo_incidents.webmap.assets import leaflet, style

SMALL, MIDDLE = 100, 10_000
IDLE = "() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))"
CHOOSE = """() => {
  document.querySelector("[data-menu=what]").click();
  document.querySelector(".opt input").click();
}"""
OPEN_CARD = """() => new Promise((done) => {
  const heading = () => document.getElementById("card-title")?.textContent;
  const before = heading();
  const rows = document.querySelectorAll(".row:not([aria-current])");
  rows[rows.length - 1].click();
  const look = () => (heading() === before ? setTimeout(look) : done());
  look();
})"""


# All that folium's popups want of jQuery: markup to an element.
JQUERY = "const $ = (text) => [document.createRange().createContextualFragment(text).firstElementChild];"


def popup_text(incident: Incident, sources: dict[str, Source]) -> str:
    """What a hand-made map would put into a popup: the same that ours says there."""
    parts = [f"<b>{escape(incident.place.name)} {incident.place.name_ar}</b>, {incident.kind}, {incident.when.start}"]
    for claim in incident.claims:
        source = sources[claim.document]
        said = " → ".join(escape(speaker.name) for speaker in claim.speakers)
        link = f"<a href='{escape(source.url)}' target='_blank'>{escape(source.title)}</a>"
        parts.append(f"<blockquote>{escape(claim.quote)}</blockquote><p>{said}<br>{link}, {source.published}</p>")
    return "".join(parts).replace("{", "&#123;")


def marker_loop(result: Result) -> str:
    """folium as its guide shows it, quotes escaped and template openers broken, Leaflet inlined."""
    page = folium.Map([35.2, 36.3], zoom_start=8, tiles=None)
    sources = {source.report_id: source for source in result.sources}
    for incident in result.incidents:
        popup = folium.Popup(popup_text(incident, sources), max_width=320)
        folium.Marker([incident.place.lat, incident.place.lon], popup=popup).add_to(page)
    text = page.get_root().render()
    local = re.sub(r'<(script src|link rel="stylesheet" href)="https?:[^>]*>(</script>)?', "", text)
    code = f"{leaflet()};{JQUERY}"
    return local.replace("</head>", f"<style>{style()}</style><script>{code}</script></head>", 1)


def bare_leaflet(result: Result) -> str:
    """The coordinates alone, on Leaflet's canvas: nothing can be less."""
    points = json.dumps([[i.place.lat, i.place.lon] for i in result.incidents])
    map_ = "const map = L.map('m', {preferCanvas: true, center: [35.2, 36.3], zoom: 8});"
    draw = f"{map_} for (const point of {points}) L.circleMarker(point).addTo(map);"
    head = f"<style>{style()}#m{{height:100vh}}</style><script>{leaflet()}</script>"
    return f"<!doctype html><meta charset=utf-8>{head}<body><div id=m></div><script>{draw}</script>"


def ours(result: Result) -> str:
    return render(result, load())  # the safety profile included: it is part of writing a page


class Window:
    """A page whose main thread's CPU seconds are counted."""

    def __init__(self, browser: Browser, file: Path) -> None:
        self.page: Page = browser.new_page(viewport={"width": 1440, "height": 900})
        self.session: CDPSession = self.page.context.new_cdp_session(self.page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.page.set_default_timeout(600_000)
        self.page.goto(file.as_uri(), wait_until="load")
        self.page.evaluate(IDLE)

    def spent(self) -> float:
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return next(float(row["value"]) for row in metrics if row["name"] == "TaskDuration")

    def heap(self) -> float:
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return next(row["value"] for row in metrics if row["name"] == "JSHeapUsedSize") / 1e6

    def cost(self, action: str) -> float:
        """CPU milliseconds of the main thread until the page stands still after an action: the median of five."""
        return median(self._cost(action) for _ in range(5))

    def _cost(self, action: str) -> float:
        before = self.spent()
        self.page.evaluate(action)
        self.page.evaluate(IDLE)
        return 1000 * (self.spent() - before)


def built(make: Callable[[Result], str], result: Result) -> tuple[str, float]:
    gc.collect()
    begin = time.process_time()
    page = make(result)
    return page, time.process_time() - begin


def measure(
    browser: Browser, folder: Path, name: str, make: Callable[[Result], str], result: Result
) -> dict[str, float]:
    text, build = built(make, result)
    file = folder / f"{name}-{len(result.incidents)}.html"
    file.write_text(text, "utf8")
    window = Window(browser, file)
    if make is ours:
        window.page.wait_for_function("() => document.documentElement.dataset.ready === 'true'")
        window.page.evaluate(IDLE)
    row = {"bytes": file.stat().st_size, "build": build, "idle": window.spent(), "heap": window.heap()}
    if make is ours:
        row |= {"filter": window.cost(CHOOSE), "card": window.cost(OPEN_CARD)}
    window.page.close()
    return row


def table(rows: Iterable[tuple[str, int, dict[str, float]]]) -> None:
    print("| page | incidents | MB | bytes/incident | build s | idle s | heap MB | filter ms | card ms |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, n, row in rows:
        extra = f"{row['filter']:.0f} | {row['card']:.0f}" if "filter" in row else "|"
        print(
            f"| {name} | {n:,} | {row['bytes'] / 1e6:.2f} | {row['bytes'] / n:.0f} | {row['build']:.2f} "
            f"| {row['idle']:.2f} | {row['heap']:.0f} | {extra} |"
        )


def main(large: int) -> None:
    rows: list[tuple[str, int, dict[str, float]]] = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        plan = (
            (SMALL, (marker_loop, ours)),
            (MIDDLE, (marker_loop, bare_leaflet, ours)),
            (large, (bare_leaflet, ours)),
        )
        for n, makers in plan:
            result = make_result(n)
            for make in makers:
                rows.append((make.__name__, n, measure(browser, Path(folder), make.__name__, make, result)))
        browser.close()
    table(rows)
    found = {(name, n): row for name, n, row in rows}
    loop, page, big = found["marker_loop", MIDDLE], found["ours", MIDDLE], found["ours", large]
    floor = len(render(make_result(0), load()).encode())
    print(f"\nfixed part: {floor:,} bytes (at most 350,000)")
    print(f"{SMALL} incidents: {found['ours', SMALL]['bytes']:,} bytes (at most 600,000)")
    print(f"{large:,} incidents: {big['bytes'] / large:.0f} bytes each (at most 140)")
    print(f"idle at {MIDDLE:,}: {page['idle'] / loop['idle']:.3f} of the loop of markers (at most .06)")
    print(f"idle at {large:,}: {big['idle'] / found['bare_leaflet', large]['idle']:.2f} of bare Leaflet (at most 2)")
    build = (big["build"] / large) / (loop["build"] / MIDDLE)
    print(f"build of one incident at {large:,}: {build:.3f} of the loop (at most .040)")
    print(f"filter at {large:,}: {big['filter']:.0f} ms (at most 150); card: {big['card']:.0f} ms (at most 100)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
