"""What is written together with an Arabic word."""

from __future__ import annotations

from geo_incidents.text.clitics import stems


def test_clitics_come_off_an_arabic_word() -> None:
    assert ("وب", "جبله") in set(stems("وبجبله"))
    assert ("", "وادي") in set(stems("وادي"))
