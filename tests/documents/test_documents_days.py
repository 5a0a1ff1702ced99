"""Days in every usual form; what could be two days is neither."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_incidents.documents.days import day_in, is_open, order_in

DAYS = st.dates(date(1970, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-07", "2025/3/7", "20250307", "2025-03-07T14:22:05+02:00", "2025-03-07 14:22", "7 March 2025",
        "March 7, 2025", "Mar 7, 2025", "Mar. 7, 2025", "Friday, 7 March 2025",
        "7th of March 2025",
        "Freitag, 7. März 2025", "7.3.2025", "Fri, 07 Mar 2025 14:22:00 GMT", "7 آذار 2025", "٧ آذار/مارس ٢٠٢٥",
        "7 مارس 2025",
        "7 mars 2025", "7 de marzo de 2025",
        "7 Mart 2025 Cuma", "٢٠٢٥/٣/٧", "45723", "45723.6", "1741357325", "1741357325000",
    ],
)  # fmt: skip
def test_forms_of_one_day(text: str) -> None:
    assert day_in(text, day_first=True) == "2025-03-07"


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2025-13-45", "30 February 2025", "31/02/2025", "7 March", "12", "9999", "3:45"]
)
def test_what_is_no_day(text: str) -> None:
    assert day_in(text, day_first=True) == ""
    assert not is_open(text)


@pytest.mark.parametrize("text", ["2025", "2025-03"])
def test_years_and_months_stand(text: str) -> None:
    assert day_in(text) == text


@given(DAYS, st.booleans())
def test_numbers_are_read_as_told_and_never_guessed(day: date, first: bool) -> None:
    text = f"{day:%d/%m/%Y}" if first else f"{day:%m/%d/%Y}"
    assert day_in(text, first) == day.isoformat()
    if day.day > 12 or day.day == day.month:
        assert day_in(text) == day_in(text, not first) == day.isoformat()
    else:
        assert day_in(text) == ""
        assert is_open(text)


@given(st.lists(DAYS, min_size=1), st.booleans())
def test_a_column_tells_its_order_by_the_days_that_leave_no_choice(days: list[date], first: bool) -> None:
    texts = [f"{day:%d.%m.%Y}" if first else f"{day:%m.%d.%Y}" for day in days]
    assert order_in(texts) == (first if any(day.day > 12 for day in days) else None)
