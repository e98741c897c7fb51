"""Dates and spans as sheets write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factlint.values.dates import ImpossibleDate, WrongWeekday, read_date, read_span, weekday_of
from factlint.values.period import Period


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023", "2023"),
        ("April 2018", "2018-04"),
        ("4 October 2020", "2020-10-04"),
        ("October 4, 2020", "2020-10-04"),
        ("Sept. 18, 2006", "2006-09-18"),
        ("18 Jan 2023", "2023-01-18"),
        ("2020-10", "2020-10"),
        ("2020-10-05", "2020-10-05"),
        ("Sunday 4 October 2020", "2020-10-04"),
        ("Sunday, October 4, 2020", "2020-10-04"),
    ],
)
def test_dates(text: str, iso: str) -> None:
    written = read_date(text)
    assert written is not None
    assert written.iso == iso


@pytest.mark.parametrize("text", ["", "120", "Belarus", "4 October", "10,000", "Sunday", "Sunday 2020", "may", "20201"])
def test_no_dates(text: str) -> None:
    assert read_date(text) is None
    assert read_span(text) is None


def test_wrong_weekday_says_the_right_one() -> None:
    with pytest.raises(WrongWeekday, match="4 October 2020 was a Sunday"):
        read_date("Monday 4 October 2020")


@pytest.mark.parametrize("text", ["31 September 2020", "29 February 2021", "2020-13", "2020-02-30"])
def test_impossible_dates(text: str) -> None:
    with pytest.raises(ImpossibleDate):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2007 to 2021", "2007-01-01", "2021-12-31"),
        ("since April 2010", "2010-04-01", None),
        ("until 2019-05-01", None, "2019-05-01"),
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("from 2008-05-07 to 2012-05-07", "2008-05-07", "2012-05-07"),
        ("2020-10-05 to 2020-10-15", "2020-10-05", "2020-10-15"),
        ("4 October 2020", "2020-10-04", "2020-10-04"),
    ],
)
def test_spans(text: str, first: str | None, last: str | None) -> None:
    assert read_span(text) == Period(
        date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
    )


def test_a_span_cannot_end_before_it_starts() -> None:
    with pytest.raises(ImpossibleDate, match="2008 is before 2012"):
        read_span("2012 to 2008")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back_with_its_weekday(day: date) -> None:
    written = read_date(f"{weekday_of(day)} {day.day} {day:%B} {day.year}")
    assert written is not None
    assert written.period == Period(day, day)


@given(st.text(max_size=30))
def test_any_text_is_a_span_or_none_or_a_mistake(text: str) -> None:
    try:
        read_span(text)
    except ValueError as error:
        assert str(error)
