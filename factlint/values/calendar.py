"""Months, weekdays and the days that a partial date covers: (2020, 10) is 1 to 31 October 2020.

Spellings come from ``data/months.yaml`` and ``data/weekdays.yaml``; Monday is 0, as in :mod:`datetime`.
"""

from __future__ import annotations

import calendar
import functools
from datetime import date, timedelta

from factlint import data
from factlint.values.period import Period


@functools.cache
def months() -> dict[str, int]:
    """Every spelling of a month in lower case, without a full stop, and its number."""
    table = data.load("months")
    return {**table["names"], **table["abbreviations"]}


@functools.cache
def weekdays() -> dict[str, int]:
    """Every spelling of a weekday in lower case, and its number; Monday is 0."""
    table = data.load("weekdays")
    return {**table["names"], **table["abbreviations"]}


def month_name(month: int) -> str:
    """``10`` → "October"."""
    return next(str(name).capitalize() for name, number in data.load("months")["names"].items() if number == month)


def weekday_name(weekday: int) -> str:
    """``6`` → "Sunday"."""
    return next(str(name).capitalize() for name, number in data.load("weekdays")["names"].items() if number == weekday)


@functools.lru_cache(maxsize=1 << 12)
def days_in(month: int, year: int | None = None) -> int:
    """How many days a month has; 29 for February where no year says otherwise."""
    return calendar.monthrange(2000 if year is None else year, month)[1]


def is_possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether there is such a day, month or year."""
    if year is not None and not 1 <= year <= 9999:
        return False
    if month is None:
        return day is None
    if not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= days_in(month, year)


@functools.lru_cache(maxsize=1 << 12)
def days_of(year: int, month: int | None = None, day: int | None = None) -> Period:
    """The days that a partial date covers. Raises ValueError where there is no such date."""
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return Period(date(year, month, 1), date(year, month, days_in(month, year)))
    return Period(date(year, month, day), date(year, month, day))


@functools.lru_cache(maxsize=1 << 12)
def iso(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """A partial date in ISO 8601: ``2017``, ``2020-12``, ``2020-10-07``, ``--10-07`` where no year is known."""
    head = "-" if year is None else f"{year:04d}"
    if month is None:
        return head
    return f"{head}-{month:02d}" if day is None else f"{head}-{month:02d}-{day:02d}"


def in_words(day: date) -> str:
    """``date(2020, 10, 4)`` → "4 October 2020"."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def period_in_words(period: Period) -> str:
    """A bounded period as a text would write it: "4 October 2020", "October 2020", "2020", else both its ends."""
    first, last = period.first, period.last
    if first is None or last is None:
        return " to ".join(in_words(day) for day in (first, last) if day is not None)
    if first == last:
        return in_words(first)
    if period == days_of(first.year):
        return str(first.year)
    if period == days_of(first.year, first.month):
        return f"{month_name(first.month)} {first.year}"
    return f"{in_words(first)} to {in_words(last)}"


def add_months(day: date, count: int) -> date:
    """The same day *count* months later, or the last day of that month. Raises ValueError outside years 1 to 9999."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9998:
        raise ValueError("year out of range")
    return date(year, month + 1, min(day.day, days_in(month + 1, year)))


def week_of(day: date) -> Period:
    """Monday to Sunday of the week that holds *day*."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))
