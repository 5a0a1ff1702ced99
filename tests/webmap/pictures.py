"""Pictures of a page as readers meet it: desktop, dark, phone, Arabic, paper, and without JavaScript.

Usage: pictures.py MAP.html FOLDER [NAME…]      (all of them unless named)
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@dataclass(frozen=True)
class View:
    """One way to meet the page."""

    size: tuple[int, int] = (1440, 900)
    address: str = ""
    click: str = ""
    options: dict[str, Any] = field(default_factory=dict)


VIEWS = {
    "desktop": View(click=".row"),
    "start": View(),
    "dark": View(click=".row", options={"color_scheme": "dark"}),
    "phone": View((390, 844)),
    "phone-card": View((390, 844), click=".mark:not(:has(text))"),
    "tablet": View((820, 1180)),
    "embed": View((660, 480), address="#embed", click=".mark:not(:has(text))"),
    "arabic": View(address="#lang=ar", click=".row"),
    "popup": View(click=".mark:not(:has(text))"),
    "ring": View(click=".mark:has(text)"),
    "menu": View(click="[data-menu=where]"),
    "about": View(click="[data-page=about]"),
    "paper": View((688, 1000)),  # 182 mm: A4 between its margins
    "no-javascript": View((1000, 900), options={"java_script_enabled": False}),
}
OPENED = ".leaflet-popup, .card, .pop"


def take(browser: Browser, file: Path, folder: Path, name: str) -> Path:
    """Write one picture; the file it went to."""
    view = VIEWS[name]
    size = {"width": view.size[0], "height": view.size[1]}
    context = browser.new_context(viewport=size, offline=True, **view.options)
    page = context.new_page()
    page.goto(file.resolve().as_uri() + view.address)
    if view.options.get("java_script_enabled", True):
        page.wait_for_function("() => document.documentElement.dataset.ready === 'true'")
        _arrange(page, name, view)
    picture = folder / f"{name}.png"
    page.screenshot(path=picture)
    context.close()
    return picture


def _arrange(page: Page, name: str, view: View) -> None:
    if view.click:
        page.locator(view.click).first.click(force=True)
        page.locator(OPENED).first.wait_for()
    if name == "paper":
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
    page.wait_for_timeout(400)  # the map pans


def main(file: Path, folder: Path, names: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name in names or VIEWS:
            print(take(browser, file, folder, name))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
