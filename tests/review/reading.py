"""What a reader does with the keyboard."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from geo_incidents.incidents import read_decisions

READY = "document.documentElement.dataset.ready === 'true'"


def start(tab: Page, url: str) -> Page:
    """The page at its first item."""
    tab.goto(url)
    tab.wait_for_function(READY)
    return tab


def keys(tab: Page, *pressed: str) -> None:
    """Keys one after the other."""
    for one in pressed:
        tab.keyboard.press(one)


def pick(tab: Page, field: str, value: str) -> None:
    """A value of a list by the arrow keys: letters typed slowly would each begin a search of their own."""
    tab.locator(field).focus()
    keys(tab, "Home")
    for _ in range(40):
        if tab.locator(field).input_value() == value:
            return
        keys(tab, "ArrowDown")
    raise AssertionError(value)


def said(tab: Page, words: str) -> None:
    """What the page says after something is done."""
    expect(tab.locator("#said")).to_contain_text(words)


def accept(tab: Page) -> None:
    """Accept what is read, and wait until the row is kept."""
    title = tab.inner_text("#record h2")
    keys(tab, "a")
    said(tab, f"Accepted: {title}")


def at(tab: Page) -> str:
    """The item of the queue that is read."""
    return tab.inner_text("#queue [aria-current]")


def go(tab: Page, words: str) -> None:
    """To the item whose row has the words, by K and J."""
    for key in "kj":
        for _ in range(20):
            if words in at(tab):
                return
            keys(tab, key)
    raise AssertionError(words)


def actions(file: Path) -> list[str]:
    """What the rows of a file do."""
    return [row.action for row in read_decisions(file)]
